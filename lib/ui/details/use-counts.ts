'use client'
/** What lies below a folder, counted by this browser's replica of the drive. */
import { useEffect, useState } from 'react'
import type { Counts } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import { useDriveClient } from '../client/drive-client-provider'

/** `undefined` while it is counted and for no folder, `null` when it cannot be told now. `changed`: another value asks again. */
export function useCounts(folder: NodeId | undefined, changed: unknown): Counts | null | undefined {
  const mirror = useDriveClient()?.mirror
  const [counts, setCounts] = useState<Counts | null>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed is a reason to count again
  useEffect(() => {
    if (folder === undefined) return
    let here = true
    void mirror?.counts(folder).then(answer => here && setCounts(answer ?? null))
    return () => {
      here = false
    }
  }, [mirror, folder, changed])
  return counts
}
