/** Ids made on this device. */

const ALPHABET = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
const CHARACTERS = 22
/** A first sync makes several for each file, and each call of the platform costs more than the id. */
const pool = new Uint8Array(CHARACTERS * 256)
let used = pool.length

/** More than 128 random bits as 22 characters of the base64url alphabet, 6 bits each. */
export function newId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    for (let i = 0; i < pool.length; i++) pool[i] = ALPHABET[(pool[i] as number) & 63] as number
    used = 0
  }
  const codes = pool.subarray(used, used + CHARACTERS)
  used += CHARACTERS
  // In one piece: a string that is put together by characters takes several times the memory.
  return String.fromCharCode(...codes)
}
