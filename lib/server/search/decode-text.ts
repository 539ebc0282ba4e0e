/** Bytes of a text file as text, in the encodings that people's files have. */

/** What is no text has zero bytes near its beginning. */
const SNIFF_BYTES = 8192

/** `undefined` for what is no text. UTF-8; UTF-16 when it says so; else GB 18030, in which old Chinese files are; else Western. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  if (marked) return new TextDecoder(marked).decode(bytes)
  if (bytes.subarray(0, SNIFF_BYTES).includes(0)) return undefined
  return decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030') ?? new TextDecoder('windows-1252').decode(bytes)
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
