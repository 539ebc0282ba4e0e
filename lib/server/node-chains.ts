/** Where many nodes stand at once: read level by level, not node by node. */
import { type DriveId, ROOT } from '../core/ids'
import { MAX_DEPTH } from '../core/name'
import type { Database, Transaction } from './db/database'
import type { Node } from './db/generated/client'
import { inGroups } from './db/in-groups'
import type { Drive } from './drive'

export type Placed = Pick<Node, 'id' | 'parentId' | 'deleted'>
/** By id. */
type Placings = ReadonlyMap<string, Placed>

const PLACED = { id: true, parentId: true, deleted: true } as const

/** The nodes, live or not, and all above them. */
export async function climb(db: Database | Transaction, driveId: DriveId, ids: readonly string[]): Promise<Placings> {
  const found = new Map<string, Placed>()
  for (let level = [...new Set(ids)], depth = 0; level.length > 0 && depth <= MAX_DEPTH; depth++) {
    const rows = await inGroups(level, group => db.node.findMany({ where: { driveId, id: { in: group } }, select: PLACED }))
    for (const row of rows) found.set(row.id, row)
    level = [...new Set(rows.map(row => row.parentId))].filter(id => id !== ROOT && !found.has(id))
  }
  return found
}

/** From the node up. */
export function chainOf(placings: Placings, id: string): Placed[] {
  const chain: Placed[] = []
  for (let at = placings.get(id); at && chain.length <= MAX_DEPTH; at = placings.get(at.parentId)) chain.push(at)
  return chain
}

/** Whether one of the nodes, live or not, is one of `tops` or stands below one. */
export async function isAnyBelow(drive: Drive, ids: readonly string[], tops: ReadonlySet<string>): Promise<boolean> {
  const placings = await climb(drive.server.db, drive.id, ids)
  return ids.some(id => chainOf(placings, id).some(node => tops.has(node.id)))
}

/** Without those that stand below another of them: they come with it. */
export async function topmost<Row extends Pick<Placed, 'id' | 'parentId'>>(drive: Drive, nodes: readonly Row[]): Promise<Row[]> {
  const chosen = new Set(nodes.map(node => node.id))
  const placings = await climb(drive.server.db, drive.id, [...chosen])
  return nodes.filter(node => !chainOf(placings, node.parentId).some(above => chosen.has(above.id)))
}
