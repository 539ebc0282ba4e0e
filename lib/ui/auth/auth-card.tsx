/** The one column of the pages before signing in. */
import type { ReactNode } from 'react'
import { Mark } from '../mark/mark'

interface AuthCardProps {
  readonly title: string
  readonly text?: string
  readonly children: ReactNode
}

export function AuthCard({ title, text, children }: AuthCardProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center p-4 py-10 phone:justify-start phone:pt-16">
      <div className="w-full max-w-96">
        <div className="mb-8 flex items-center gap-2.5">
          <Mark figure="apart" size={24} className="text-accent" />
          <span className="font-semibold text-16 tracking-[-0.01em]">Lockstep</span>
        </div>
        <h1 className="text-balance font-semibold text-20">{title}</h1>
        {text !== undefined && <p className="mt-1.5 text-pretty text-ink-soft">{text}</p>}
        <div className="mt-6">{children}</div>
      </div>
    </main>
  )
}
