/** Nodes from all over a drive with the folders around them. */
import { type NodeId, ROOT } from '../core/ids'
import { MAX_DEPTH } from '../core/name'
import type { PlacedNode } from '../core/protocol/placed-node'
import { describeNodes } from './commit/describe'
import type { NodeRow } from './commit/node-table'
import type { Database, Transaction } from './db/database'
import { inGroups } from './db/in-groups'
import type { Drive } from './drive'

type Folder = Pick<NodeRow, 'id' | 'name' | 'parentId'>

/** In the order of `ids`; what is not live in this drive is left out. */
export async function placedNodes(drive: Drive, ids: readonly string[]): Promise<PlacedNode[]> {
  const { db } = drive.server
  const found = await inGroups([...new Set(ids)], group =>
    db.node.findMany({ where: { driveId: drive.id, id: { in: group }, deleted: false } }),
  )
  const rows = new Map(found.map(row => [row.id, row]))
  const folders = await foldersAbove(db, drive.id, found)
  const nodes = await describeNodes(
    db,
    ids.flatMap(id => rows.get(id) ?? []),
  )
  return nodes.map(node => ({ node, path: pathOf(folders, node.parent) }))
}

/** One look for each level of depth, however many nodes; tombstones too. */
export async function foldersAbove(db: Database | Transaction, driveId: string, rows: readonly NodeRow[]): Promise<Map<string, Folder>> {
  const folders = new Map<string, Folder>()
  const select = { id: true, name: true, parentId: true } as const
  let level = parentsOf(rows, folders)
  for (let depth = 0; level.length > 0 && depth <= MAX_DEPTH; depth++) {
    const found = await inGroups(level, group => db.node.findMany({ where: { driveId, id: { in: group } }, select }))
    for (const folder of found) folders.set(folder.id, folder)
    level = parentsOf(found, folders)
  }
  return folders
}

function parentsOf(rows: readonly Pick<NodeRow, 'parentId'>[], known: ReadonlyMap<string, Folder>): string[] {
  return [...new Set(rows.map(row => row.parentId))].filter(id => id !== ROOT && !known.has(id))
}

export function pathOf(folders: ReadonlyMap<string, Folder>, parent: string): PlacedNode['path'] {
  const path: PlacedNode['path'] = []
  for (let at = folders.get(parent); at && path.length <= MAX_DEPTH; at = folders.get(at.parentId)) {
    path.unshift({ id: at.id as NodeId, name: at.name })
  }
  return path
}
