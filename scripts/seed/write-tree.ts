/** Puts a tree into a drive: contents as packs through the server's own door, then the rows, in groups. */
import { packManifest } from '../../lib/core/chunk/manifest'
import type { RevisionId } from '../../lib/core/ids'
import { nameKey } from '../../lib/core/name'
import { frame } from '../../lib/core/protocol/pack'
import type { Random } from '../../lib/core/testing/random'
import { liveKey } from '../../lib/server/commit/node-table'
import type { Transaction } from '../../lib/server/db/database'
import { type Insert, insertRows, type Value } from '../../lib/server/db/insert-rows'
import type { Drive } from '../../lib/server/drive'
import { receivePack } from '../../lib/server/packs/receive-pack'
import type { SeedContent } from './contents'
import type { SeedNode } from './tree'

type Row = { readonly [column: string]: Value }

const NODES: Insert<Row> = {
  table: 'Node',
  columns: ['driveId', 'id', 'folder', 'parentId', 'name', 'nameKey', 'liveKey', 'seq', 'deleted', 'revisionId', 'changedBy'],
}
const REVISIONS: Insert<Row> = {
  table: 'Revision',
  columns: ['driveId', 'id', 'nodeId', 'content', 'size', 'mtime', 'chunkCount', 'manifest', 'authorId', 'deviceId', 'at'],
}
const DEVICE = 'web:seed'
const GROUP = 10_000
const YEAR_MS = 365 * 24 * 60 * 60_000
const PACK_BYTES = 8 * 1024 * 1024

export async function sendContents(drive: Drive, contents: readonly SeedContent[]): Promise<void> {
  let parts: Uint8Array[] = []
  let bytes = 0
  const send = async () => {
    if (bytes > 0) await receivePack(drive, stream(parts), undefined)
    parts = []
    bytes = 0
  }
  for (const chunk of contents.flatMap(content => content.chunks)) {
    parts.push(frame(chunk.hash, chunk.size), chunk.bytes)
    bytes += chunk.size
    if (bytes >= PACK_BYTES) await send()
  }
  await send()
}

/** Times run over the last three years up to `now` (milliseconds since 1970), in the order of the nodes. */
export async function writeTree(drive: Drive, nodes: readonly SeedNode[], random: Random, now: number): Promise<void> {
  const began = now - 3 * YEAR_MS
  const timeOf = (i: number) => Math.floor(began + ((now - began) * i) / nodes.length)
  for (let at = 0; at < nodes.length; at += GROUP) {
    const group = nodes.slice(at, at + GROUP)
    await drive.server.writer(tx => writeGroup(tx, drive, group, random, i => timeOf(at + i)))
  }
}

async function writeGroup(
  tx: Transaction,
  drive: Drive,
  nodes: readonly SeedNode[],
  random: Random,
  timeOf: (i: number) => number,
): Promise<void> {
  const { seq } = await tx.drive.findUniqueOrThrow({ where: { id: drive.id }, select: { seq: true } })
  const ids = nodes.map(node => (node.content ? (random.id() as RevisionId) : null))
  const files = nodes.flatMap((node, i) =>
    node.content ? [revisionRow(drive, node, node.content, String(ids[i]), timeOf(i), random)] : [],
  )
  await insertRows(
    tx,
    NODES,
    nodes.map((node, i) => nodeRow(drive, node, ids[i] ?? null, seq + BigInt(i + 1))),
  )
  await insertRows(tx, REVISIONS, files)
  await tx.drive.update({ where: { id: drive.id }, data: { seq: seq + BigInt(nodes.length), liveFiles: { increment: files.length } } })
}

function nodeRow(drive: Drive, { id, parent, name, content }: SeedNode, revisionId: string | null, seq: bigint): Row {
  const key = nameKey(name)
  return {
    driveId: drive.id,
    id,
    folder: !content,
    parentId: parent,
    name,
    nameKey: key,
    liveKey: liveKey(parent, key),
    seq,
    deleted: false,
    revisionId,
    changedBy: DEVICE,
  }
}

function revisionRow(drive: Drive, node: SeedNode, content: SeedContent, id: string, at: number, random: Random): Row {
  return {
    driveId: drive.id,
    id,
    nodeId: node.id,
    content: content.hash,
    size: BigInt(content.size),
    mtime: BigInt(at - random.below(YEAR_MS)),
    chunkCount: content.chunks.length,
    manifest: content.chunks.length > 1 ? packManifest(content.chunks) : null,
    authorId: drive.ownerId,
    deviceId: DEVICE,
    at: BigInt(at),
  }
}

async function* stream(parts: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* parts
}
