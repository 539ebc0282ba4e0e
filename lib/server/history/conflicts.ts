/** Live conflict copies, with what they were copied from while it lives. One that was given a name of its own is settled. */
import { CONFLICT_MARK } from '../../core/conflict'
import type { Conflicts } from '../../core/protocol/conflicts'
import type { Drive } from '../drive'
import { placedNodes } from '../placed-nodes'

/** `after`: the id of the last copy that was given. */
export async function conflictsOf(drive: Drive, after: string | undefined, limit: number): Promise<Conflicts> {
  const rows = await drive.server.db.node.findMany({
    where: {
      driveId: drive.id,
      conflictOf: { not: null },
      deleted: false,
      name: { contains: CONFLICT_MARK },
      ...(after !== undefined && { id: { gt: after } }),
    },
    orderBy: { id: 'asc' },
    select: { id: true, conflictOf: true },
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const placed = await placedNodes(
    drive,
    page.flatMap(row => [row.id, row.conflictOf as string]),
  )
  const byId = new Map(placed.map(found => [found.node.id as string, found]))
  const conflicts = page.flatMap(row => {
    const copy = byId.get(row.id)
    return copy?.node.conflict ? [{ copy, of: byId.get(row.conflictOf as string) ?? null }] : []
  })
  return { conflicts, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}
