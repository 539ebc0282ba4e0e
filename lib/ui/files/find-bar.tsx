'use client'
/** Finds by name in the shown folder, in place of the browser's search, which would see only the rows that are drawn. */
import { SearchX, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Button } from '../kit/button'
import { IconButton } from '../kit/icon-button'
import { isComposing } from '../kit/is-composing'
import { Notice } from '../kit/notice'
import { FIND_FIELD_ID } from './find-field-id'

interface FindBarProps {
  readonly text: string
  readonly found: number
  readonly total: number
  readonly onText: (text: string) => void
  readonly onClose: () => void
  /** To the first that was found. */
  readonly onDown: () => void
}

export function FindBar({ text, found, total, onText, onClose, onDown }: FindBarProps) {
  const t = useTranslations('files.find')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'ArrowDown' || event.key === 'Enter') onDown()
    else return
    event.preventDefault()
  }
  return (
    <search className="flex min-h-11 shrink-0 items-center gap-3 border-line border-b bg-sunken px-4 phone:pe-2">
      <input
        ref={field}
        id={FIND_FIELD_ID}
        type="text"
        value={text}
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('label')}
        placeholder={t('label')}
        onChange={event => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        className="h-8 min-w-0 max-w-96 flex-1 rounded-md border border-line-strong bg-canvas px-2.5 text-13 outline-offset-0 placeholder:text-ink-faint focus-visible:border-accent pointer-coarse:h-10 pointer-coarse:text-16"
      />
      <span role="status" className="tabular shrink-0 text-12 text-ink-soft">
        {t('found', { found, total })}
      </span>
      <IconButton label={t('close')} onClick={onClose} className="ms-auto">
        <X size={16} aria-hidden />
      </IconButton>
    </search>
  )
}

export function NothingFound({ text, onClear }: { readonly text: string; readonly onClear: () => void }) {
  const t = useTranslations('files.find')
  return (
    <Notice
      icon={<SearchX size={32} strokeWidth={1.5} aria-hidden />}
      title={t('nothing', { text })}
      action={<Button onClick={onClear}>{t('showAll')}</Button>}
    >
      {t('nothingText')}
    </Notice>
  )
}
