'use client'
/** A shared file in the whole window, with the way to its neighbours, and to write in it where the link lets people. */
import type { NodeId } from '../../core/ids'
import { PreviewWindow } from '../preview/preview-window'
import { useLinkBytes } from './use-link-bytes'
import { useVisitDoor } from './use-visit-door'
import type { VisitedItem } from './visited-item'

interface VisitedPreviewProps {
  readonly items: readonly VisitedItem[]
  readonly folder: NodeId | undefined
  readonly id: NodeId
  readonly onShow: (id: NodeId) => void
  readonly onClose: () => void
}

export function VisitedPreview({ items, folder, id, onShow, onClose }: VisitedPreviewProps) {
  const bytesOf = useLinkBytes()
  const edits = useVisitDoor(items, folder)
  return <PreviewWindow nodes={items} id={id} onShow={onShow} onClose={onClose} bytesOf={bytesOf} {...(edits && { edits })} />
}
