'use client'
/** What can be done in the shown folder, beside every item. */
import { ClipboardPaste, Info, Search, Share2, SquareCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ROOT } from '../../core/ids'
import { MenuItem, MenuSeparator } from '../kit/menu'
import { useClipped } from './clipboard'
import { useFilesUi } from './files-ui'
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
  const ui = useFilesUi()
  const share = () => {
    const targets = [{ id: folder.id, kind: 'folder' as const, name: folder.path.at(-1)?.name ?? '' }]
    ui.openDialog({ what: 'share', targets, link: undefined })
  }
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
          {folder.id !== ROOT && (
            <MenuItem onClick={share}>
              <Share2 size={16} aria-hidden />
              {t('action.share')}
            </MenuItem>
          )}
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
