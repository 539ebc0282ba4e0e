/** SHA-256 by the platform, off this thread; in a page that is not secure, by ourselves. */
import { hexOf } from '../core/chunk/hex'
import type { Sha256 } from '../core/chunk/manifest'
import { sha256Plain } from './sha256-plain'

const { subtle } = crypto as { subtle?: SubtleCrypto }

export const sha256: Sha256 = async bytes => {
  return subtle ? hexOf(new Uint8Array(await subtle.digest('SHA-256', bytes))) : sha256Plain(bytes)
}
