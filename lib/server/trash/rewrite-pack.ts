/** A pack written anew with what is alive in it. Until the index says otherwise the old one counts, so a crash anywhere leaves one whole pack and at most a file that nobody names. */

import type { ChunkHash } from '../../core/ids'
import { FRAME_BYTES, frame } from '../../core/protocol/pack'
import type { Transaction } from '../db/database'
import type { Chunk } from '../db/generated/client'
import type { PackReader, StoredPack } from '../packs/pack-store'
import { forgetFile } from '../packs/sweep-packs'
import { type Placed, writeIndex } from '../packs/write-index'
import { sha256Hex } from '../sha256'
import type { Collecting } from './collect-chunks'
import { forgetPack, spareIn } from './spare-chunks'

type Living = Pick<Chunk, 'hash' | 'offset' | 'size'>

export async function rewritePack(parts: Collecting, driveId: string, pack: string): Promise<void> {
  const { db, packs, writer, now } = parts
  const spare = new Set((await spareIn(db, driveId, pack)).map(chunk => chunk.hash))
  const chunks = await db.chunk.findMany({
    where: { packId: pack },
    orderBy: { offset: 'asc' },
    select: { hash: true, offset: true, size: true },
  })
  const reader = await packs.open(pack)
  if (!reader) return parts.log.error({ pack }, 'a pack is missing')
  try {
    const copy = await copyChunks(
      parts,
      reader,
      chunks.filter(chunk => !spare.has(chunk.hash)),
    )
    if (copy === 'damaged') return parts.log.error({ pack }, 'a pack is damaged: it stays as it is')
    const moved = await writer(tx => exchange(tx, driveId, pack, spare.size, copy, now()))
    if (moved) await forgetFile(packs, pack, now())
    else await packs.remove(copy.pack.id)
  } finally {
    await reader.close()
  }
}

interface Copy {
  readonly pack: StoredPack
  readonly placed: readonly Placed[]
}

async function copyChunks({ packs }: Collecting, reader: PackReader, living: readonly Living[]): Promise<Copy | 'damaged'> {
  const writer = await packs.create()
  try {
    const placed: Placed[] = []
    let end = 0
    for (const { hash, offset, size } of living) {
      const bytes = await readAll(reader, offset, offset + size)
      if (sha256Hex(bytes) !== hash) return 'damaged'
      await writer.write([frame(hash as ChunkHash, size), bytes])
      placed.push({ hash, offset: end + FRAME_BYTES, size })
      end += FRAME_BYTES + size
    }
    return { pack: await writer.seal(), placed }
  } finally {
    await writer.abandon()
  }
}

async function readAll(reader: PackReader, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(to - from)
  let at = 0
  for await (const part of reader.read(from, to)) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Not when a commit has come to need a chunk that was left out. */
async function exchange(tx: Transaction, driveId: string, pack: string, left: number, copy: Copy, now: number): Promise<boolean> {
  if ((await spareIn(tx, driveId, pack)).length !== left) return false
  await forgetPack(tx, driveId, pack)
  await writeIndex(tx, driveId, copy.pack, copy.placed, now)
  return true
}
