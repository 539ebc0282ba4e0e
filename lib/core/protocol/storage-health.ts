/** What all drives of the server take on its disk, and what somebody should look after. Sizes are bytes, times milliseconds since 1970. */
import { z } from 'zod/mini'

const count = z.int().check(z.minimum(0))

/** One account and all drives it owns. */
export const AccountStorageSchema = z.object({
  id: z.string(),
  name: z.string(),
  usedBytes: count,
  /** Of deleted files, with all their contents; what others hold as well is counted too. */
  trashBytes: count,
  /** `null`: what the disk has room for. */
  limitBytes: z.nullable(count),
})

export const StorageWarningSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('disk-low'), freeBytes: count }),
  /** `share`: of its limit that is used, from 0. */
  z.object({ kind: z.literal('account-near-limit'), id: z.string(), name: z.string(), share: z.number() }),
  z.object({ kind: z.literal('housekeeping-failed') }),
])

export const StorageHealthSchema = z.object({
  /** The disk that holds the data folder; `freeBytes`: what this server may still write. */
  disk: z.object({ sizeBytes: count, freeBytes: count }),
  databaseBytes: count,
  /** The contents of files. */
  packs: z.object({ count, bytes: count }),
  /** Made from the contents, and made again when it is lost. */
  thumbnailBytes: count,
  searchBytes: count,
  /** Of all accounts, those that hold most first. */
  accounts: z.array(AccountStorageSchema),
  /** When it ended last; `null`: not since the server started. */
  housekeeping: z.nullable(z.object({ at: z.int(), failed: z.boolean() })),
  /** The most pressing first. */
  warnings: z.array(StorageWarningSchema),
})

export type AccountStorage = z.infer<typeof AccountStorageSchema>
export type StorageWarning = z.infer<typeof StorageWarningSchema>
export type StorageHealth = z.infer<typeof StorageHealthSchema>
