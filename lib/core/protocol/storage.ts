/** What takes room in a drive. All sizes are bytes; but for `usedBytes`, they count a content once for each file that has it. */
import { z } from 'zod/mini'
import { FILE_KINDS } from '../file-kind'
import { NodeIdSchema } from './messages'

const count = z.int().check(z.minimum(0))
const Part = z.object({ files: count, bytes: count })

export const StorageSchema = z.object({
  /** On the server's disk, equal chunks once. */
  usedBytes: count,
  /** What all drives of the account may hold together. */
  limitBytes: count,
  /** Live files, and live folders. */
  live: Part,
  folders: count,
  /** The largest first; kinds without a file are left out. */
  kinds: z.array(z.extend(Part, { kind: z.enum(FILE_KINDS) })),
  /** Older contents of live files. `files` counts contents. */
  versions: Part,
  /** Deleted files with all their contents. */
  trash: Part,
})

const RoomSchema = z.object({
  /** Live files. */
  live: Part,
  /** As of `StorageSchema`. */
  versions: Part,
  trash: Part,
})

/** What takes room in one folder, by what lies in it. */
export const FolderStorageSchema = z.object({
  /** From below the top of the drive to the folder itself; empty for the top. */
  path: z.array(z.object({ id: NodeIdSchema, name: z.string() })),
  /** Live folders in it with all that lies and lay below, the largest first, at most 100. */
  folders: z.array(z.extend(RoomSchema, { id: NodeIdSchema, name: z.string() })),
  /** Those beyond. */
  others: RoomSchema,
  /** Files that lie in it themselves; as trash, also all that was deleted from it. */
  loose: RoomSchema,
})

/** Older contents of live files that would go. */
export const OldVersionsSchema = z.object({
  versions: count,
  /** Of the contents; what other contents share with them stays. */
  bytes: count,
})

/** `needed`: it is what the file holds now, or what a conflict copy stands against. */
export const RemovedVersionSchema = z.discriminatedUnion('kind', [
  z.extend(OldVersionsSchema, { kind: z.literal('done') }),
  z.object({ kind: z.literal('needed') }),
])

export type FolderStorage = z.infer<typeof FolderStorageSchema>
export type Room = z.infer<typeof RoomSchema>
export type OldVersions = z.infer<typeof OldVersionsSchema>
export type RemovedVersion = z.infer<typeof RemovedVersionSchema>
export type Storage = z.infer<typeof StorageSchema>
