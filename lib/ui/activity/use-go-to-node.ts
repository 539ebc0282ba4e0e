'use client'
/** Leads to a node that is known by its id alone; says so when it is not in the drive any more. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import type { NodeId } from '../../core/ids'
import { useDriveClient } from '../client/drive-client-provider'
import { whenWhole } from '../client/when-whole'
import { folderUrl, nodeUrl } from '../shell/route'

export function useGoToNode(): (id: NodeId, kind: 'file' | 'folder') => void {
  const t = useTranslations('activity')
  const router = useRouter()
  const mirror = useDriveClient()?.mirror
  const missing = () =>
    toast(t('missing'), { description: t('missingText'), action: { label: t('toTrash'), onClick: () => router.push('/trash') } })
  const go = async (id: NodeId, kind: 'file' | 'folder') => {
    // A folder's own screen tells by itself what became of it.
    if (kind === 'folder') return router.push(folderUrl(id))
    if (!mirror) return toast(t('notYet'))
    const known = await mirror.node(id)
    const whole = known !== undefined || (await whenWhole(mirror))
    const node = known ?? (await mirror.node(id))
    if (node) router.push(nodeUrl(node))
    else if (whole) missing()
    else toast(t('notYet'))
  }
  return (id, kind) => void go(id, kind)
}
