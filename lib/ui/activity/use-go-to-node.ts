'use client'
/** Leads to a node that is known by its id alone; says so when it is not in the drive any more. */
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { useDriveClient } from '../client/drive-client-provider'
import { useEarlyWish } from '../client/use-early-wish'
import { whenWhole } from '../client/when-whole'
import { toast } from '../kit/toast'
import { useRoutes } from '../shell/use-routes'

interface Wish {
  readonly id: NodeId
  readonly kind: 'file' | 'folder'
}

export function useGoToNode(): (id: NodeId, kind: 'file' | 'folder') => void {
  const t = useTranslations('activity')
  const router = useRouter()
  const routes = useRoutes()
  const mirror = useDriveClient()?.mirror
  const keep = useEarlyWish((wish: Wish) => void go(wish.id, wish.kind))
  const missing = () =>
    toast(t('missing'), {
      description: t('missingText'),
      action: { label: t('toTrash'), onClick: () => router.push(routes.section('trash')) },
    })
  const go = async (id: NodeId, kind: 'file' | 'folder') => {
    // A folder's own screen tells by itself what became of it.
    if (kind === 'folder') return router.push(routes.folder(id))
    if (!mirror) return keep({ id, kind })
    const known = await mirror.node(id)
    const whole = known !== undefined || (await whenWhole(mirror))
    const node = known ?? (await mirror.node(id))
    if (node) router.push(routes.node(node))
    else if (whole) missing()
    else toast(t('notYet'))
  }
  return (id, kind) => void go(id, kind)
}
