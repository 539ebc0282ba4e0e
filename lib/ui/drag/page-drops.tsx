'use client'
/** What is dropped on the page: the drive's own items are moved, a folder of the disk is connected or sent, files are sent. */
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { unreachable } from '../../core/assert'
import type { NodeId } from '../../core/ids'
import { useWritableDrive } from '../client/use-writable-drive'
import { useConnect } from '../connect/use-connect'
import { useDriveChanges } from '../files/use-drive-changes'
import { onDemand } from '../kit/on-demand'
import { toast } from '../kit/toast'
import { folderOf } from '../shell/route'
import { DiskOverlay } from './disk-overlay'
import type { DroppedFolder } from './drop-choice'
import { type DiskItems, type DropPlace, diskDrop, nodeDrop } from './drop-decision'
import { usePageDrops } from './use-page-drops'

const DropChoice = onDemand(async () => (await import('./drop-choice')).DropChoice)
const DeleteDialog = onDemand(async () => (await import('../files/delete-dialog')).DeleteDialog)

interface Unconfirmed {
  readonly ids: readonly NodeId[]
  readonly count: number
}

export function PageDrops() {
  const t = useTranslations('uploads')
  const here = folderOf(usePathname())
  const connect = useConnect()
  const uploads = useWritableDrive()?.uploads
  const [asked, setAsked] = useState<DroppedFolder>()
  const [deleting, setDeleting] = useState<Unconfirmed>()
  const changes = useDriveChanges(useCallback((ids, count) => setDeleting({ ids, count }), []))

  const onDisk = (data: DataTransfer, place: DropPlace | undefined) => {
    const items = [...data.items].filter(({ kind }) => kind === 'file')
    const done = diskDrop(contentOf(items), place, here, { connect: connect.possible, upload: uploads !== undefined })
    switch (done.kind) {
      case 'none':
        return items.length > 0 && toast(t('impossible'))
      case 'upload':
        return uploads?.addDropped(data.items, done.to)
      case 'connect':
      case 'ask': {
        // The handle is only to be had before this event ends.
        const handle = (items[0] as HandleItem | undefined)?.getAsFileSystemHandle?.()
        if (!handle) return
        if (done.kind === 'connect') return connect.drop(handle)
        return setAsked({ handle, name: items[0]?.webkitGetAsEntry()?.name ?? '', to: done.to })
      }
      default:
        return unreachable(done)
    }
  }

  const over = usePageDrops({
    onDisk,
    onNodes: (drag, place, copy) => {
      const done = nodeDrop(drag, place, copy)
      if (done.kind === 'delete') changes?.remove(drag.ids)
      else if (done.kind === 'move') changes?.move(drag.ids, done.to)
      else if (done.kind === 'copy') changes?.copy(drag.ids, done.to)
    },
  })
  return (
    <>
      {over && <DiskOverlay over={over} connectable={connect.possible} uploadable={uploads !== undefined} />}
      {asked && (
        <DropChoice
          dropped={asked}
          onClose={() => setAsked(undefined)}
          onSync={() => connect.drop(asked.handle)}
          onUpload={handle => uploads?.addHandles([handle], asked.to)}
        />
      )}
      {deleting && (
        <DeleteDialog count={deleting.count} onClose={() => setDeleting(undefined)} onDelete={() => changes?.remove(deleting.ids, true)} />
      )}
    </>
  )
}

/** Of `DataTransferItem`; only in browsers that can keep a folder. */
interface HandleItem extends DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>
}

function contentOf(items: readonly DataTransferItem[]): DiskItems {
  return { count: items.length, oneFolder: items.length === 1 && items[0]?.webkitGetAsEntry()?.isDirectory === true }
}
