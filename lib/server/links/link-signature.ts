/**
 * What visitors carry for the server: signed with a key of its own for each purpose, and bound to the link and its
 * version, so that another password, another token or another role ends it, and it is worth nothing at another link.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

export type Purpose = 'pass' | 'permit' | 'opened' | 'ticket' | 'door'

export interface Versioned {
  readonly id: string
  readonly version: number
}

/** 43 characters of base64url. `until`: milliseconds since 1970; `about`: what else it is bound to. */
export function linkSignature(secret: string, purpose: Purpose, { id, version }: Versioned, until: number, about = ''): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `lockstep link ${purpose}`, 32))
  return createHmac('sha256', key).update(`${id}.${version}.${until}.${about}`).digest('base64url')
}

/** In constant time. */
export function sameSignature(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
