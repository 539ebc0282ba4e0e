'use client'
/** The folder that the address names, as it is now, and where the person came from. */
import { usePathname } from 'next/navigation'
import { useEffect, useMemo, useRef } from 'react'
import type { FolderState, ShownNode, Step } from '../../browser/drive-api'
import { type DriveId, type NodeId, ROOT } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import { useDriveClient } from '../client/drive-client-provider'
import { useFolderState } from '../client/use-folder-state'
import { useFolderNodes } from '../queries/use-folder-nodes'
import { useDrive, useMe } from '../queries/use-me'
import { folderOf } from '../shell/route'

export interface Folder {
  readonly id: NodeId
  readonly drive: DriveId
  /** From below the top of the drive down to the folder itself. */
  readonly path: readonly Step[]
  readonly nodes: readonly ShownNode[]
}

export interface ShownFolder {
  readonly id: NodeId
  /** As last heard, also while the server does not answer; not once it is known to be gone. */
  readonly folder: Folder | undefined
  /** The account has no drive at all. */
  readonly driveless: boolean
  readonly error: Error | undefined
  readonly retry: () => void
  readonly cameFrom: NodeId | undefined
}

/** To be used once: it remembers where the person was. */
export function useShownFolder(): ShownFolder {
  const id = folderOf(usePathname())
  const me = useMe()
  const drive = useDrive()?.id
  const client = useDriveClient()
  const state = useFolderState(id)
  // The first list of a page need not wait for the replica, nor does one where there is none.
  const asked = useFolderNodes(client && state.kind !== 'loading' ? undefined : drive, id)
  const { listed, error } = answerOf(state, asked.data, me.error ?? asked.error)
  const { path, nodes } = listed ?? {}
  const folder = useMemo(
    () => (drive && path && nodes ? { id, drive, path: path.filter(step => step.id !== ROOT), nodes } : undefined),
    [id, drive, path, nodes],
  )
  return {
    id,
    folder,
    driveless: me.data !== undefined && drive === undefined,
    error,
    retry: () => {
      client?.nudge()
      void (me.error ? me.refetch() : client || asked.refetch())
    },
    cameFrom: useCameFrom(id),
  }
}

interface Listed {
  readonly path: readonly Step[]
  readonly nodes: readonly ShownNode[]
}

function answerOf(
  state: FolderState,
  asked: Listed | undefined,
  error: Error | null,
): { listed?: Listed | undefined; error?: Error | undefined } {
  if (state.kind === 'listed') return { listed: state }
  if (state.kind === 'gone') return { error: new RemoteFault('not-found') }
  if (state.kind === 'failed') return { listed: asked, error: new RemoteFault(state.why) }
  if (error instanceof RemoteFault && error.kind === 'not-found') return { error }
  return { listed: asked, error: error ?? undefined }
}

/** The folder shown before this one. */
function useCameFrom(id: NodeId): NodeId | undefined {
  const shown = useRef<{ now: NodeId; before: NodeId | undefined }>({ now: id, before: undefined })
  const { now, before } = shown.current
  useEffect(() => {
    if (shown.current.now !== id) shown.current = { now: id, before: shown.current.now }
  }, [id])
  return now === id ? before : now
}
