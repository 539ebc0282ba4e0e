/** Bytes of a text file that a person wrote with whatever was at hand: UTF-8, or UTF-16 when it says so. */
export function plainText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 0)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 1)
  const raw = characters(bytes.length, i => bytes[i] ?? 0)
  // A line in some older encoding spoils no other.
  return raw.split('\n').map(utf8).join('\n')
}

/** `high`: which of two bytes comes first. */
function utf16(bytes: Uint8Array, high: 0 | 1): string {
  const at = (i: number) => bytes[i] ?? 0
  return characters(Math.floor(bytes.length / 2), i => (high ? at(2 * i) * 256 + at(2 * i + 1) : at(2 * i + 1) * 256 + at(2 * i)))
}

function characters(count: number, codeAt: (i: number) => number): string {
  return Array.from({ length: count }, (_, i) => String.fromCharCode(codeAt(i))).join('')
}

/** `raw`: a character for each byte; as it is when it is no UTF-8. */
function utf8(raw: string): string {
  try {
    return decodeURIComponent(raw.replace(/[^ -$&-~]/g, byte => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`))
  } catch {
    return raw
  }
}
