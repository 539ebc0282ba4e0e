'use client'
/** The menus of a folder: of its items, of itself, of what can be made, of its order, of its columns. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MenuAt } from '../kit/menu'
import { ColumnItems } from './column-items'
import type { FilesOverlaysProps } from './files-overlays'
import { type FilesMenu, useFilesUi } from './files-ui'
import { FolderMenu } from './folder-menu'
import { ItemMenu } from './item-menu'
import { NewItems } from './new-items'
import { SortItems } from './sort-items'

export function FilesMenus(props: FilesOverlaysProps) {
  const t = useTranslations('files.menu')
  const { menu, closeMenu } = useFilesUi()
  const [last, setLast] = useState<FilesMenu>()
  if (menu && menu !== last) setLast(menu)
  // What closes keeps its content until it is gone.
  const shown = menu ?? last
  if (!shown) return null
  return (
    <MenuAt open={menu !== undefined} place={shown.place} label={t(shown.what)} returnTo={() => shown.returnTo} onClose={closeMenu}>
      <Items what={shown.what} {...props} />
    </MenuAt>
  )
}

function Items({ what, listing, actions, onFind }: FilesOverlaysProps & Pick<FilesMenu, 'what'>) {
  switch (what) {
    case 'item':
      return <ItemMenu nodes={listing.selected} actions={actions} />
    case 'folder':
      return <FolderMenu listing={listing} actions={actions} onFind={onFind} />
    case 'new':
      return <NewItems folder={listing.folder.id} />
    case 'sort':
      return <SortItems />
    case 'columns':
      return <ColumnItems />
  }
}
