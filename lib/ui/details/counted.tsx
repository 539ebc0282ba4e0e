'use client'
/** How much lies below folders, counted while one waits. */
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Counts } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import { useDriveClient } from '../client/drive-client-provider'
import { useFormat } from '../format/use-format'
import { Skeleton } from '../kit/skeleton'

/** `changed`: another value asks again. */
export function Counted({ folder, changed }: { readonly folder: NodeId; readonly changed: unknown }) {
  const t = useTranslations('details')
  const format = useFormat()
  const counts = useCounts(folder, changed)
  if (counts === undefined) return <Skeleton className="h-4 w-24" />
  if (counts === null) return t('unknown')
  return (
    <>
      {format.bytes(counts.bytes)}
      <span className="block text-12 text-ink-soft">{t('counts', { files: counts.files, folders: counts.folders })}</span>
    </>
  )
}

/** `undefined` while it is counted, `null` when it cannot be told now. */
function useCounts(folder: NodeId, changed: unknown): Counts | null | undefined {
  const mirror = useDriveClient()?.mirror
  const [counts, setCounts] = useState<Counts | null>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed is a reason to count again
  useEffect(() => {
    let here = true
    void mirror?.counts(folder).then(answer => here && setCounts(answer ?? null))
    return () => {
      here = false
    }
  }, [mirror, folder, changed])
  return counts
}
