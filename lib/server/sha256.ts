/** SHA-256 by the platform, as hex. */
import { createHash } from 'node:crypto'
import type { Sha256 } from '../core/chunk/manifest'

export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export const sha256: Sha256 = async bytes => sha256Hex(bytes)
