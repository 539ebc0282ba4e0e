/**
 * The secret part of a link's address: 128 random bits. It is found by its hash, and kept sealed, so that its owner can
 * copy the address again and neither the database nor a backup of it opens a link without the server's secret.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { newId } from '../new-id'
import { sha256Hex } from '../sha256'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export function newLinkToken(): string {
  return newId<string>()
}

export function linkTokenHash(token: string): string {
  return sha256Hex(`link:${token}`)
}

/** Bound to the link's id: a sealed token that was put into another row does not open. */
export function sealToken(secret: string, linkId: string, token: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyOf(secret), nonce).setAAD(Buffer.from(linkId))
  const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Throws for what this server did not seal for this link. */
export function unsealToken(secret: string, linkId: string, text: string): string {
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(linkId))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'lockstep link token', 32))
}
