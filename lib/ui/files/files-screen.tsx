'use client'
/** The drive as files and folders, whatever state that is in. */
import { useTranslations } from 'next-intl'
import { ROOT } from '../../core/ids'
import { useDocumentTitle } from '../shell/use-document-title'
import { useHydrated } from '../shell/use-hydrated'
import { FilesFailed } from './files-failed'
import { FilesHeader } from './files-header'
import { FilesLoading } from './files-loading'
import { FilesUiProvider } from './files-ui'
import { FolderScreen } from './folder-screen'
import { useShownFolder } from './use-shown-folder'

export function FilesScreen() {
  const t = useTranslations('files')
  const hydrated = useHydrated()
  const shown = useShownFolder()
  const { id, folder, error, driveless, retry, cameFrom } = shown
  useDocumentTitle(folder?.path.at(-1)?.name ?? t('title'))
  if (folder)
    return (
      <FilesUiProvider key={`${folder.drive}/${id}`}>
        <FolderScreen folder={folder} cameFrom={cameFrom} trouble={error} />
      </FilesUiProvider>
    )
  return (
    <>
      <FilesHeader path={[]} loading={hydrated && id !== ROOT && !error} />
      {error || driveless ? <FilesFailed error={error} retry={retry} /> : <FilesLoading />}
    </>
  )
}
