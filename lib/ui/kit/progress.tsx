'use client'
/** How far a piece of work is; `null` while that is not known. */

interface ProgressProps {
  /** 0 to 1. */
  readonly value: number | null
  readonly label: string
  readonly text: string
}

export function Progress({ value, label, text }: ProgressProps) {
  const percent = value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} aria-valuetext={text}>
      <span className="block h-1 overflow-hidden rounded-full bg-press">
        <span
          className="block h-full w-1/3 rounded-full bg-accent forced-colors:bg-[Highlight]"
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </span>
    </div>
  )
}
