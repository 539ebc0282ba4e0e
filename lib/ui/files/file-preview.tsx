'use client'
/** The preview of a file of the shown folder, with the way to save what is written in it. */
import type { ShownNode } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import { Preview } from '../preview/preview'
import { useEditDoor } from './use-edit-door'
import type { Folder } from './use-shown-folder'

interface FilePreviewProps {
  readonly folder: Folder
  readonly items: readonly ShownNode[]
  readonly id: NodeId
  readonly onShow: (id: NodeId) => void
  readonly onClose: () => void
}

export function FilePreview({ folder, items, id, onShow, onClose }: FilePreviewProps) {
  const edits = useEditDoor(folder)
  return <Preview drive={folder.drive} nodes={items} id={id} onShow={onShow} onClose={onClose} {...(edits && { edits })} />
}
