/** Bytes as lower-case hex digits and back; hashes are written so. */

const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** `count` bytes from `at` on. */
export function hexOf(bytes: Uint8Array, at = 0, count = bytes.length - at): string {
  let hex = ''
  for (let i = at; i < at + count; i++) hex += DIGITS[bytes[i] as number]
  return hex
}

/** Writes the bytes that `hex` says to `into`, from `at` on. `hex` is known to be lower-case hex digits. */
export function putHex(hex: string, into: Uint8Array, at = 0): void {
  for (let i = 0; i < hex.length; i += 2) into[at + i / 2] = (digit(hex.charCodeAt(i)) << 4) | digit(hex.charCodeAt(i + 1))
}

/** Digits begin at 48, `a` is 97. */
function digit(code: number): number {
  return code < 58 ? code - 48 : code - 87
}
