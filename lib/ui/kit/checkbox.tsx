'use client'
/** A box to tick; half ticked where only some of what it stands for are. The whole square around it takes the finger. */
import { useEffect, useRef } from 'react'

interface CheckboxProps {
  /** Read out; not shown. */
  readonly label: string
  readonly checked: boolean | 'some'
  readonly onChange: (checked: boolean, range: boolean) => void
  readonly disabled?: boolean
}

/** `range`: Shift was held, so that everything since the last one is meant too. */
export function Checkbox({ label, checked, onChange, disabled = false }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = checked === 'some'
  }, [checked])
  return (
    <label className="flex size-8 shrink-0 items-center justify-center pointer-coarse:size-11">
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={checked === true}
        disabled={disabled}
        onChange={event => onChange(event.currentTarget.checked, (event.nativeEvent as MouseEvent).shiftKey)}
        className="size-4 accent-(--color-accent)"
      />
    </label>
  )
}
