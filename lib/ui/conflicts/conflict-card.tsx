'use client'
/** One conflict: the copy and what it was copied from, beside each other, and what may become of them. */
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { ConflictChoice, DriveClient, SeenConflict } from '../../browser/drive-api'
import type { DriveId } from '../../core/ids'
import type { ConflictCopy } from '../../core/protocol/conflicts'
import { useMay, useWritableDrive } from '../client/use-writable-drive'
import { useReportEdit } from '../edits/use-report-edit'
import { Name } from '../format/name'
import { Button } from '../kit/button'
import { PlaceText } from '../placed/placed-list'
import { canCompare } from './can-compare'
import { Compare } from './compare'
import { Side } from './side'

interface ConflictCardProps {
  readonly drive: DriveId
  readonly conflict: ConflictCopy
  readonly now: number
}

export function ConflictCard({ drive, conflict: { copy, of }, now }: ConflictCardProps) {
  const t = useTranslations('conflicts')
  const heading = useId()
  const [comparing, setComparing] = useState(false)
  const mayKeep = useMay('write')
  const { resolve, busy } = useResolve({ copy: copy.node, of: of?.node })
  const name = of?.node.name ?? copy.node.name
  return (
    <section aria-labelledby={heading} className="rounded-lg border border-line">
      <header className="border-line border-b px-4 py-3">
        <h2 id={heading} className="font-semibold text-14">
          <Name text={name} />
        </h2>
        <p className="truncate text-12 text-ink-soft">
          <PlaceText path={(of ?? copy).path} />
        </p>
      </header>
      <div className="grid grid-cols-2 divide-x divide-line phone:grid-cols-1 phone:divide-x-0 phone:divide-y">
        <Side label={t('original')} drive={drive} node={of?.node} now={now} onKeep={resolve && (() => resolve('theirs'))} busy={busy} />
        <Side
          label={t('copy')}
          drive={drive}
          node={copy.node}
          now={now}
          onKeep={resolve && of ? () => resolve('mine') : undefined}
          busy={busy}
        />
      </div>
      {comparing && of && <Compare drive={drive} left={of.node} right={copy.node} />}
      <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-4 py-3">
        {of && canCompare(of.node, copy.node) && (
          <Button size="sm" tone="ghost" aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
            {t(comparing ? 'hideDifference' : 'showDifference')}
          </Button>
        )}
        {mayKeep && (
          <Button size="sm" busy={busy} disabled={!resolve} onClick={() => resolve?.('both')}>
            {t(of ? 'keepBoth' : 'keepCopy')}
          </Button>
        )}
      </footer>
    </section>
  )
}

function useResolve(conflict: SeenConflict) {
  const drive = useWritableDrive()
  const report = useReportEdit()
  const [busy, setBusy] = useState(false)
  const resolve = async ({ edits }: DriveClient, choice: ConflictChoice) => {
    setBusy(true)
    const result = await edits.resolveConflict(conflict, choice)
    setBusy(false)
    report(result)
  }
  return { busy, resolve: drive && ((choice: ConflictChoice) => void resolve(drive, choice)) }
}
