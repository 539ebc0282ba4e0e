'use client'
/** Where things come back to whose folder is gone, or that shall go elsewhere. */
import { useTranslations } from 'next-intl'
import { type NodeId, ROOT } from '../../core/ids'
import type { Trashed } from '../../core/protocol/trash'
import { useFolderState } from '../client/use-folder-state'
import { useWritableDrive } from '../client/use-writable-drive'
import { useReportEdit } from '../edits/use-report-edit'
import { PlaceChooser } from '../files/place-chooser'

interface PlaceDialogProps {
  readonly items: readonly Trashed[]
  readonly onDone: () => void
}

const TOP = { id: ROOT, path: [] }
/** What is in the trash is not in the tree. */
const NONE: ReadonlySet<NodeId> = new Set()

export function PlaceDialog({ items, onDone }: PlaceDialogProps) {
  const t = useTranslations('trash')
  const edits = useWritableDrive()?.edits
  const report = useReportEdit()
  const readable = useFolderState(ROOT).kind === 'listed'
  const ids = items.map(({ node }) => node.id)
  return (
    <PlaceChooser
      title={t('placeTitle', { count: items.length, name: items[0]?.node.name ?? '' })}
      description={t('placeText')}
      take={t('restoreHere')}
      from={TOP}
      barred={NONE}
      mayTake={() => edits !== undefined && readable}
      onTake={to => void edits?.restore(ids, { to, taken: 'keep-both' }).then(report)}
      onClose={onDone}
    />
  )
}
