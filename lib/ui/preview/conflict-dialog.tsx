'use client'
/** Somebody else saved the file meanwhile. Nothing was written yet, and the person decides with both texts at hand. */
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { RevisionId } from '../../core/ids'
import { Moment } from '../format/moment'
import { useNow } from '../format/use-now'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { useFaultText } from '../queries/use-fault-text'
import { CodeView } from './code-view'
import type { NewerRevision } from './save-result'

interface ConflictDialogProps {
  readonly name: string
  readonly newer: NewerRevision
  readonly readTheirs: (revision: RevisionId) => Promise<string | undefined>
  readonly onKeepBoth: () => void
  readonly onOverwrite: (over: RevisionId) => void
  /** Back to the text, undecided. */
  readonly onBack: () => void
}

type Theirs =
  | { readonly kind: 'hidden' | 'reading' | 'no-text' }
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'failed'; readonly error: unknown }

export function ConflictDialog({ name, newer, readTheirs, onKeepBoth, onOverwrite, onBack }: ConflictDialogProps) {
  const t = useTranslations('editor.conflict')
  const now = useNow()
  const both = useRef<HTMLButtonElement>(null)
  const [theirs, setTheirs] = useState<Theirs>({ kind: 'hidden' })
  const look = async () => {
    setTheirs({ kind: 'reading' })
    setTheirs(
      await readTheirs(newer.revision).then(
        (text): Theirs => (text === undefined ? { kind: 'no-text' } : { kind: 'read', text }),
        (error: unknown): Theirs => ({ kind: 'failed', error }),
      ),
    )
  }
  return (
    <Dialog
      alert
      wide
      open
      onOpenChange={open => !open && onBack()}
      title={t('title', { name })}
      description={t.rich(newer.author === '' ? 'whenUnknown' : 'when', {
        author: newer.author,
        moment: () => <Moment at={newer.at} now={now} />,
      })}
      initialFocus={both}
      actions={
        <>
          <Button tone="ghost" onClick={onBack} className="me-auto phone:me-0">
            {t('back')}
          </Button>
          <Button tone="caution" onClick={() => onOverwrite(newer.revision)}>
            {t('overwrite')}
          </Button>
          <Button ref={both} tone="primary" onClick={onKeepBoth}>
            {t('both')}
          </Button>
        </>
      }
    >
      <ul className="flex list-disc flex-col gap-1 ps-5 text-13 text-ink-soft">
        <li>{t('bothNote')}</li>
        <li>{t('overwriteNote')}</li>
      </ul>
      <div className="mt-3">
        {theirs.kind === 'read' ? <TheirText name={name} text={theirs.text} /> : <Look theirs={theirs} onLook={() => void look()} />}
      </div>
    </Dialog>
  )
}

function Look({ theirs, onLook }: { readonly theirs: Exclude<Theirs, { kind: 'read' }>; readonly onLook: () => void }) {
  const t = useTranslations('editor.conflict')
  const faultText = useFaultText()
  return (
    <>
      <Button size="sm" busy={theirs.kind === 'reading'} onClick={onLook}>
        {t('look')}
      </Button>
      {theirs.kind === 'failed' && (
        <p role="alert" className="mt-2 text-13 text-bad">
          {faultText(theirs.error)}
        </p>
      )}
      {theirs.kind === 'no-text' && <p className="mt-2 text-13 text-ink-soft">{t('noText')}</p>}
    </>
  )
}

function TheirText({ name, text }: { readonly name: string; readonly text: string }) {
  const t = useTranslations('editor.conflict')
  return (
    <section aria-label={t('theirs')}>
      <h3 className="mb-1.5 font-medium text-13">{t('theirs')}</h3>
      <div className="flex h-64 flex-col overflow-hidden rounded-md border border-line">
        <CodeView text={text} name={name} />
      </div>
    </section>
  )
}
