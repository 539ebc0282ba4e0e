/** The index of a pack that lies sealed on the disk: from now on its chunks are held. */
import type { Transaction } from '../db/database'
import { type Insert, insertRows, type Value } from '../db/insert-rows'
import type { StoredPack } from './pack-store'

interface IndexRow {
  readonly [column: string]: Value
  readonly driveId: string
  readonly hash: string
  readonly packId: string
  /** Of the chunk's first byte in the pack. */
  readonly offset: number
  readonly size: number
}

// Another upload may have brought the same chunk meanwhile: the first one stays.
const CHUNKS: Insert<IndexRow> = {
  table: 'Chunk',
  columns: ['driveId', 'hash', 'packId', 'offset', 'size'],
  suffix: 'ON CONFLICT ("driveId", "hash") DO NOTHING',
}

export type Placed = Pick<IndexRow, 'hash' | 'offset' | 'size'>

export async function writeIndex(
  tx: Transaction,
  driveId: string,
  pack: StoredPack,
  placed: readonly Placed[],
  now: number,
): Promise<void> {
  await tx.pack.create({ data: { id: pack.id, driveId, size: BigInt(pack.size), createdAt: BigInt(now) } })
  await insertRows(
    tx,
    CHUNKS,
    placed.map(chunk => ({ ...chunk, driveId, packId: pack.id })),
  )
  await tx.drive.update({ where: { id: driveId }, data: { usedBytes: { increment: BigInt(pack.size) } } })
}
