'use client'
/** The folder that the address names, what became of asking for it, and where the person came from. */
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { NodeId } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import { useFolderNodes } from '../queries/use-folder-nodes'
import { useMe } from '../queries/use-me'
import { folderOf } from '../shell/route'

export type ShownFolder = ReturnType<typeof useShownFolder>

/** To be used once: it remembers where the person was. */
export function useShownFolder() {
  const id = folderOf(usePathname())
  const me = useMe()
  const drive = me.data?.drives[0]?.id
  const nodes = useFolderNodes(drive, id)
  const error = me.error ?? nodes.error
  return {
    id,
    drive,
    /** As last heard, also while the server does not answer; not once it is known to be gone. */
    folder: isGone(error) ? undefined : nodes.data,
    /** The account has no drive at all. */
    driveless: me.data !== undefined && drive === undefined,
    error,
    retry: () => void (me.error ? me.refetch() : nodes.refetch()),
    cameFrom: useCameFrom(id),
  }
}

function isGone(error: Error | null): boolean {
  return error instanceof RemoteFault && error.kind === 'not-found'
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
