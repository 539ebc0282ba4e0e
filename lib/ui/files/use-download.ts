'use client'
/** Downloads by the browser itself: one file as it is, anything else as a zip that the server makes on the way. */
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { RemoteFault } from '../../core/ports'
import { MAX_ZIP_NODES } from '../../core/protocol/zip'
import { contentUrl, orderZip } from '../api/drive'
import { onSignedOut } from '../auth/signed-out'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useDrive } from '../queries/use-me'
import { followDownload } from './follow-download'
import type { Folder } from './use-shown-folder'
import { zipNodes } from './zip-nodes'

/** `nodes`: of the folder, and not none. What stands in the way of a zip is said here: the page stays. */
export function useDownload(folder: Folder): (nodes: readonly ShownNode[]) => void {
  const t = useTranslations('files.downloads')
  const faultText = useFaultText()
  const driveName = useDrive()?.name ?? ''
  return useCallback(
    nodes => {
      const { drive, path } = folder
      const [only] = nodes.length === 1 ? nodes : []
      if (only?.kind === 'file') return followDownload(contentUrl(drive, only.id), only.name)
      const wanted = zipNodes({ folder, ids: nodes.map(({ id }) => id) })
      if (!wanted) return void toast(t('tooMany', { count: MAX_ZIP_NODES }), { description: t('tooManyText') })
      const refused = (error: unknown) => {
        if (error instanceof RemoteFault && error.kind === 'signed-out') onSignedOut()
        else toast(t('failed'), { description: faultText(error) })
      }
      orderZip(drive, wanted, only?.name ?? path.at(-1)?.name ?? driveName).then(url => followDownload(url, ''), refused)
    },
    [folder, driveName, faultText, t],
  )
}
