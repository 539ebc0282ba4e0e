/** What a visitor's socket is opened with: good for a minute, because it travels where cookies of the link do not. */
import { newId } from '../new-id'
import { linkSignature, sameSignature, type Versioned } from './link-signature'

export const TICKET_MS = 60_000

/** `door`: for whoever has not given the password yet. */
export type TicketKind = 'ticket' | 'door'

/** No two are the same. `now`: milliseconds since 1970. */
export function linkTicket(secret: string, kind: TicketKind, link: Versioned, now: number): string {
  const [until, once] = [now + TICKET_MS, newId<string>()]
  return [link.id, link.version, until, once, linkSignature(secret, kind, link, until, once)].join('.')
}

/** The link that a ticket is for; `undefined`: it is none, or too old. */
export function readTicket(secret: string, kind: TicketKind, ticket: string, now: number): Versioned | undefined {
  const parts = /^([A-Za-z0-9_-]{22})\.(\d{1,9})\.(\d{1,16})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/.exec(ticket)
  const [, id, version, until, once, signature] = parts ?? []
  if (id === undefined || signature === undefined || Number(until) <= now) return undefined
  const link = { id, version: Number(version) }
  return sameSignature(signature, linkSignature(secret, kind, link, Number(until), once)) ? link : undefined
}
