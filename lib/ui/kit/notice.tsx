/** The middle of an empty or failed screen: what is the matter, what is safe, the way on. */
import type { ReactNode } from 'react'

interface NoticeProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

export function Notice({ icon, title, children, action }: NoticeProps) {
  return (
    <div className="mx-auto flex h-full max-w-md flex-col items-center justify-center-safe gap-2 overflow-y-auto p-6 text-center">
      <div className="mb-2 text-ink-faint">{icon}</div>
      <h2 className="text-balance font-semibold text-16">{title}</h2>
      {children !== undefined && <div className="text-pretty text-ink-soft">{children}</div>}
      {action !== undefined && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
