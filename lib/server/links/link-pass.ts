/** The cookie of a visitor who knew the password. */
import { hasLinkCookie, linkCookie } from './link-cookie'
import type { Versioned } from './link-signature'

const VALID_MS = 12 * 60 * 60_000

/** A `Set-Cookie` value. `token`: of the address; `now`: milliseconds since 1970. */
export function passCookie(secret: string, link: Versioned, token: string, now: number, secure: boolean): string {
  return linkCookie(secret, { purpose: 'pass', link }, now, { path: `/api/s/${token}`, validMs: VALID_MS, secure })
}

/** Whether the request's cookies unlock this version of this link. */
export function hasPass(secret: string, link: Versioned, cookies: string | null, now: number): boolean {
  return hasLinkCookie(secret, { purpose: 'pass', link }, cookies, now)
}
