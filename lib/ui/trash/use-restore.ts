'use client'
/** Brings things back to where they were; what has no place any more is left to the asker. */
import type { Trashed } from '../../core/protocol/trash'
import { useWritableDrive } from '../client/use-writable-drive'
import { useReportEdit } from '../edits/use-report-edit'

/** `undefined` while the drive cannot be changed. `homeless`: called with those whose folder is gone. */
export function useRestore(homeless: (items: readonly Trashed[]) => void): ((items: readonly Trashed[]) => void) | undefined {
  const edits = useWritableDrive()?.edits
  const report = useReportEdit()
  if (!edits) return undefined
  return items => {
    const placed = items.filter(({ hasPlace }) => hasPlace)
    const rest = items.filter(({ hasPlace }) => !hasPlace)
    // A name that was given away meanwhile must not keep anything in the trash.
    if (placed.length > 0)
      void edits
        .restore(
          placed.map(({ node }) => node.id),
          { taken: 'keep-both' },
        )
        .then(report)
    if (rest.length > 0) homeless(rest)
  }
}
