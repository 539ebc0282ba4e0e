'use client'
/** A labelled input with its hint and its error. */
import { Field as Base } from '@base-ui/react/field'
import type { ComponentProps, ReactNode } from 'react'
import { unlessComposing } from './unless-composing'

interface FieldProps extends Omit<ComponentProps<typeof Base.Control>, 'className'> {
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** What is wrong with the value; `undefined` while nothing is. */
  readonly error?: ReactNode
}

export function Field({ label, hint, error, name, onKeyDown, ...control }: FieldProps) {
  return (
    <Base.Root invalid={error !== undefined} {...(name !== undefined && { name })} className="flex flex-col gap-1.5">
      <Base.Label className="font-medium text-13">{label}</Base.Label>
      <Base.Control
        {...control}
        onKeyDown={unlessComposing(onKeyDown)}
        className="min-h-10 w-full rounded-md border border-line-strong bg-canvas px-3 text-14 placeholder:text-ink-faint focus-visible:border-accent focus-visible:outline-offset-0 data-invalid:border-bad pointer-coarse:text-16"
      />
      {hint !== undefined && error === undefined && <Base.Description className="text-13 text-ink-soft">{hint}</Base.Description>}
      <Base.Error match={error !== undefined} className="text-13 text-bad">
        {error}
      </Base.Error>
    </Base.Root>
  )
}
