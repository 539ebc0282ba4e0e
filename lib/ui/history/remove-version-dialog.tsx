'use client'
/** Before one older content of a file goes for good. */
import { useTranslations } from 'next-intl'
import type { DriveId } from '../../core/ids'
import type { PastRevision } from '../../core/protocol/history'
import type { RemoteNode } from '../../core/protocol/messages'
import { useFormat } from '../format/use-format'
import { ConfirmDialog } from '../kit/confirm-dialog'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useRemoveVersion } from '../queries/use-past'

interface RemoveVersionDialogProps {
  readonly drive: DriveId
  readonly node: RemoteNode
  readonly revision: PastRevision
  readonly onDone: () => void
}

export function RemoveVersionDialog({ drive, node, revision, onDone }: RemoveVersionDialogProps) {
  const t = useTranslations('history')
  const format = useFormat()
  const faultText = useFaultText()
  const remove = useRemoveVersion(drive)
  const go = async () => {
    const { kind } = await remove.mutateAsync({ node: node.id, revision: revision.id })
    toast(t(kind === 'done' ? 'removed' : 'needed'))
    onDone()
  }
  return (
    <ConfirmDialog
      title={t('removeTitle', { name: node.name })}
      description={<p>{t('removeText', { size: format.bytes(revision.size) })}</p>}
      problem={remove.error ? faultText(remove.error) : undefined}
      confirm={t('remove')}
      busy={remove.isPending}
      onConfirm={() => void go().catch(() => {})}
      onClose={onDone}
    />
  )
}
