'use client'
/** Before anything goes for good: what that is, and that no way leads back. */
import { useTranslations } from 'next-intl'
import type { Trashed } from '../../core/protocol/trash'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { ConfirmDialog } from '../kit/confirm-dialog'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useEmptyTrash, usePurge } from '../queries/use-past'

interface PurgeDialogProps {
  /** `undefined`: the whole trash. */
  readonly items: readonly Trashed[] | undefined
  /** What of the trash is known here; `more`: there is more in it. */
  readonly all: readonly Trashed[]
  readonly more: boolean
  readonly onDone: () => void
}

const SHOWN = 5

export function PurgeDialog({ items, all, more, onDone }: PurgeDialogProps) {
  const t = useTranslations('trash')
  const common = useTranslations('common')
  const format = useFormat()
  const faultText = useFaultText()
  const purge = usePurge()
  const empty = useEmptyTrash()
  const lost = items ?? all
  const count = lost.reduce((sum, { files }) => sum + files, 0)
  const size = format.bytes(lost.reduce((sum, { bytes }) => sum + bytes, 0))
  const onSuccess = () => {
    toast(t('purged'))
    onDone()
  }
  const go = () =>
    items
      ? purge.mutate(
          items.map(({ node }) => node.id),
          { onSuccess },
        )
      : empty.mutate(undefined, { onSuccess })
  const error = purge.error ?? empty.error
  return (
    <ConfirmDialog
      title={items ? t('purgeTitle', { count: items.length, name: items[0]?.node.name ?? '' }) : t('emptyTitle')}
      description={
        <>
          <p>{items === undefined && more ? t('lostAll') : t('lost', { count, size })}</p>
          <ul className="mt-3 flex flex-col gap-1 text-13 text-ink">
            {lost.slice(0, SHOWN).map(({ node }) => (
              <li key={node.id}>
                <Name text={node.name} />
              </li>
            ))}
            {lost.length > SHOWN && <li className="text-ink-soft">{common('more', { count: lost.length - SHOWN })}</li>}
          </ul>
        </>
      }
      problem={error ? faultText(error) : undefined}
      confirm={t(items ? 'purge' : 'empty')}
      busy={purge.isPending || empty.isPending}
      onConfirm={go}
      onClose={onDone}
    />
  )
}
