/**
 * What the bytes of one file are asked for with at the other origin, where no cookie of ours ever goes: sealed, so that it
 * tells nothing, for one content of one file, and in the name of the session or the link that it was given to, which are
 * asked again with each request.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** A browser asks for what it shows in parts. */
const VALID_MS = 60 * 60_000
/** Where each download counts: long enough to begin one, not to hand it around. */
const VALID_LIMITED_MS = 60_000
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const MAX_LETTERS = 1000

const TicketSchema = z.object({
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('session'), session: z.string(), user: z.string() }),
    z.object({ kind: z.literal('link'), link: z.string(), version: z.int(), limited: z.boolean() }),
  ]),
  drive: z.string(),
  node: z.string(),
  revision: z.string(),
  inline: z.boolean(),
  until: z.int(),
})

export type ContentTicket = Omit<z.infer<typeof TicketSchema>, 'until'>

/** Letters of an address. `now`: milliseconds since 1970. */
export function sealTicket(secret: string, ticket: ContentTicket, now: number): string {
  const until = now + (ticket.by.kind === 'link' && ticket.by.limited ? VALID_LIMITED_MS : VALID_MS)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyOf(secret), nonce)
  const sealed = Buffer.concat([cipher.update(JSON.stringify({ ...ticket, until }), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** `undefined`: this server did not seal it, or too long ago. */
export function openTicket(secret: string, text: string, now: number): ContentTicket | undefined {
  const parsed = TicketSchema.safeParse(unsealed(secret, text))
  return parsed.success && parsed.data.until > now ? parsed.data : undefined
}

function unsealed(secret: string, text: string): unknown {
  if (text.length > MAX_LETTERS) return undefined
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
    return JSON.parse(plain.toString('utf8'))
  } catch {
    return undefined
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'lockstep content ticket', 32))
}
