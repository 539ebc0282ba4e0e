/** Some nodes of a drive and all that is below them, parents before what is in them, up to a number that can be held. */
import type { Node } from '../db/generated/client'
import { inGroups } from '../db/in-groups'
import type { Drive } from '../drive'
import { topmost } from '../node-chains'

export type FoundNode = Pick<Node, 'id' | 'parentId' | 'name' | 'folder' | 'revisionId' | 'deleted'>

export interface FoundNodes {
  readonly tops: readonly FoundNode[]
  readonly below: readonly FoundNode[]
}

const SELECT = { id: true, parentId: true, name: true, folder: true, revisionId: true, deleted: true } as const

/** The live ones of `ids`, which come once when they hold each other. `undefined`: more than `most` altogether. */
export async function nodesBelow(drive: Drive, ids: readonly string[], most: number): Promise<FoundNodes | undefined> {
  const { id: driveId, server } = drive
  const live = (where: object) =>
    server.db.node.findMany({ where: { driveId, deleted: false, ...where }, select: SELECT, orderBy: { nameKey: 'asc' } })
  const tops = await topmost(drive, await inGroups([...new Set(ids)], group => live({ id: { in: group } })))
  const below: FoundNode[] = []
  for (let level: readonly FoundNode[] = tops; level.length > 0; ) {
    if (tops.length + below.length > most) return undefined
    const folders = level.filter(node => node.folder).map(node => node.id)
    level = await inGroups(folders, group => live({ parentId: { in: group } }))
    for (const node of level) below.push(node)
  }
  return { tops, below }
}
