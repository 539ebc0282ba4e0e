/** The files of a drive whose present content came last. */
import type { PlacedNodes } from '../../core/protocol/placed-node'
import { Prisma } from '../db/generated/client'
import type { Drive } from '../drive'
import { placedNodes } from '../placed-nodes'

/** `limit`: how many at most. `who`: only what this account brought; `me` is whoever asks. */
export async function recent(drive: Drive, limit: number, who: string | undefined): Promise<PlacedNodes> {
  const { id, server, user } = drive
  const by = who === undefined ? Prisma.empty : Prisma.sql`AND r."authorId" = ${who === 'me' ? user.id : who}`
  const rows = await server.db.$queryRaw<{ id: string }[]>`
    SELECT n."id" FROM "Revision" r
    JOIN "Node" n ON n."driveId" = r."driveId" AND n."id" = r."nodeId" AND n."revisionId" = r."id"
    WHERE r."driveId" = ${id} ${by} AND n."deleted" = FALSE
    ORDER BY r."at" DESC, r."id" LIMIT ${limit}`
  return {
    items: await placedNodes(
      drive,
      rows.map(row => row.id),
    ),
  }
}
