/** Bytes as lower-case hex digits and back; hashes are written so. */

/** The codes of the two digits of each byte, one after the other. */
const DIGITS = Uint8Array.from({ length: 512 }, (_, i) => ((i >> 1).toString(16).padStart(2, '0')[i & 1] ?? '').charCodeAt(0))

/** `count` bytes from `at` on; as many as one call takes, and hashes are far below. */
export function hexOf(bytes: Uint8Array, at = 0, count = bytes.length - at): string {
  const codes = new Uint8Array(count * 2)
  for (let i = 0; i < count; i++) {
    const byte = bytes[at + i] as number
    codes[2 * i] = DIGITS[2 * byte] as number
    codes[2 * i + 1] = DIGITS[2 * byte + 1] as number
  }
  // In one piece: a string that is put together by characters takes several times the memory.
  return String.fromCharCode(...codes)
}

/** Writes the bytes that `hex` says to `into`, from `at` on. `hex` is known to be lower-case hex digits. */
export function putHex(hex: string, into: Uint8Array, at = 0): void {
  for (let i = 0; i < hex.length; i += 2) into[at + i / 2] = (digit(hex.charCodeAt(i)) << 4) | digit(hex.charCodeAt(i + 1))
}

/** Digits begin at 48, `a` is 97. */
function digit(code: number): number {
  return code < 58 ? code - 48 : code - 87
}
