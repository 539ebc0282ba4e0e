'use client'
/** How much lies below folders, counted while one waits. */
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { useFormat } from '../format/use-format'
import { Skeleton } from '../kit/skeleton'
import { useCounts } from './use-counts'

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
