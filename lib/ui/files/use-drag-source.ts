'use client'
/** Items of a list can be dragged: into folders of this page, and a single file out to the disk. */
import { useTranslations } from 'next-intl'
import type { DragEvent } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { contentUrl } from '../api/drive'
import { beginDrag, endDrag } from '../drag/drag-session'
import { subjects } from './selection'
import type { Listing } from './use-listing'

export function useDragSource({ items, selection, folder }: Listing) {
  const t = useTranslations('files')
  return {
    onDragStart(event: DragEvent) {
      const index = event.target instanceof HTMLElement ? event.target.dataset.item : undefined
      const node = index === undefined ? undefined : items[Number(index)]
      if (!node) return
      const nodes = subjects(selection, items, node)
      beginDrag({ drive: folder.drive, ids: nodes.map(({ id }) => id), from: folder.id })
      event.dataTransfer.effectAllowed = 'copyMove'
      event.dataTransfer.setData('text/plain', nodes.map(({ name }) => name).join('\n'))
      if (nodes.length === 1 && node.kind === 'file') event.dataTransfer.setData('DownloadURL', toDisk(node, folder.drive))
      showDragged(event.dataTransfer, nodes.length === 1 ? node.name : t('count', { count: nodes.length }))
    },
    onDragEnd: endDrag,
  }
}

/** What Chromium makes a file of when it is dropped outside of the browser; a name holds no colon. */
function toDisk({ id, name }: ShownNode, drive: Listing['folder']['drive']): string {
  return `application/octet-stream:${name}:${new URL(contentUrl(drive, id), location.href)}`
}

/** What follows the pointer: browsers take a picture of an element, which may be gone a moment later. */
function showDragged(data: DataTransfer, text: string): void {
  const chip = document.createElement('div')
  chip.className = 'files-dragged'
  chip.textContent = text
  document.body.append(chip)
  data.setDragImage(chip, -8, -8)
  setTimeout(() => chip.remove())
}
