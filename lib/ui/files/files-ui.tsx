'use client'
/** What is open above the shown folder: at most one menu and one dialog. Knows nothing of what they show. */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import type { MenuPlace } from '../kit/menu'
import type { ShareTarget } from '../share/share-target'

export type FilesMenu = {
  readonly what: 'item' | 'folder' | 'new' | 'sort' | 'columns'
  readonly place: MenuPlace
  readonly returnTo: HTMLElement | null
}

export type FilesDialog =
  | { readonly what: 'new-folder' | 'new-text' }
  | { readonly what: 'move-to' | 'copy-to'; readonly nodes: readonly ShownNode[] }
  /** `link`: the one that it is about. */
  | { readonly what: 'share'; readonly targets: readonly ShareTarget[]; readonly link: string | undefined }
  /** The server wants a yes for so many. */
  | { readonly what: 'delete'; readonly ids: readonly NodeId[]; readonly count: number }

export interface FilesUi {
  readonly menu: FilesMenu | undefined
  readonly dialog: FilesDialog | undefined
  readonly openMenu: (menu: FilesMenu) => void
  readonly closeMenu: () => void
  readonly openDialog: (dialog: FilesDialog) => void
  readonly closeDialog: () => void
}

const FilesUiContext = createContext<FilesUi | undefined>(undefined)

export function FilesUiProvider({ children }: { readonly children: ReactNode }) {
  const [menu, openMenu] = useState<FilesMenu>()
  const [dialog, openDialog] = useState<FilesDialog>()
  const ui = useMemo<FilesUi>(
    () => ({ menu, dialog, openMenu, closeMenu: () => openMenu(undefined), openDialog, closeDialog: () => openDialog(undefined) }),
    [menu, dialog],
  )
  return <FilesUiContext value={ui}>{children}</FilesUiContext>
}

export function useFilesUi(): FilesUi {
  const ui = useContext(FilesUiContext)
  if (!ui) throw new Error('useFilesUi needs FilesUiProvider above it')
  return ui
}
