/** What visitors of a link may still add, in bytes: what its maker allowed, as far as the drive's owner has room. */
import type { OpenLink } from './open-link'

export async function uploadLeft({ row, drive }: OpenLink): Promise<number> {
  const { db, quota } = drive.server
  const { ownerId } = drive
  const used = await db.drive.aggregate({ where: { ownerId }, _sum: { usedBytes: true } })
  const coming = await db.linkUpload.aggregate({ where: { link: { drive: { ownerId } } }, _sum: { reserved: true } })
  const room = (await quota.limit(ownerId)) - Number(used._sum.usedBytes ?? 0) - Number(coming._sum.reserved ?? 0)
  if (row.maxUploadBytes === null) return Math.max(0, room)
  const here = await db.linkUpload.aggregate({ where: { linkId: row.id }, _sum: { size: true } })
  return Math.max(0, Math.min(room, Number(row.maxUploadBytes - row.uploadedBytes) - Number(here._sum.size ?? 0)))
}
