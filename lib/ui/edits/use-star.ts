'use client'
/** Gives files and folders a star, or takes it; undo takes that back. One that goes shows at once, one that comes with the answer. */
import { useCallback } from 'react'
import type { RemoteNode } from '../../core/protocol/messages'
import { useDriveClient } from '../client/drive-client-provider'
import { useEarlyWish } from '../client/use-early-wish'
import { useHideStars, useShowStars, useStars } from '../queries/use-shelf'
import { useReportEdit } from './use-report-edit'

type Starred = Pick<RemoteNode, 'id' | 'name'>

interface Wish {
  readonly nodes: readonly Starred[]
  readonly starred: boolean
}

export function useStar(): (nodes: readonly Starred[], starred: boolean) => void {
  const edits = useDriveClient()?.edits
  const stars = useStars()
  const [show, hide, report] = [useShowStars(), useHideStars(), useReportEdit()]
  const change = useCallback(
    async ({ nodes, starred }: Wish) => {
      const changed = nodes.filter(({ id }) => stars.has(id) !== starred)
      if (!edits || changed.length === 0) return
      if (!starred) hide(changed.map(({ id }) => id))
      report(await edits.star(changed, starred))
      show()
    },
    [edits, stars, show, hide, report],
  )
  const keepWish = useEarlyWish((wish: Wish) => void change(wish))
  return useCallback((nodes, starred) => keepWish({ nodes, starred }) || void change({ nodes, starred }), [keepWish, change])
}
