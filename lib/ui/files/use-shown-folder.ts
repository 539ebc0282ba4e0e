'use client'
/** The folder that the address names, and which row to begin with when coming back up. */
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { NodeId } from '../../core/ids'
import { useFolderNodes } from '../data/use-folder-nodes'
import { useDrive } from '../data/use-me'
import { folderOf } from '../shell/route'

export function useShownFolder() {
  const id = folderOf(usePathname())
  const drive = useDrive()
  const query = useFolderNodes(drive?.id, id)
  return { id, drive, query, cameFrom: useCameFrom(id) }
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
