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
  /** Folders at the top with all that lies below, the largest first, at most 100. */
  tops: z.array(z.extend(Part, { id: NodeIdSchema, name: z.string() })),
  /** In folders at the top beyond those. */
  otherTops: Part,
  /** Files that lie at the top themselves. */
  loose: Part,
  /** Older contents of live files. `files` counts contents. */
  versions: Part,
  /** Deleted files with all their contents. */
  trash: Part,
})

export type Storage = z.infer<typeof StorageSchema>
