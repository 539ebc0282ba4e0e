/** Cookies of visitors: signed, out of the reach of scripts, and only ever sent to the link's own addresses. */
import type { Env } from '../env'
import { linkSignature, type Purpose, sameSignature, type Versioned } from './link-signature'
import type { TicketKind } from './link-ticket'

export interface Bound {
  readonly purpose: Exclude<Purpose, TicketKind>
  readonly link: Versioned
  /** What else it is bound to. */
  readonly about?: string
}

interface Sent {
  readonly path: string
  readonly validMs: number
  /** Only over HTTPS. */
  readonly secure: boolean
}

/** A `Set-Cookie` value. `now`: milliseconds since 1970. */
export function linkCookie(secret: string, { purpose, link, about }: Bound, now: number, { path, validMs, secure }: Sent): string {
  const until = now + validMs
  const value = `${until}.${linkSignature(secret, purpose, link, until, about)}`
  const parts = [`${nameOf(purpose)}=${value}`, `Path=${path}`, `Max-Age=${Math.floor(validMs / 1000)}`, 'HttpOnly', 'SameSite=Lax']
  return [...parts, ...(secure ? ['Secure'] : [])].join('; ')
}

/** Whether one of the request's cookies is that one, and still good. */
export function hasLinkCookie(secret: string, { purpose, link, about }: Bound, cookies: string | null, now: number): boolean {
  return cookiesNamed(cookies, nameOf(purpose)).some(value => {
    const [, until, signature] = /^(\d{1,16})\.([A-Za-z0-9_-]{43})$/.exec(value) ?? []
    if (until === undefined || signature === undefined || Number(until) <= now) return false
    return sameSignature(signature, linkSignature(secret, purpose, link, Number(until), about))
  })
}

function nameOf(purpose: string): string {
  return `lockstep-link-${purpose}`
}

function cookiesNamed(cookies: string | null, name: string): string[] {
  return (cookies ?? '').split(';').flatMap(cookie => {
    const [key = '', ...value] = cookie.trim().split('=')
    return key === name ? [value.join('=')] : []
  })
}

/** Whether cookies are kept to HTTPS. */
export function isSecure({ env }: { readonly env: Pick<Env, 'publicOrigin'> }): boolean {
  return env.publicOrigin?.startsWith('https:') ?? false
}
