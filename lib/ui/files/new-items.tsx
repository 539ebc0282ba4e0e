'use client'
/** What can be made in a folder, or brought into it. */
import { FilePlus, FileUp, FolderPlus, FolderUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { useWritableDrive } from '../client/use-writable-drive'
import { MenuItem, MenuSeparator } from '../kit/menu'
import { uploadFiles, uploadFolder } from '../uploads/pick-files'
import { useFilesUi } from './files-ui'
import { ShortcutKeys } from './item-menu'

export function NewItems({ folder }: { readonly folder: NodeId }) {
  const t = useTranslations('files.new')
  const ui = useFilesUi()
  const uploads = useWritableDrive()?.uploads
  return (
    <>
      <MenuItem onClick={() => ui.openDialog({ what: 'new-folder' })} keys={<ShortcutKeys id="newFolder" />}>
        <FolderPlus size={16} aria-hidden />
        {t('folder')}
      </MenuItem>
      <MenuItem onClick={() => ui.openDialog({ what: 'new-text' })}>
        <FilePlus size={16} aria-hidden />
        {t('text')}
      </MenuItem>
      {uploads && (
        <>
          <MenuSeparator />
          <MenuItem onClick={() => uploadFiles(uploads, folder)}>
            <FileUp size={16} aria-hidden />
            {t('uploadFiles')}
          </MenuItem>
          <MenuItem onClick={() => uploadFolder(uploads, folder)}>
            <FolderUp size={16} aria-hidden />
            {t('uploadFolder')}
          </MenuItem>
        </>
      )}
    </>
  )
}
