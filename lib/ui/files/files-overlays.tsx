'use client'
/** The menus and dialogs of a folder, fetched when the first of them opens. */
import { useState } from 'react'
import type { NodeId } from '../../core/ids'
import { onDemand } from '../kit/on-demand'
import { useFilesUi } from './files-ui'
import type { FileActions } from './use-file-actions'
import type { Listing } from './use-listing'
import { useWarmUp } from './use-warm-up'

const FilesMenus = onDemand(async () => (await import('./files-menus')).FilesMenus)
const FilesDialogs = onDemand(async () => (await import('./files-dialogs')).FilesDialogs)

const LATER = [FilesMenus, FilesDialogs]

export interface FilesOverlaysProps {
  readonly listing: Listing
  readonly actions: FileActions
  /** Something new is there, to be brought into view. */
  readonly onMade: (node: NodeId) => void
  readonly onFind: () => void
}

/** Once one was open they stay, so that they can close as gently as they open. */
export function FilesOverlays(props: FilesOverlaysProps) {
  const { menu, dialog } = useFilesUi()
  useWarmUp(LATER)
  const [wanted, setWanted] = useState({ menus: false, dialogs: false })
  if (menu && !wanted.menus) setWanted({ ...wanted, menus: true })
  if (dialog && !wanted.dialogs) setWanted({ ...wanted, dialogs: true })
  return (
    <>
      {wanted.menus && <FilesMenus {...props} />}
      {wanted.dialogs && <FilesDialogs {...props} />}
    </>
  )
}
