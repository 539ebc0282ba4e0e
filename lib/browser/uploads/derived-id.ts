/** Ids that follow from what they are for: whatever was begun before a crash is recognised when it is done again. */
import type { Sha256 } from '../../core/chunk/manifest'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const CHARACTERS = 22

/** The first of `parts` must be random: an id tells nothing then, and nobody else comes to the same. */
export async function derivedId(sha256: Sha256, ...parts: readonly string[]): Promise<string> {
  const hex = await sha256(new TextEncoder().encode(JSON.stringify(parts)))
  // 22 characters of 6 bits, from 24 bits for each four of them.
  return Array.from({ length: CHARACTERS }, (_, i) => {
    const at = Math.floor(i / 4) * 6
    const bits = Number.parseInt(hex.slice(at, at + 6), 16)
    return ALPHABET[(bits >> (18 - 6 * (i % 4))) & 63]
  }).join('')
}
