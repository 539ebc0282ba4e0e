/** What somebody wants at hand. Each person's own: nobody else sees it. */
import type { NodeId } from '../../core/ids'
import type { PlacedNodes } from '../../core/protocol/placed-node'
import { findNode } from '../changes'
import type { Transaction } from '../db/database'
import type { Drive } from '../drive'
import { Fault } from '../fault'
import { placedNodes } from '../placed-nodes'

/** More are no longer at hand. */
const MAX_STARS = 1000

/** Throws `not-found`, and `too-large` when there are too many stars already. */
export async function star(drive: Drive, id: NodeId): Promise<void> {
  const { server, user } = drive
  const node = await findNode(drive, id)
  if (!node || node.deleted) throw new Fault('not-found')
  await server.writer(async tx => {
    const key = { userId: user.id, driveId: drive.id, nodeId: id }
    if (await tx.star.findUnique({ where: { userId_driveId_nodeId: key } })) return
    if ((await tx.star.count({ where: { userId: user.id, driveId: drive.id } })) >= MAX_STARS) await makeRoom(tx, key)
    await tx.star.create({ data: { ...key, at: BigInt(server.now()) } })
  })
}

/** Stars of nodes that were deleted wait for a restore, but not in the way of new ones. */
async function makeRoom(tx: Transaction, { userId, driveId }: { readonly userId: string; readonly driveId: string }): Promise<void> {
  const stars = await tx.star.findMany({ where: { userId, driveId }, select: { nodeId: true } })
  const ids = stars.map(({ nodeId }) => nodeId)
  const gone = await tx.node.findMany({ where: { driveId, id: { in: ids }, deleted: true }, select: { id: true } })
  if (gone.length === 0) throw new Fault('too-large', `at most ${MAX_STARS} stars`)
  await tx.star.deleteMany({ where: { userId, driveId, nodeId: { in: gone.map(({ id }) => id) } } })
}

/** Does nothing when there is none. */
export async function unstar({ server, id, user }: Drive, nodeId: NodeId): Promise<void> {
  await server.db.star.deleteMany({ where: { userId: user.id, driveId: id, nodeId } })
}

/** Live ones, the last starred first. */
export async function starred(drive: Drive): Promise<PlacedNodes> {
  const rows = await drive.server.db.star.findMany({
    where: { userId: drive.user.id, driveId: drive.id },
    orderBy: [{ at: 'desc' }, { nodeId: 'asc' }],
    take: MAX_STARS,
  })
  return {
    items: await placedNodes(
      drive,
      rows.map(row => row.nodeId),
    ),
  }
}
