/** A visitor gives the password. */
import type { Server } from '../context'
import { Fault } from '../fault'
import { isSecure } from './link-cookie'
import { passCookie } from './link-pass'
import { isLinkPassword } from './link-password'
import type { OpenLink } from './open-link'
import type { UnlockLimits } from './unlock-limits'

/**
 * Gives the `Set-Cookie` value that unlocks the link. Throws `link-locked` for a wrong password, `rate-limited` after too
 * many, right or wrong. A link without password takes any.
 */
export async function unlock(
  server: Server,
  limits: UnlockLimits,
  { row }: OpenLink,
  tried: { readonly password: string; readonly token: string; readonly address: string },
): Promise<string> {
  await limits.count(row.id, tried.address)
  if (row.passwordHash !== null && !(await isLinkPassword(row.passwordHash, tried.password))) throw new Fault('link-locked')
  await limits.forgive(row.id, tried.address)
  return passCookie(server.secret, row, tried.token, server.now(), isSecure(server))
}
