/** What goes into a zip file: the chosen nodes, folders with all that is in them, under names that are unique and safe anywhere. */
import { freeName } from '../../core/free-name'
import { type NodeId, ROOT } from '../../core/ids'
import { nameKey } from '../../core/name'
import { readerOf } from '../content'
import { type Node, Prisma } from '../db/generated/client'
import { inGroups } from '../db/in-groups'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { topmost } from '../node-chains'
import type { ZipEntry } from './zip-writer'

type Row = Pick<Node, 'id' | 'parentId' | 'name' | 'folder' | 'revisionId'>

/** In memory is a line for each, no more. */
const MAX_ENTRIES = 500_000
const TOO_MANY = 'too many files for one zip file'
const SELECT = { id: true, parentId: true, name: true, folder: true, revisionId: true } as const

export interface ZipWalk {
  /** Whoever asked went away. */
  readonly gone?: AbortSignal
  /** So many more entries are in memory from now on; what it throws ends the walk. */
  readonly hold?: (entries: number) => void
}

/**
 * Throws `not-found` when one of the nodes is not live, `too-large` for more files than a zip file can be asked for,
 * `bad-request` when whoever asked went away meanwhile, and what `hold` throws.
 */
export async function zipEntries(drive: Drive, ids: readonly NodeId[], { gone, hold }: ZipWalk = {}): Promise<ZipEntry[]> {
  let left = MAX_ENTRIES
  const walk = {
    most: () => left + 1,
    found(rows: number) {
      if (gone?.aborted) throw new Fault('bad-request', 'nobody waits for it any more')
      left -= rows
      if (left < 0) throw new Fault('too-large', TOO_MANY)
      hold?.(rows)
    },
  }
  const chosen = ids.includes(ROOT) ? await childrenOf(drive, [ROOT], walk) : await topmost(drive, await findAll(drive, ids, walk))
  const paths = uniquePaths(chosen)
  const entries: ZipEntry[] = []
  for (let level = chosen; level.length > 0; ) {
    const children = await childrenOf(
      drive,
      level.filter(row => row.folder).map(row => row.id),
      walk,
    )
    for (const child of children) paths.set(child.id, `${paths.get(child.parentId)}/${child.name}`)
    for (const entry of await entriesOf(drive, level, paths, new Set(children.map(child => child.parentId)))) entries.push(entry)
    level = children
  }
  return entries
}

/** Throws what `zipEntries` would, in a moment and without making anything. */
export async function requireZippable(drive: Drive, ids: readonly NodeId[], most = MAX_ENTRIES): Promise<void> {
  const tops = ids.includes(ROOT) ? [] : await topmost(drive, await findAll(drive, ids, UNCOUNTED))
  const folders = ids.includes(ROOT) ? [ROOT] : tops.map(({ id }) => id)
  const counts = await inGroups(folders, group => countBelow(drive, group))
  if (tops.length + counts.reduce((sum, count) => sum + count, 0) > most) throw new Fault('too-large', TOO_MANY)
}

const UNCOUNTED: Counted = { most: () => MAX_ENTRIES, found() {} }

async function countBelow({ id: driveId, server }: Drive, folders: readonly string[]): Promise<number[]> {
  const [row] = await server.db.$queryRaw<{ count: bigint | number }[]>`
    WITH RECURSIVE "below" ("id") AS (
      SELECT n."id" FROM "Node" n
      WHERE n."driveId" = ${driveId} AND n."parentId" IN (${Prisma.join([...folders])}) AND n."deleted" = FALSE
      UNION ALL
      SELECT c."id" FROM "below" b JOIN "Node" c ON c."driveId" = ${driveId} AND c."parentId" = b."id" WHERE c."deleted" = FALSE
      LIMIT ${MAX_ENTRIES + 1}
    ) SELECT COUNT(*) AS "count" FROM "below"`
  return [Number(row?.count ?? 0)]
}

/** Counts rows as they come, also those of one folder that holds more than there may be. */
interface Counted {
  most(): number
  found(rows: number): void
}

async function findAll({ id: driveId, server }: Drive, ids: readonly NodeId[], { found }: Counted): Promise<Row[]> {
  const wanted = [...new Set(ids)]
  const rows = await inGroups(wanted, group =>
    server.db.node.findMany({ where: { driveId, id: { in: group }, deleted: false }, select: SELECT }),
  )
  if (rows.length < wanted.length) throw new Fault('not-found')
  found(rows.length)
  return rows
}

function childrenOf({ id: driveId, server }: Drive, folders: readonly string[], { most, found }: Counted): Promise<Row[]> {
  return inGroups(folders, async group => {
    found(0)
    const where = { driveId, parentId: { in: group }, deleted: false }
    const rows = await server.db.node.findMany({ where, select: SELECT, orderBy: { nameKey: 'asc' }, take: most() })
    found(rows.length)
    return rows
  })
}

/** Siblings have different names already; what was chosen from several folders may not. */
function uniquePaths(rows: readonly Row[]): Map<string, string> {
  const taken = new Set<string>()
  const paths = new Map<string, string>()
  for (const { id, name, folder } of rows) {
    const free = freeName(name, folder ? 'folder' : 'file', key => taken.has(key))
    taken.add(nameKey(free))
    paths.set(id, free)
  }
  return paths
}

/** A folder that holds something needs no entry of its own. */
async function entriesOf(
  drive: Drive,
  rows: readonly Row[],
  paths: ReadonlyMap<string, string>,
  filled: ReadonlySet<string>,
): Promise<ZipEntry[]> {
  const { server, id: driveId } = drive
  const revisions = await inGroups(
    rows.map(row => row.revisionId).filter(id => id !== null),
    group => server.db.revision.findMany({ where: { driveId, id: { in: group } }, select: { id: true, size: true, mtime: true } }),
  )
  const byId = new Map(revisions.map(revision => [revision.id, revision]))
  const now = server.now()
  return rows.flatMap(row => {
    const path = paths.get(row.id) as string
    if (row.folder) return filled.has(row.id) ? [] : [{ path: `${path}/`, size: 0, mtime: now, read: nothing }]
    const revision = byId.get(row.revisionId ?? '')
    if (!revision) return []
    const size = Number(revision.size)
    return [{ path, size, mtime: Number(revision.mtime), read: () => readRevision(drive, revision.id, size) }]
  })
}

async function* nothing(): AsyncIterable<Uint8Array<ArrayBuffer>> {}

/** Breaks off when it was purged meanwhile. */
async function* readRevision(drive: Drive, id: string, size: number): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const row = await drive.server.db.revision.findUniqueOrThrow({ where: { driveId_id: { driveId: drive.id, id } } })
  yield* readerOf(drive, row)(0, size)
}
