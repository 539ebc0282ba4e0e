/** Counts who comes: once for each browser and day, by a cookie. */
import { hasLinkCookie, isSecure, linkCookie } from './link-cookie'
import { notify, sayNoticed } from './notices'
import type { OpenLink } from './open-link'

const DAY_MS = 24 * 60 * 60_000

/**
 * `name`: for whoever made the link. Gives the `Set-Cookie` value by which the browser is known again; `undefined`: it was
 * counted before, or is no reader.
 */
export async function countOpening(link: OpenLink, request: Request, token: string, name: string): Promise<string | undefined> {
  const { row, drive } = link
  const { server } = drive
  const now = server.now()
  const bound = { purpose: 'opened', link: row } as const
  if (request.method === 'HEAD' || hasLinkCookie(server.secret, bound, request.headers.get('cookie'), now)) return undefined
  const told = await server.writer(async tx => {
    const { count } = await tx.link.updateMany({ where: { id: row.id }, data: { opens: { increment: 1 }, lastOpenedAt: BigInt(now) } })
    return count > 0 ? notify(tx, row, 'opened', name, now) : undefined
  })
  sayNoticed(server, told)
  return linkCookie(server.secret, bound, now, { path: `/api/s/${token}`, validMs: DAY_MS, secure: isSecure(server) })
}
