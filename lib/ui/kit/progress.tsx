'use client'
/** How far a piece of work is; `null` while that is not known. */
import { Progress as Base } from '@base-ui/react/progress'

interface ProgressProps {
  /** 0 to 1. */
  readonly value: number | null
  readonly label: string
  readonly text: string
}

export function Progress({ value, label, text }: ProgressProps) {
  return (
    <Base.Root value={value === null ? null : Math.round(value * 1000) / 10} aria-label={label} getAriaValueText={() => text}>
      <Base.Track className="block h-1 overflow-hidden rounded-full bg-press">
        <Base.Indicator className="block rounded-full bg-accent data-indeterminate:w-1/3 forced-colors:bg-[Highlight]" />
      </Base.Track>
    </Base.Root>
  )
}
