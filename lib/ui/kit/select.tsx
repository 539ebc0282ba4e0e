'use client'
/** One of several values, as the system's own list: it works with every keyboard, every screen reader and on every phone. */
import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'

interface SelectProps<Value extends string> {
  /** Read out; the value itself must say enough to the eye. */
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  /** It differs from what is usual. */
  readonly marked?: boolean
}

export function Select<Value extends string>({ label, value, options, onChange, marked = false }: SelectProps<Value>) {
  return (
    <span className="relative inline-flex min-w-0 max-w-full">
      <select
        aria-label={label}
        value={value}
        onChange={event => onChange(event.currentTarget.value as Value)}
        className={clsx(
          'min-h-8 min-w-0 max-w-full appearance-none truncate rounded-md border py-0 pe-7 ps-2.5 text-13 pointer-coarse:min-h-11 pointer-coarse:text-16',
          marked ? 'border-accent bg-accent-wash font-medium text-accent-strong' : 'border-line-strong bg-canvas text-ink hover:bg-hover',
        )}
      >
        {options.map(option => (
          <option key={option.value} value={option.value} className="bg-float text-ink">
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden className="pointer-events-none absolute top-1/2 inset-e-2 -translate-y-1/2 text-ink-faint" />
    </span>
  )
}
