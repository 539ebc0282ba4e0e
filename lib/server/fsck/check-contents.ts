/** Whether every revision can be given back: its manifest fits, and every chunk of it is in the index. */
import { contentHash, manifestSize } from '../../core/chunk/manifest'
import type { Transaction } from '../db/database'
import type { Chunk, Drive, Revision } from '../db/generated/client'
import { manifestOf } from '../manifests'
import { sha256 } from '../sha256'
import { type Findings, PAGE, pages, type Report, reporter } from './findings'

type Nodes = ReadonlyMap<string, { readonly folder: boolean; readonly purged: boolean; readonly revisionId: string | null }>

export async function checkContents(tx: Transaction, drive: Drive, nodes: Nodes, findings: Findings): Promise<void> {
  const report = reporter(findings, `drive ${drive.id}`)
  const sizes = await readIndex(tx, drive, findings)
  const found = new Map<string, string>()
  for await (const row of pages<Revision>(after => nextRevisions(tx, drive.id, after))) {
    findings.counts.revisions++
    found.set(row.id, row.nodeId)
    if (nodes.get(row.nodeId)?.folder !== false) report(`revision ${row.id} belongs to no file`)
    if (nodes.get(row.nodeId)?.purged) report(`revision ${row.id} belongs to a file that was purged`)
    await checkManifest(row, sizes, report)
  }
  for (const { hash } of await tx.spareChunk.findMany({ where: { driveId: drive.id }, select: { hash: true } })) {
    if (!sizes.has(hash)) report(`chunk ${hash} waits to be freed and is not in the index`)
  }
  for (const [id, { revisionId }] of nodes) {
    if (revisionId !== null && found.get(revisionId) !== id) report(`node ${id} holds a revision that is not there, or is another's`)
  }
}

function nextRevisions(tx: Transaction, driveId: string, after: Revision | undefined): Promise<Revision[]> {
  return tx.revision.findMany({ where: { driveId, id: { gt: after?.id ?? '' } }, orderBy: { id: 'asc' }, take: PAGE })
}

async function readIndex(tx: Transaction, drive: Drive, findings: Findings): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>()
  const next = (after: Chunk | undefined) =>
    tx.chunk.findMany({ where: { driveId: drive.id, hash: { gt: after?.hash ?? '' } }, orderBy: { hash: 'asc' }, take: PAGE })
  for await (const row of pages<Chunk>(next)) sizes.set(row.hash, row.size)
  findings.counts.chunks += sizes.size
  return sizes
}

async function checkManifest(row: Revision, sizes: ReadonlyMap<string, number>, report: Report): Promise<void> {
  if (row.chunkCount > 1 && row.manifest === null) return report(`revision ${row.id} has lost its manifest`)
  const manifest = manifestOf(row)
  if (manifest.length !== row.chunkCount) report(`revision ${row.id} has ${manifest.length} chunks and says ${row.chunkCount}`)
  if (manifestSize(manifest) !== Number(row.size)) report(`the chunks of revision ${row.id} do not sum to its size`)
  if ((await contentHash(manifest, sha256)) !== row.content) report(`the content hash of revision ${row.id} is not that of its chunks`)
  for (const chunk of manifest) {
    const size = sizes.get(chunk.hash)
    if (size === undefined) report(`chunk ${chunk.hash} of revision ${row.id} is not in the index`)
    else if (size !== chunk.size) report(`chunk ${chunk.hash} of revision ${row.id} has another size in the index`)
  }
}
