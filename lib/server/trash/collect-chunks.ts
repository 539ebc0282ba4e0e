/**
 * Frees the chunks that purging left without a revision. A pack with nothing else in it goes; one that is dead in large
 * part is written anew without them; in any other they stay, held like the rest. Looks through the revisions between
 * commits, not inside a transaction: whatever a commit names meanwhile is no longer on the list of spare chunks.
 * Only one of these, and no purge, may run at a time.
 */

import type { Server } from '../context'
import type { Database, Transaction } from '../db/database'
import { inGroups } from '../db/in-groups'
import { manifestOf } from '../manifests'
import { forgetFile } from '../packs/sweep-packs'
import { rewritePack } from './rewrite-pack'
import { forgetPack, keepChunks, spareIn } from './spare-chunks'

/** Chunks looked at together: each look reads the manifests of the whole drive. */
const CHUNKS_AT_ONCE = 200_000
const REVISIONS_AT_ONCE = 500
/** A pack is written anew when this share of its bytes is dead. */
const DEAD_SHARE = 0.25

export type Collecting = Pick<Server, 'db' | 'writer' | 'packs' | 'log' | 'now'> & {
  /** The server is to stop: what is not done is done the next time. */
  stopping(): boolean
}

export async function collectChunks(parts: Collecting, driveId: string): Promise<void> {
  const packs = await packsWithSpare(parts.db, driveId)
  for (let at = 0; at < packs.length && !parts.stopping(); ) {
    const group: string[] = []
    for (let chunks = 0; at < packs.length && chunks < CHUNKS_AT_ONCE; at++) {
      const pack = packs[at] as SparePack
      group.push(pack.id)
      chunks += Number(pack.spare)
    }
    await collectFrom(parts, driveId, group)
  }
}

interface SparePack {
  readonly id: string
  readonly spare: number | bigint
}

function packsWithSpare(db: Database, driveId: string): Promise<SparePack[]> {
  return db.$queryRaw<SparePack[]>`
    SELECT c."packId" AS "id", COUNT(*) AS "spare" FROM "SpareChunk" s
    JOIN "Chunk" c ON c."driveId" = s."driveId" AND c."hash" = s."hash"
    WHERE s."driveId" = ${driveId} GROUP BY c."packId" ORDER BY c."packId"`
}

async function collectFrom(parts: Collecting, driveId: string, packs: readonly string[]): Promise<void> {
  const dead = new Set<string>()
  for (const pack of packs) for (const { hash } of await spareIn(parts.db, driveId, pack)) dead.add(hash)
  const named = await takeNamed(parts, driveId, dead)
  if (named === 'stopped') return
  for (let at = 0; at < named.length; at += REVISIONS_AT_ONCE) {
    await parts.writer(tx => keepChunks(tx, driveId, named.slice(at, at + REVISIONS_AT_ONCE)))
  }
  for (const pack of packs) {
    if (parts.stopping()) return
    await freePack(parts, driveId, pack)
  }
}

/** Takes those out of `dead` that some revision names, and gives them. When stopped, nothing is known of the rest. */
async function takeNamed({ db, stopping }: Collecting, driveId: string, dead: Set<string>): Promise<string[] | 'stopped'> {
  const named: string[] = []
  const take = (hash: string) => void (dead.delete(hash) && named.push(hash))
  // Contents of one chunk are named by it, and have an index.
  const short = await inGroups([...dead], group =>
    db.revision.findMany({ where: { driveId, content: { in: group } }, select: { content: true }, distinct: ['content'] }),
  )
  for (const { content } of short) take(content)
  for (let after = ''; dead.size > 0; ) {
    const rows = await db.revision.findMany({
      where: { driveId, id: { gt: after }, chunkCount: { gt: 1 } },
      orderBy: { id: 'asc' },
      select: { id: true, content: true, size: true, manifest: true },
      take: REVISIONS_AT_ONCE,
    })
    for (const row of rows) for (const { hash } of manifestOf(row)) take(hash)
    const last = rows.at(-1)
    if (!last) break
    if (stopping()) return 'stopped'
    after = last.id
  }
  return named
}

async function freePack(parts: Collecting, driveId: string, pack: string): Promise<void> {
  const { db, writer, packs, now } = parts
  const spare = await spareIn(db, driveId, pack)
  const row = await db.pack.findUnique({ where: { id: pack }, select: { size: true, _count: { select: { chunks: true } } } })
  if (!row || spare.length === 0) return
  if (spare.length === row._count.chunks) {
    if (await writer(tx => dropPack(tx, driveId, pack, spare.length))) await forgetFile(packs, pack, now())
    return
  }
  const bytes = spare.reduce((sum, chunk) => sum + chunk.size, 0)
  if (bytes >= DEAD_SHARE * Number(row.size)) await rewritePack(parts, driveId, pack)
}

/** Rows first: a crash in between leaves a file that nobody names, which the sweep takes. */
async function dropPack(tx: Transaction, driveId: string, pack: string, chunks: number): Promise<boolean> {
  const spare = await spareIn(tx, driveId, pack)
  if (spare.length !== chunks) return false
  await forgetPack(tx, driveId, pack)
  return true
}
