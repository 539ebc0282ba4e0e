/** The head of a screen that is a list: its title, and what can be done with all of it. */
import type { ReactNode } from 'react'

interface PageHeaderProps {
  readonly title: ReactNode
  readonly children?: ReactNode
}

export function PageHeader({ title, children }: PageHeaderProps) {
  return (
    <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
      <h1 className="min-w-0 flex-1 truncate font-semibold text-14">{title}</h1>
      {children}
    </header>
  )
}
