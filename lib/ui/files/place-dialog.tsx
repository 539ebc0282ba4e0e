'use client'
/** Where items are moved or copied to. */
import { useTranslations } from 'next-intl'
import type { ShownNode } from '../../browser/drive-api'
import { PlaceChooser } from './place-chooser'
import type { DriveChanges } from './use-drive-changes'
import type { Folder } from './use-shown-folder'

interface PlaceDialogProps {
  readonly how: 'move-to' | 'copy-to'
  readonly nodes: readonly ShownNode[]
  readonly folder: Folder
  readonly changes: DriveChanges
  readonly onClose: () => void
}

export function PlaceDialog({ how, nodes, folder, changes, onClose }: PlaceDialogProps) {
  const t = useTranslations('files.place')
  const moving = how === 'move-to'
  const ids = nodes.map(({ id }) => id)
  // What is moved cannot go into itself, and is where it is already.
  const barred = new Set(nodes.filter(({ kind }) => kind === 'folder').map(({ id }) => id))
  return (
    <PlaceChooser
      title={t(moving ? 'moveTitle' : 'copyTitle', { count: nodes.length, name: nodes[0]?.name ?? '' })}
      take={t(moving ? 'move' : 'copy')}
      from={folder}
      barred={barred}
      mayTake={to => !moving || to !== folder.id}
      onTake={to => (moving ? changes.move(ids, to) : changes.copy(ids, to))}
      onClose={onClose}
    />
  )
}
