'use client'
/** The rules of one drive, to read and to write. They are a file of it, so everybody who uses the drive has the same. */
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { MAX_RULES, type UnusedRule } from '../../core/local/ignore-rules'
import type { Drive } from '../api/drive'
import { useDriveClient } from '../client/drive-client-provider'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { ListFailed } from '../kit/list-failed'
import { Skeleton } from '../kit/skeleton'
import { useAskBeforeLeaving } from '../kit/use-ask-before-leaving'
import { useRulesDraft } from './use-rules-draft'
import { type SavedRules, useRulesFile } from './use-rules-file'

interface DriveRulesProps {
  readonly drive: Drive
  /** Told what stands in the field. */
  readonly onText: (text: string) => void
}

export function DriveRules({ drive, onText }: DriveRulesProps) {
  const { saved, error } = useRulesFile(drive.id)
  const client = useDriveClient()
  if (saved) return <RulesForm drive={drive} newest={saved} onText={onText} />
  return error ? <ListFailed error={error} retry={() => client?.nudge()} /> : <Skeleton className="h-72" />
}

function RulesForm({ drive, newest, onText }: DriveRulesProps & { readonly newest: SavedRules }) {
  const t = useTranslations('settings.ignore.own')
  const common = useTranslations('common')
  const draft = useRulesDraft(newest)
  const { text, parsed } = draft
  useAskBeforeLeaving(draft.dirty)
  useEffect(() => onText(text), [onText, text])
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void draft.save()
      }}
      className="flex flex-col gap-3"
    >
      <Field
        label={t('title', { drive: drive.name })}
        hint={t('text')}
        value={text}
        onValueChange={draft.write}
        readOnly={!draft.writable}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        error={draft.fault}
        render={<textarea rows={8} className="resize-y py-2 font-mono whitespace-pre" />}
      />
      <Unused lines={parsed.unused} cut={parsed.cut} />
      {draft.conflict ? (
        <Conflict onTheirs={draft.takeNewest} onMine={() => void draft.save(newest)} />
      ) : draft.writable ? (
        <div>
          <Button type="submit" busy={draft.saving} disabled={!draft.dirty}>
            {common('save')}
          </Button>
        </div>
      ) : (
        <p className="text-13 text-ink-soft">{t('viewOnly')}</p>
      )}
    </form>
  )
}

/** More than these say nothing more. */
const SHOWN_LINES = 5

function Unused({ lines, cut }: { readonly lines: readonly UnusedRule[]; readonly cut: boolean }) {
  const t = useTranslations('settings.ignore.own')
  if (lines.length === 0 && !cut) return null
  return (
    <ul role="status" className="flex flex-col gap-1 text-13 text-warn">
      {lines.slice(0, SHOWN_LINES).map(({ line, why }) => (
        <li key={line}>{t('unused', { line, why: t(`unusedWhy.${why}`, { most: MAX_RULES }) })}</li>
      ))}
      {lines.length > SHOWN_LINES && <li>{t('more', { count: lines.length - SHOWN_LINES })}</li>}
      {cut && <li>{t('cut')}</li>}
    </ul>
  )
}

function Conflict({ onTheirs, onMine }: { readonly onTheirs: () => void; readonly onMine: () => void }) {
  const t = useTranslations('settings.ignore.own')
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 rounded-lg border border-line bg-warn-wash px-4 py-3 text-13">
      <p className="min-w-48 flex-1 text-pretty">{t('conflict')}</p>
      <Button size="sm" onClick={onTheirs}>
        {t('theirs')}
      </Button>
      <Button size="sm" onClick={onMine}>
        {t('mine')}
      </Button>
    </div>
  )
}
