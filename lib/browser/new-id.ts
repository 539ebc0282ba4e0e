/** Ids made on this device. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const CHARACTERS = 22
/** A first sync makes several for each file, and each call of the platform costs more than the id. */
const POOL = new Uint8Array(CHARACTERS * 256)
let used = POOL.length

/** More than 128 random bits as 22 characters of the base64url alphabet, 6 bits each. */
export function newId(): string {
  if (used === POOL.length) {
    crypto.getRandomValues(POOL)
    used = 0
  }
  let id = ''
  for (const end = used + CHARACTERS; used < end; used++) id += ALPHABET[(POOL[used] as number) & 63]
  return id
}
