'use client'
/** The field in place of a name. Enter and leaving it keep the name, Escape does not; what no drive takes is said beside it. */
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { isComposing } from '../kit/is-composing'
import type { Renaming } from './listing-props'
import { endOfStem, nameProblem, tidyName } from './name-rules'

interface RenameFieldProps {
  readonly node: ShownNode
  readonly renaming: Renaming
  readonly className?: string | undefined
}

export function RenameField({ node, renaming, className }: RenameFieldProps) {
  const t = useTranslations('files.name')
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(node.name)
  const ended = useRef(false)
  const hint = useId()
  const tidy = tidyName(name)
  const problem = tidy === node.name ? undefined : nameProblem(tidy, renaming.siblings, node.id)
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(0, endOfStem(node.name, node.kind))
  }, [node.name, node.kind])
  const end = (keep: boolean) => {
    if (ended.current) return
    ended.current = true
    if (keep && tidy !== node.name && !problem) renaming.commit(node.id, tidy)
    else renaming.cancel()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (isComposing(event)) return
    if (event.key === 'Escape') end(false)
    else if (event.key === 'Enter' && !problem) end(true)
    else return
    event.preventDefault()
  }
  return (
    <span data-control className={clsx('relative min-w-0 flex-1', className)}>
      <input
        ref={field}
        value={name}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        aria-label={t('new', { name: node.name })}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? hint : undefined}
        onChange={event => setName(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => end(true)}
        className={clsx(
          'h-7 w-full rounded-sm border bg-canvas px-1.5 text-13 outline-offset-0 pointer-coarse:h-9 pointer-coarse:text-16',
          problem ? 'border-bad' : 'border-accent',
        )}
      />
      {problem && (
        <span
          id={hint}
          role="alert"
          className="absolute top-full inset-s-0 z-30 mt-1 max-w-80 whitespace-normal rounded-sm border border-line bg-float px-2 py-1 text-12 text-bad shadow-float"
        >
          {t(`problem.${problem}`)}
        </span>
      )}
    </span>
  )
}
