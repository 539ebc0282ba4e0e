/**
 * Chunks that a purge may have left without a revision. They are held like any other until `collect-chunks` has looked
 * through all revisions; a commit that names one takes it off the list in its own transaction, so that no look which
 * began earlier can free it.
 */
import type { ChunkHash } from '../../core/ids'
import type { Database, Transaction } from '../db/database'
import { inGroups } from '../db/in-groups'
import { type Insert, insertRows } from '../db/insert-rows'

// Not an interface: those have no index signature.
type SpareRow = { readonly driveId: string; readonly hash: string }

const SPARE: Insert<SpareRow> = {
  table: 'SpareChunk',
  columns: ['driveId', 'hash'],
  suffix: 'ON CONFLICT ("driveId", "hash") DO NOTHING',
}

export async function addSpare(tx: Transaction, driveId: string, hashes: Iterable<string>): Promise<void> {
  await insertRows(
    tx,
    SPARE,
    [...new Set(hashes)].map(hash => ({ driveId, hash })),
  )
}

/** Chunks that some revision has after all. */
export async function keepChunks(tx: Transaction, driveId: string, hashes: readonly (ChunkHash | string)[]): Promise<void> {
  if (hashes.length === 0 || !(await tx.spareChunk.findFirst({ where: { driveId } }))) return
  await inGroups([...new Set(hashes)], async group => {
    await tx.spareChunk.deleteMany({ where: { driveId, hash: { in: group } } })
    return []
  })
}

/** Those of a pack. */
export function spareIn(db: Database | Transaction, driveId: string, pack: string): Promise<{ hash: string; size: number }[]> {
  return db.$queryRaw<{ hash: string; size: number }[]>`
    SELECT c."hash", c."size" FROM "Chunk" c
    WHERE c."packId" = ${pack} AND EXISTS (SELECT 1 FROM "SpareChunk" s WHERE s."driveId" = ${driveId} AND s."hash" = c."hash")`
}

/** Takes a pack and its chunks out of the index. */
export async function forgetPack(tx: Transaction, driveId: string, pack: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "SpareChunk" WHERE "driveId" = ${driveId} AND "hash" IN (SELECT "hash" FROM "Chunk" WHERE "packId" = ${pack})`
  const { size } = await tx.pack.delete({ where: { id: pack } })
  await tx.drive.update({ where: { id: driveId }, data: { usedBytes: { decrement: size } } })
}
