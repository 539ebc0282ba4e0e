'use client'
/** The field of a dialog that gives a name. What is wrong with it is told while it is typed, and nothing goes on with it. */
import { useTranslations } from 'next-intl'
import { type FocusEvent, useRef, useState } from 'react'
import type { NodeId } from '../../core/ids'
import { endOfStem, nameProblem, tidyName } from './name-rules'

interface Named {
  readonly id: NodeId
  readonly name: string
}

interface NameFieldOptions {
  readonly kind: 'file' | 'folder'
  readonly siblings: readonly Named[]
  /** What it says before anybody types. */
  readonly first: () => string
  /** What gets another name, and may keep its own; `undefined`: something new. */
  readonly own?: Named | undefined
}

export function useNameField({ kind, siblings, first, own }: NameFieldOptions) {
  const t = useTranslations('files.name')
  const ref = useRef<HTMLInputElement>(null)
  const touched = useRef(false)
  const [value, setValue] = useState(first)
  const [tried, setTried] = useState(false)
  const name = tidyName(value)
  const problem = name === own?.name ? undefined : nameProblem(name, siblings, own?.id)
  // An empty field is no mistake until somebody wants to go on.
  const told = problem === 'empty' && !tried ? undefined : problem
  const selectStem = ({ currentTarget: input }: FocusEvent<HTMLInputElement>) => {
    if (!touched.current) input.setSelectionRange(0, endOfStem(input.value, kind))
    touched.current = true
  }
  return {
    ref,
    /** Without the spaces around it. */
    name,
    problem: told && t(`problem.${told}`),
    /** For the field, beside its label and its error. */
    control: {
      ref,
      value,
      name: 'name',
      dir: 'auto',
      autoComplete: 'off',
      spellCheck: false,
      onFocus: selectStem,
      onValueChange: setValue,
    },
    /** Whether to go on; if not, it says why. */
    accept: (): boolean => {
      setTried(true)
      if (problem) ref.current?.focus()
      return problem === undefined
    },
  }
}
