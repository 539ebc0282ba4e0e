/** SHA-256 by the platform, off this thread. */
import type { Sha256 } from '../core/chunk/manifest'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export const sha256: Sha256 = async bytes => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  let hex = ''
  for (const byte of digest) hex += HEX[byte]
  return hex
}
