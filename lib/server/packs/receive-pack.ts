/**
 * Takes a pack from a device: every chunk hashed, those already held left out, the rest durable before the answer.
 * Holds a few chunks at a time, whatever the body's size.
 */
import type { ChunkHash } from '../../core/ids'
import { BadPack, FRAME_BYTES, frame, MAX_PACK_BYTES, type PackedChunk, readPack } from '../../core/protocol/pack'
import type { Transaction } from '../db/database'
import { inGroups } from '../db/in-groups'
import type { Drive } from '../drive'
import { Fault, isDiskFull } from '../fault'
import { stillMayWrite } from '../members/still-may'
import { sha256Hex } from '../sha256'
import type { PackWriter, StoredPack } from './pack-store'
import { type Placed, writeIndex } from './write-index'

/** Looked up and written together: one statement for many small files. */
const BATCH_BYTES = 1024 * 1024
const BATCH_CHUNKS = 256

/** `declared`: the body's length as its sender says it, for the reservation only. Throws `bad-request`, `too-large`, `over-quota`, `disk-full`. */
export async function receivePack(drive: Drive, body: AsyncIterable<Uint8Array>, declared: number | undefined): Promise<void> {
  if (declared !== undefined && declared > MAX_PACK_BYTES) throw new Fault('too-large')
  const reservation = await drive.server.quota.reserve(drive.ownerId, declared ?? MAX_PACK_BYTES)
  try {
    await storeChunks(drive, verified(readPack(limited(body, declared ?? MAX_PACK_BYTES))))
  } catch (error) {
    throw error instanceof BadPack ? new Fault('bad-request', error.message) : error
  } finally {
    reservation.release()
  }
}

/** Told in the transaction in which so many bytes of packs became the drive's. */
export type OnStored = (tx: Transaction, bytes: number) => Promise<void>

/**
 * One pack of what the drive does not hold of these chunks, durable and indexed. Their hashes are known to be right, and
 * their bytes to be reserved. Throws `disk-full`.
 */
export async function storeChunks(drive: Drive, chunks: AsyncIterable<PackedChunk>, onStored?: OnStored): Promise<void> {
  const placed: Placed[] = []
  const taken = new Set<ChunkHash>()
  let writer: PackWriter | undefined
  let end = 0
  try {
    for await (const batch of batches(chunks)) {
      const fresh = await notHeld(drive, batch, taken)
      if (fresh.length === 0) continue
      writer ??= await drive.server.packs.create()
      await writer.write(fresh.flatMap(chunk => [frame(chunk.hash, chunk.bytes.length), chunk.bytes]))
      for (const { hash, bytes } of fresh) {
        placed.push({ hash, offset: end + FRAME_BYTES, size: bytes.length })
        end += FRAME_BYTES + bytes.length
      }
    }
    if (writer) await index(drive, await writer.seal(), placed, onStored)
  } finally {
    await writer?.abandon()
  }
}

async function index(drive: Drive, pack: StoredPack, placed: readonly Placed[], onStored?: OnStored): Promise<void> {
  const { server, id: driveId } = drive
  try {
    await server.writer(async tx => {
      await stillMayWrite(tx, drive, await tx.drive.findUniqueOrThrow({ where: { id: driveId }, select: { ownerId: true } }))
      await writeIndex(tx, driveId, pack, placed, server.now())
      await onStored?.(tx, pack.size)
    })
  } catch (error) {
    // Only a pack that the index surely does not name may go at once; any other waits for the sweep.
    const named = await server.db.pack.findUnique({ where: { id: pack.id } }).catch(() => true)
    if (!named) await server.packs.remove(pack.id)
    throw isDiskFull(error) ? new Fault('disk-full', undefined, { cause: error }) : error
  }
}

async function notHeld(drive: Drive, batch: readonly PackedChunk[], taken: Set<ChunkHash>): Promise<PackedChunk[]> {
  const held = new Set<string>(
    await heldChunks(
      drive,
      batch.map(chunk => chunk.hash),
    ),
  )
  return batch.filter(({ hash }) => {
    if (held.has(hash) || taken.has(hash)) return false
    taken.add(hash)
    return true
  })
}

/** Those of the hashes whose chunks the drive holds. */
export async function heldChunks(drive: Drive, hashes: readonly ChunkHash[]): Promise<ChunkHash[]> {
  const rows = await inGroups([...new Set(hashes)], group =>
    drive.server.db.chunk.findMany({ where: { driveId: drive.id, hash: { in: group } }, select: { hash: true } }),
  )
  return rows.map(row => row.hash as ChunkHash)
}

async function* verified(chunks: AsyncIterable<PackedChunk>): AsyncIterable<PackedChunk> {
  for await (const chunk of chunks) {
    if (sha256Hex(chunk.bytes) !== chunk.hash) throw new Fault('bad-request', 'a chunk that is not what its hash says')
    yield chunk
  }
}

async function* batches(chunks: AsyncIterable<PackedChunk>): AsyncIterable<PackedChunk[]> {
  let batch: PackedChunk[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    batch.push(chunk)
    bytes += chunk.bytes.length
    if (bytes < BATCH_BYTES && batch.length < BATCH_CHUNKS) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/** The length that was declared is what was reserved: not a byte more is taken. */
async function* limited(body: AsyncIterable<Uint8Array>, most: number): AsyncIterable<Uint8Array> {
  let taken = 0
  for await (const part of body) {
    taken += part.length
    if (taken > most) throw new Fault('too-large')
    yield part
  }
}
