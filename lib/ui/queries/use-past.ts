'use client'
/** What was in the drive: the trash, older contents, who did what, conflict copies. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DriveId, NodeId, RevisionId } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import type { ActivityItem } from '../../core/protocol/activity'
import type { ConflictCopy } from '../../core/protocol/conflicts'
import type { PastRevision } from '../../core/protocol/history'
import type { Trashed } from '../../core/protocol/trash'
import { getConflicts } from '../api/conflicts'
import { type ActivityAsked, emptyTrash, getActivity, getRevisions, getTrash, purge, removeVersion } from '../api/past'
import { driveKey } from './drive-key'
import { useDrive } from './use-me'
import { type Paged, usePages } from './use-pages'

export function useTrash(): Paged<Trashed> {
  const drive = useDrive()?.id
  return usePages(driveKey(drive, 'trash'), drive && (before => getTrash(drive, before)), page => page.items)
}

/** One after the other, and stops at the first that fails; what is not there any more is as good as purged. */
export function usePurge() {
  const drive = useDrive()?.id
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (nodes: readonly NodeId[]) => {
      for (const node of nodes) await purge(drive as DriveId, node).catch(unlessGone)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: driveKey(drive) }),
  })
}

function unlessGone(error: unknown): void {
  if (!(error instanceof RemoteFault) || error.kind !== 'not-found') throw error
}

export function useEmptyTrash() {
  const drive = useDrive()?.id
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => emptyTrash(drive as DriveId),
    onSettled: () => queries.invalidateQueries({ queryKey: driveKey(drive) }),
  })
}

export function useRemoveVersion(drive: DriveId) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ node, revision }: { readonly node: NodeId; readonly revision: RevisionId }) => removeVersion(drive, node, revision),
    onSettled: () => queries.invalidateQueries({ queryKey: driveKey(drive) }),
  })
}

export function useRevisions(drive: DriveId, node: NodeId): Paged<PastRevision> {
  return usePages(
    driveKey(drive, 'revisions', node),
    before => getRevisions(drive, node, before),
    page => page.revisions,
  )
}

export function useActivity(drive: DriveId | undefined, asked: ActivityAsked): Paged<ActivityItem> {
  return usePages(driveKey(drive, 'activity', asked), drive && (before => getActivity(drive, asked, before)), page => page.items)
}

export function useConflicts(): Paged<ConflictCopy> {
  const drive = useDrive()?.id
  return usePages(driveKey(drive, 'conflicts'), drive && (after => getConflicts(drive, after)), page => page.conflicts)
}
