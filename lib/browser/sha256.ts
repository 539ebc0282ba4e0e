/** SHA-256 by the platform, off this thread. */
import { hexOf } from '../core/chunk/hex'
import type { Sha256 } from '../core/chunk/manifest'

export const sha256: Sha256 = async bytes => {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
