/** A part that scrolls by itself and may hold nothing to focus: it takes the focus itself, so that keys scroll it in every browser. */
import { clsx } from 'clsx'
import type { ReactNode, Ref } from 'react'

interface ScrollerProps {
  readonly label: string
  readonly ref?: Ref<HTMLElement>
  readonly className?: string
  readonly children: ReactNode
}

export function Scroller({ label, ref, className, children }: ScrollerProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section ref={ref} aria-label={label} tabIndex={0} className={clsx('-outline-offset-2 overflow-y-auto', className)}>
      {children}
    </section>
  )
}
