'use client'
/** What can be done in the shown folder, beside every item. */
import { ClipboardPaste, Info, Search, SquareCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MenuItem, MenuSeparator } from '../kit/menu'
import { useClipped } from './clipboard'
import { changeFilesView } from './files-view'
import { ShortcutKeys } from './item-menu'
import { NewItems } from './new-items'
import { selectAll } from './selection'
import type { FileActions } from './use-file-actions'
import type { Listing } from './use-listing'

interface FolderMenuProps {
  readonly listing: Listing
  readonly actions: FileActions
  readonly onFind: () => void
}

export function FolderMenu({ listing: { folder, items, select }, actions, onFind }: FolderMenuProps) {
  const t = useTranslations('files')
  const clipped = useClipped()
  return (
    <>
      {actions.changes && (
        <>
          <NewItems folder={folder.id} />
          <MenuSeparator />
          <MenuItem disabled={!clipped} onClick={() => actions.paste()} keys={<ShortcutKeys id="paste" />}>
            <ClipboardPaste size={16} aria-hidden />
            {t('action.paste')}
          </MenuItem>
        </>
      )}
      <MenuItem disabled={items.length === 0} onClick={() => select(() => selectAll(items))} keys={<ShortcutKeys id="selectAll" />}>
        <SquareCheck size={16} aria-hidden />
        {t('selection.all')}
      </MenuItem>
      <MenuItem onClick={onFind} keys={<ShortcutKeys id="find" />}>
        <Search size={16} aria-hidden />
        {t('find.open')}
      </MenuItem>
      <MenuItem onClick={() => changeFilesView({ details: true })}>
        <Info size={16} aria-hidden />
        {t('details')}
      </MenuItem>
    </>
  )
}
