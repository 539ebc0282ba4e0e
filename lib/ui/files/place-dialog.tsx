'use client'
/** Chooses the folder that items are moved or copied into: the way without a mouse, and across the drive. */
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import { Button } from '../kit/button'
import { Dialog } from '../kit/dialog'
import { FolderTree } from './folder-tree'
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
  const common = useTranslations('common')
  const [to, setTo] = useState<NodeId>(folder.id)
  const tree = useRef<HTMLDivElement>(null)
  const moving = how === 'move-to'
  // What is moved cannot go into itself, and is where it is already.
  const barred = new Set(nodes.filter(({ kind }) => kind === 'folder').map(({ id }) => id))
  const useless = moving && to === folder.id
  const go = () => {
    const ids = nodes.map(({ id }) => id)
    onClose()
    if (moving) changes.move(ids, to)
    else changes.copy(ids, to)
  }
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={t(moving ? 'moveTitle' : 'copyTitle', { count: nodes.length, name: nodes[0]?.name ?? '' })}
      initialFocus={tree}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" disabled={useless} focusableWhenDisabled onClick={go}>
            {t(moving ? 'move' : 'copy')}
          </Button>
        </>
      }
    >
      <FolderTree
        ref={tree}
        chosen={to}
        barred={barred}
        opened={folder.path.map(({ id }) => id)}
        onChoose={setTo}
        onTake={() => !useless && go()}
      />
    </Dialog>
  )
}
