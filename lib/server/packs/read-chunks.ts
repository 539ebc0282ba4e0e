/** Chunks out of packs: grouped by pack and in the order they lie there, one file open at a time. */
import type { ChunkHash } from '../../core/ids'
import { FRAME_BYTES } from '../../core/protocol/pack'
import { inGroups } from '../db/in-groups'
import type { Drive } from '../drive'
import type { PackReader } from './pack-store'

export interface ChunkPlace {
  readonly hash: string
  readonly packId: string
  /** Of the chunk's first byte. */
  readonly offset: number
  readonly size: number
}

interface Span {
  readonly packId: string
  readonly from: number
  to: number
}

const SELECT = { hash: true, packId: true, offset: true, size: true } as const

export function findChunks(drive: Drive, hashes: readonly ChunkHash[]): Promise<ChunkPlace[]> {
  return inGroups([...new Set(hashes)], group =>
    drive.server.db.chunk.findMany({ where: { driveId: drive.id, hash: { in: group } }, select: SELECT }),
  )
}

/** Pack framing. Packs hold their chunks framed already, so neighbours leave in one read. Chunks the drive does not hold are left out. */
export async function* readChunks(drive: Drive, hashes: readonly ChunkHash[]): AsyncIterable<Uint8Array<ArrayBuffer>> {
  drive.server.events.emit('fetching', hashes.length)
  const spans = spansOf(await findChunks(drive, hashes))
  for (let at = 0; at < spans.length; ) {
    const packId = spans[at]?.packId
    const end = spans.findIndex((span, i) => i > at && span.packId !== packId)
    yield* readSpans(drive, spans.slice(at, end === -1 ? undefined : end))
    at = end === -1 ? spans.length : end
  }
}

function spansOf(places: readonly ChunkPlace[]): Span[] {
  const sorted = [...places].sort((a, b) => (a.packId === b.packId ? a.offset - b.offset : a.packId < b.packId ? -1 : 1))
  const spans: Span[] = []
  for (const { packId, offset, size } of sorted) {
    const last = spans.at(-1)
    if (last?.packId === packId && last.to === offset - FRAME_BYTES) last.to = offset + size
    else spans.push({ packId, from: offset - FRAME_BYTES, to: offset + size })
  }
  return spans
}

async function* readSpans(drive: Drive, spans: readonly Span[]): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const packId = spans[0]?.packId as string
  const pack = await openPack(drive, packId)
  if (!pack) return
  try {
    for (const span of spans) {
      if (span.to <= pack.size) yield* pack.read(span.from, span.to)
      else drive.server.log.error({ pack: packId }, 'a pack is shorter than its index says')
    }
  } finally {
    await pack.close()
  }
}

/** Logged and `undefined` when the pack is gone. */
export async function openPack(drive: Drive, packId: string): Promise<PackReader | undefined> {
  const pack = await drive.server.packs.open(packId)
  if (!pack) drive.server.log.error({ pack: packId }, 'a pack is missing')
  return pack
}
