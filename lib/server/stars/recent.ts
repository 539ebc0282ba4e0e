/** The files whose present content somebody brought last. */
import type { PlacedNodes } from '../../core/protocol/placed-node'
import type { Drive } from '../drive'
import { placedNodes } from '../placed-nodes'

/** `limit`: how many at most. */
export async function recent(drive: Drive, limit: number): Promise<PlacedNodes> {
  const { id, server, user } = drive
  const rows = await server.db.$queryRaw<{ id: string }[]>`
    SELECT n."id" FROM "Revision" r
    JOIN "Node" n ON n."driveId" = r."driveId" AND n."id" = r."nodeId" AND n."revisionId" = r."id"
    WHERE r."driveId" = ${id} AND r."authorId" = ${user.id} AND n."deleted" = FALSE
    ORDER BY r."at" DESC LIMIT ${limit}`
  return {
    items: await placedNodes(
      drive,
      rows.map(row => row.id),
    ),
  }
}
