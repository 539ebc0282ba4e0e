/** One titled part of the settings. */
import type { ReactNode } from 'react'

export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-3 font-semibold text-16">{title}</h2>
      {children}
    </section>
  )
}
