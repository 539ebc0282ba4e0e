/** Whether the nodes of a drive make a tree: names, places, sequence numbers, counters. */
import { ROOT } from '../../core/ids'
import { badName, nameKey } from '../../core/name'
import { liveKey, type NodeRow } from '../commit/node-table'
import type { Transaction } from '../db/database'
import type { Drive } from '../db/generated/client'
import { type Findings, PAGE, pages, type Report, reporter } from './findings'

/** What the checks of the whole tree need of a node. */
type Kept = Pick<NodeRow, 'parentId' | 'folder' | 'deleted' | 'purged' | 'revisionId'>

/** Gives the nodes, for the checks of what they hold. */
export async function checkNodes(tx: Transaction, drive: Drive, findings: Findings): Promise<ReadonlyMap<string, Kept>> {
  const report = reporter(findings, `drive ${drive.id}`)
  const nodes = new Map<string, Kept>()
  const keys = new Set<string>()
  const seqs = new Set<bigint>()
  for await (const row of pages<NodeRow>(after => nextNodes(tx, drive.id, after))) {
    findings.counts.nodes++
    checkRow(row, drive, report)
    if (row.liveKey !== null && keys.has(row.liveKey)) report(`two live nodes stand under one name, one is ${row.id}`)
    if (row.liveKey !== null) keys.add(row.liveKey)
    if (seqs.has(row.seq)) report(`two nodes have the sequence number ${row.seq}, one is ${row.id}`)
    seqs.add(row.seq)
    const { parentId, folder, deleted, purged, revisionId } = row
    nodes.set(row.id, { parentId, folder, deleted, purged, revisionId })
  }
  checkTree(nodes, report)
  const files = [...nodes.values()].filter(node => !node.folder && !node.deleted).length
  if (files !== drive.liveFiles) report(`it holds ${files} files and says ${drive.liveFiles}`)
  return nodes
}

function nextNodes(tx: Transaction, driveId: string, after: NodeRow | undefined): Promise<NodeRow[]> {
  return tx.node.findMany({ where: { driveId, id: { gt: after?.id ?? '' } }, orderBy: { id: 'asc' }, take: PAGE })
}

function checkRow(row: NodeRow, drive: Drive, report: Report): void {
  const key = nameKey(row.name)
  const expected = row.deleted ? null : liveKey(row.parentId, key)
  if (row.nameKey !== key) report(`node ${row.id} has a name key that is not its name's`)
  if (row.liveKey !== expected) report(`node ${row.id} does not hold the place where it stands`)
  if (!row.deleted && badName(row.name)) report(`node ${row.id} has a name that no drive takes (${badName(row.name)})`)
  if (row.seq <= 0n || row.seq > drive.seq) report(`node ${row.id} has the sequence number ${row.seq}, the drive is at ${drive.seq}`)
  if (row.deleted !== (row.deletedAt !== null)) report(`node ${row.id} is a tombstone without a time, or has a time without being one`)
  if (row.folder && row.revisionId !== null) report(`node ${row.id} is a folder with a content`)
  if (!row.folder && !row.purged && row.revisionId === null) report(`node ${row.id} is a file without a content`)
  if (row.purged && !row.deleted) report(`node ${row.id} was purged and lives`)
  if (row.purged && row.revisionId !== null) report(`node ${row.id} was purged and has a content`)
}

function checkTree(nodes: ReadonlyMap<string, Kept>, report: Report): void {
  const safe = new Set<string>([ROOT])
  for (const [id, node] of nodes) {
    if (node.deleted) continue
    const parent = nodes.get(node.parentId)
    if (node.parentId !== ROOT && (!parent || parent.deleted || !parent.folder))
      report(`node ${id} lives in something that is no live folder`)
    if (!reachesRoot(nodes, id, safe)) report(`node ${id} never reaches the root: its parents go in a circle`)
  }
}

function reachesRoot(nodes: ReadonlyMap<string, Kept>, id: string, safe: Set<string>): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = id; at !== undefined && !safe.has(at); at = nodes.get(at)?.parentId) {
    if (seen.has(at)) return false
    seen.add(at)
  }
  for (const passed of seen) safe.add(passed)
  return true
}
