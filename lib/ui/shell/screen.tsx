/** A screen that is a page of text and forms: its title, and one column. */
import type { ReactNode } from 'react'

interface ScreenProps {
  readonly title: string
  readonly children: ReactNode
}

export function Screen({ title, children }: ScreenProps) {
  return (
    <div className="flex-1 overflow-y-auto">
      <div className="mx-auto max-w-2xl px-6 pt-6 pb-12 phone:px-4 phone:pt-4">
        <h1 className="mb-5 font-semibold text-20">{title}</h1>
        {children}
      </div>
    </div>
  )
}
