'use client'
/** One of a few values, all in sight. */
import { clsx } from 'clsx'
import { useId } from 'react'

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[]
  readonly onChange: (value: Value) => void
  /** For a toolbar: small, and the label is only read out. */
  readonly compact?: boolean
}

/** `relative`: what gets the focus, and is brought into sight, is the button that cannot be seen in it. */
const OPTION =
  'relative flex cursor-pointer select-none items-center rounded-sm text-ink-soft has-checked:bg-accent-wash has-checked:font-medium has-checked:text-accent-strong has-focus-visible:outline-2 has-focus-visible:outline-accent forced-colors:has-checked:outline-2'

export function Choice<Value extends string>({ label, value, options, onChange, compact = false }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset>
      <legend className={compact ? 'sr-only' : 'mb-1.5 font-medium text-13'}>{label}</legend>
      <div className={clsx('max-w-full rounded-md border border-line bg-sunken p-0.5', compact ? 'flex' : 'inline-flex flex-wrap gap-0.5')}>
        {options.map(option => (
          <label
            key={option.value}
            lang={option.lang}
            className={clsx(
              OPTION,
              compact ? 'min-h-6 px-2.5 text-12 pointer-coarse:min-h-9' : 'min-h-8 px-3.5 text-13 pointer-coarse:min-h-11',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
