/** What in the state of the storage somebody should do something about. Pure. */
import type { StorageHealth, StorageWarning } from '../../core/protocol/storage-health'

const LOW_DISK = 0.1
const NEAR_LIMIT = 0.9

export function storageWarnings({ disk, accounts, housekeeping }: Omit<StorageHealth, 'warnings'>): StorageWarning[] {
  const warnings: StorageWarning[] = []
  if (disk.freeBytes < disk.sizeBytes * LOW_DISK) warnings.push({ kind: 'disk-low', freeBytes: disk.freeBytes })
  if (housekeeping?.failed) warnings.push({ kind: 'housekeeping-failed' })
  const near = accounts.flatMap(({ id, name, usedBytes, limitBytes }) => {
    const share = limitBytes ? usedBytes / limitBytes : 0
    return share >= NEAR_LIMIT ? [{ kind: 'account-near-limit' as const, id, name, share }] : []
  })
  return [...warnings, ...near.sort((a, b) => b.share - a.share)]
}
