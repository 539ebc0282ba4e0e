/** What visitors of a link may still add by what its maker allowed, in bytes. What room the owner has is nobody's business. */
import type { OpenLink } from './open-link'

/** `null`: its maker set no limit. */
export async function uploadLeft({ row, drive }: OpenLink): Promise<number | null> {
  if (row.maxUploadBytes === null) return null
  const here = await drive.server.db.linkUpload.aggregate({ where: { linkId: row.id }, _sum: { size: true } })
  return Math.max(0, Number(row.maxUploadBytes - row.uploadedBytes) - Number(here._sum.size ?? 0))
}
