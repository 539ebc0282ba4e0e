'use client'
/** Stars and recent files. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DriveId, NodeId } from '../../core/ids'
import type { PlacedNodes } from '../../core/protocol/placed-node'
import { getRecent, getStarred, setStar } from '../api/shelf'
import { driveKey } from './drive-key'
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

interface StarChange {
  readonly node: NodeId
  readonly starred: boolean
}

/** A star that goes shows at once; one that comes with the answer. */
export function useSetStar() {
  const drive = useDrive()?.id
  const queries = useQueryClient()
  const key = driveKey(drive, 'starred')
  return useMutation({
    mutationFn: ({ node, starred }: StarChange) => setStar(drive as DriveId, node, starred),
    onMutate: ({ node, starred }) => {
      if (starred) return
      queries.setQueryData<PlacedNodes>(key, known => known && { items: known.items.filter(item => item.node.id !== node) })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
}

export function useRecent() {
  const drive = useDrive()?.id
  return useQuery({ queryKey: driveKey(drive, 'recent'), queryFn: () => getRecent(drive as DriveId), enabled: drive !== undefined })
}
