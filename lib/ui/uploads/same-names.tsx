'use client'
/** A file on its way has the name of one that is there: the person says what is to become of it. One question at a time. */
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { DriveUploads, SameName, SameNameAnswer } from '../../browser/drive-api'
import { Moment } from '../format/moment'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'

interface Asked {
  readonly question: SameName
  readonly answer: (answer: SameNameAnswer) => void
}

export function SameNames({ uploads }: { readonly uploads: DriveUploads }) {
  const [asked, setAsked] = useState<Asked>()
  useEffect(() => {
    const stop = uploads.onSameName(question => new Promise(answer => setAsked({ question, answer })))
    return () => {
      stop()
      setAsked(undefined)
    }
  }, [uploads])
  const answer = (given: SameNameAnswer) => {
    setAsked(undefined)
    asked?.answer(given)
  }
  return asked ? <SameNameDialog key={asked.question.item.id} question={asked.question} onAnswer={answer} /> : null
}

interface SameNameDialogProps {
  readonly question: SameName
  readonly onAnswer: (answer: SameNameAnswer) => void
}

function SameNameDialog({ question: { item, mtime, existing, others }, onAnswer }: SameNameDialogProps) {
  const t = useTranslations('uploads.same')
  const [forAll, setForAll] = useState(false)
  const keep = useRef<HTMLButtonElement>(null)
  const choose = (what: SameNameAnswer['what']) => () => onAnswer({ what, forAll })
  return (
    <Dialog
      open
      alert
      initialFocus={keep}
      onOpenChange={open => !open && onAnswer({ what: 'skip', forAll: false })}
      title={t('title', { name: item.name })}
      description={t(existing.kind === 'folder' ? 'folder' : 'text')}
      actions={
        <>
          <Button onClick={choose('skip')}>{t('skip')}</Button>
          {existing.kind === 'file' && <Button onClick={choose('version')}>{t('version')}</Button>}
          <Button ref={keep} tone="primary" onClick={choose('keep-both')}>
            {t('keepBoth')}
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-13">
        <Side label={t('new')} size={item.size} mtime={mtime} />
        {existing.revision && <Side label={t('existing')} size={existing.revision.size} mtime={existing.revision.mtime} />}
      </dl>
      {others > 0 && (
        <label className="mt-4 flex min-h-8 items-center gap-2.5 text-13 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            checked={forAll}
            onChange={event => setForAll(event.currentTarget.checked)}
            className="size-4 accent-(--color-accent)"
          />
          {t('forAll', { count: others })}
        </label>
      )}
    </Dialog>
  )
}

function Side({ label, size, mtime }: { readonly label: string; readonly size: number; readonly mtime: number }) {
  const format = useFormat()
  const now = useNow()
  return (
    <>
      <dt className="text-ink-soft">{label}</dt>
      <dd className="tabular">
        {format.bytes(size)} · <Moment at={mtime} now={now} />
      </dd>
    </>
  )
}
