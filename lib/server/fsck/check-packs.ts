/** Whether the packs hold what the index says: every chunk is read again and hashed. */
import { BadPack, FRAME_BYTES, readPack } from '../../core/protocol/pack'
import type { Transaction } from '../db/database'
import type { Chunk, Drive, Pack } from '../db/generated/client'
import type { PackReader, PackStore } from '../packs/pack-store'
import { sha256Hex } from '../sha256'
import { type Findings, type Report, reporter } from './findings'

export async function checkPacks(tx: Transaction, drive: Drive, store: PackStore, findings: Findings): Promise<void> {
  const packs = await tx.pack.findMany({ where: { driveId: drive.id }, orderBy: { id: 'asc' } })
  for (const pack of packs) {
    const rows = await tx.chunk.findMany({ where: { packId: pack.id } })
    await checkPack(pack, rows, store, findings)
  }
  const stored = packs.reduce((sum, pack) => sum + pack.size, 0n)
  if (stored !== drive.usedBytes) reporter(findings, `drive ${drive.id}`)(`its packs hold ${stored} bytes and it says ${drive.usedBytes}`)
}

async function checkPack(pack: Pack, rows: readonly Chunk[], store: PackStore, findings: Findings): Promise<void> {
  const report = reporter(findings, `pack ${pack.id}`)
  findings.counts.packs++
  const reader = await store.open(pack.id)
  if (!reader) return report(`the file is missing; ${rows.length} chunks are lost with it`)
  try {
    if (reader.size !== Number(pack.size)) report(`the file has ${reader.size} bytes instead of ${pack.size}`)
    const held = await readFrames(reader, report)
    findings.counts.bytes += reader.size
    for (const row of rows) checkPlace(row, pack, held, report)
  } finally {
    await reader.close()
  }
}

function checkPlace(row: Chunk, pack: Pack, held: ReadonlyMap<number, string>, report: Report): void {
  if (row.driveId !== pack.driveId) report(`chunk ${row.hash} belongs to another drive than its pack`)
  if (held.get(row.offset) !== `${row.hash} ${row.size}`) report(`chunk ${row.hash} is not where the index says`)
}

/** What lies at each offset, as "hash size"; only chunks whose bytes fit their hash. */
async function readFrames(reader: PackReader, report: Report): Promise<Map<number, string>> {
  const held = new Map<number, string>()
  let at = 0
  try {
    for await (const { hash, bytes } of readPack(reader.read(0, reader.size))) {
      at += FRAME_BYTES
      if (sha256Hex(bytes) === hash) held.set(at, `${hash} ${bytes.length}`)
      else report(`the bytes at ${at} are not those of chunk ${hash}`)
      at += bytes.length
    }
  } catch (error) {
    if (!(error instanceof BadPack)) throw error
    report(`it cannot be read on from byte ${at}`)
  }
  return held
}
