'use client'
/** One text of a link's settings, saved when the field is left, by Enter, or when the dialog closes over it. */
import { type ComponentProps, useEffect, useEffectEvent, useState } from 'react'
import { Field } from '../kit/field'

interface TextSettingProps<Value> extends Omit<ComponentProps<typeof Field>, 'value' | 'error' | 'onValueChange' | 'onBlur' | 'onKeyDown'> {
  /** As it is saved. */
  readonly text: string
  /** `undefined`: it cannot be saved so. */
  readonly parse: (typed: string) => Value | undefined
  /** What is wrong with a text that cannot be saved. */
  readonly wrong: string
  readonly onSave: (value: Value) => void
  /** Enter is a line of the text. */
  readonly lines?: boolean
}

export function TextSetting<Value>({ text, parse, wrong, onSave, lines = false, ...field }: TextSettingProps<Value>) {
  const [typed, setTyped] = useState<string>()
  const value = typed === undefined ? undefined : parse(typed.trim())
  const commit = () => {
    if (typed?.trim() === text) setTyped(undefined)
    else if (value !== undefined) {
      setTyped(undefined)
      onSave(value)
    }
  }
  const leave = useEffectEvent(commit)
  useEffect(() => () => leave(), [])
  return (
    <Field
      {...field}
      value={typed ?? text}
      onValueChange={setTyped}
      onBlur={commit}
      onKeyDown={event => event.key === 'Enter' && !lines && commit()}
      autoComplete="off"
      error={typed !== undefined && value === undefined ? wrong : undefined}
      {...(lines && { render: <textarea rows={3} className="py-2" /> })}
    />
  )
}
