'use client'
/** Stars and recent files. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { DriveId, NodeId } from '../../core/ids'
import type { PlacedNodes } from '../../core/protocol/placed-node'
import { getRecent, getStarred } from '../api/shelf'
import { driveKey, keptIn } from './drive-key'
import { useDrive } from './use-me'

export function useStarred() {
  const drive = useDrive()?.id
  return useQuery({
    queryKey: driveKey(drive, 'starred'),
    queryFn: () => getStarred(drive as DriveId),
    enabled: drive !== undefined,
  })
}

/** Which nodes have a star; empty while that is not known. */
export function useStars(): ReadonlySet<NodeId> {
  const items = useStarred().data?.items
  return useMemo(() => new Set(items?.map(({ node }) => node.id)), [items])
}

/** Asks anew which nodes have a star, after this page changed that. */
export function useShowStars(): () => void {
  const drive = useDrive()?.id
  const queries = useQueryClient()
  return useCallback(() => void queries.invalidateQueries({ queryKey: driveKey(drive, 'starred') }), [queries, drive])
}

/** Shows them without, before the server has answered. */
export function useHideStars(): (nodes: readonly NodeId[]) => void {
  const drive = useDrive()?.id
  const queries = useQueryClient()
  return useCallback(
    nodes => {
      const gone = new Set(nodes)
      queries.setQueryData<PlacedNodes>(
        driveKey(drive, 'starred'),
        known => known && { items: known.items.filter(item => !gone.has(item.node.id)) },
      )
    },
    [queries, drive],
  )
}

/** `who`: an account, or `me`; `undefined`: anybody. */
export function useRecent(who: string | undefined) {
  const drive = useDrive()?.id
  return useQuery({
    queryKey: driveKey(drive, 'recent', who),
    queryFn: () => getRecent(drive as DriveId, who),
    enabled: drive !== undefined,
    placeholderData: keptIn(drive),
  })
}
