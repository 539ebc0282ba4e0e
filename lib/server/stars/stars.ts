/** What somebody wants at hand. Each person's own: nobody else sees it. */
import type { PlacedNodes } from '../../core/protocol/placed-node'
import { MOST_STARS, type StarChange, type StarsChanged } from '../../core/protocol/stars'
import type { Transaction } from '../db/database'
import { inGroups } from '../db/in-groups'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { placedNodes } from '../placed-nodes'

interface Mine {
  readonly userId: string
  readonly driveId: string
}

/**
 * Gives stars or takes them, all in one go; what is not there any more is passed over and told. Throws `too-large` when
 * there are too many stars already: then none is given.
 */
export async function changeStars(drive: Drive, { nodes, starred }: StarChange): Promise<StarsChanged> {
  const { id: driveId, server, user } = drive
  const mine = { userId: user.id, driveId }
  const ids = [...new Set(nodes)]
  return server.writer(async tx => {
    if (!starred) {
      await removeStars(tx, mine, ids)
      return { gone: [] }
    }
    const live = await inGroups(ids, group =>
      tx.node.findMany({ where: { driveId, id: { in: group }, deleted: false }, select: { id: true } }),
    )
    const known = new Set<string>((await tx.star.findMany({ where: mine, select: { nodeId: true } })).map(({ nodeId }) => nodeId))
    const there = new Set<string>(live.map(({ id }) => id))
    const fresh = ids.filter(id => there.has(id) && !known.has(id))
    await makeRoom(tx, mine, [...known], known.size + fresh.length - MOST_STARS)
    await tx.star.createMany({ data: fresh.map(nodeId => ({ ...mine, nodeId, at: BigInt(server.now()) })) })
    return { gone: ids.filter(id => !there.has(id)) }
  })
}

/** Stars of nodes that were deleted wait for a restore, but not in the way of new ones. `missing`: how many must go. */
async function makeRoom(tx: Transaction, mine: Mine, known: readonly string[], missing: number): Promise<void> {
  if (missing <= 0) return
  const gone = await inGroups(known, group =>
    tx.node.findMany({ where: { driveId: mine.driveId, id: { in: group }, deleted: true }, select: { id: true } }),
  )
  if (gone.length < missing) throw new Fault('too-large', `at most ${MOST_STARS} stars`)
  await removeStars(
    tx,
    mine,
    gone.map(({ id }) => id),
  )
}

async function removeStars(tx: Transaction, mine: Mine, ids: readonly string[]): Promise<void> {
  await inGroups(ids, async group => {
    await tx.star.deleteMany({ where: { ...mine, nodeId: { in: group } } })
    return []
  })
}

/** Live ones, the last starred first. */
export async function starred(drive: Drive): Promise<PlacedNodes> {
  const rows = await drive.server.db.star.findMany({
    where: { userId: drive.user.id, driveId: drive.id },
    orderBy: [{ at: 'desc' }, { nodeId: 'asc' }],
    take: MOST_STARS,
  })
  return {
    items: await placedNodes(
      drive,
      rows.map(row => row.nodeId),
    ),
  }
}
