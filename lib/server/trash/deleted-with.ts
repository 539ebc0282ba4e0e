/** What went with a node in one delete: the tombstones below it of the same moment and the same author. */
import { Prisma } from '../db/generated/client'

/** The table "gone" for a query: ("top", "id", "revisionId", "depth"), each of `tops` itself at depth 0. */
export function deletedWith(driveId: string, tops: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    WITH RECURSIVE "gone" ("top", "id", "revisionId", "depth", "deletedAt", "deletedBy") AS (
      SELECT t."id", t."id", t."revisionId", 0, t."deletedAt", t."deletedBy" FROM "Node" t
      WHERE t."driveId" = ${driveId} AND t."id" IN (${Prisma.join([...tops])}) AND t."deleted" = TRUE AND t."purged" = FALSE
      UNION ALL
      SELECT g."top", c."id", c."revisionId", g."depth" + 1, c."deletedAt", c."deletedBy" FROM "gone" g
      JOIN "Node" c ON c."driveId" = ${driveId} AND c."parentId" = g."id"
      WHERE c."deleted" = TRUE AND c."purged" = FALSE AND c."deletedAt" = g."deletedAt" AND c."deletedBy" = g."deletedBy"
    )`
}
