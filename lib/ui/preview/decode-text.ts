/**
 * Bytes as text. Files do not say how they are encoded, so it is found out: a mark at the beginning, then what the bytes
 * can be. What is only likely is called a guess. Pure.
 */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252'

export type Decoded =
  | {
      readonly kind: 'text'
      /** Without the mark. */
      readonly text: string
      readonly encoding: Encoding
      /** It began with a byte order mark. */
      readonly marked: boolean
      /** Other encodings would give a text too. */
      readonly guessed: boolean
      /** Some bytes are no text in this encoding: written back, they would not be the same. */
      readonly lossy: boolean
    }
  | { readonly kind: 'binary' }

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** `whole`: `false` when the bytes are the beginning of more, which may be cut in the middle of a letter. */
export function decodeText(bytes: Uint8Array, whole: boolean): Decoded {
  const mark = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))
  if (mark) return marked(bytes, whole, mark[0])
  const utf16 = likelyUtf16(bytes)
  if (utf16) return textOf(bytes, whole, utf16, true) ?? { kind: 'binary' }
  if (isBinary(bytes)) return { kind: 'binary' }
  return (
    textOf(bytes, whole, 'utf-8', false) ??
    (likelyChinese(bytes) ? textOf(bytes, whole, 'gb18030', true) : undefined) ??
    western(bytes, whole)
  )
}

function marked(bytes: Uint8Array, whole: boolean, encoding: Encoding): Decoded {
  const exact = decoded(bytes, whole, encoding, true)
  const text = exact ?? decoded(bytes, whole, encoding, false) ?? ''
  return { kind: 'text', text, encoding, marked: true, guessed: false, lossy: exact === undefined }
}

function textOf(bytes: Uint8Array, whole: boolean, encoding: Encoding, guessed: boolean): Decoded | undefined {
  const text = decoded(bytes, whole, encoding, true)
  return text === undefined ? undefined : { kind: 'text', text, encoding, marked: false, guessed, lossy: false }
}

/** The last resort gives a text for whatever bytes; a UTF-8 text with a few broken places is still better read as that. */
function western(bytes: Uint8Array, whole: boolean): Decoded {
  const text = decoded(bytes, whole, 'utf-8', false) ?? ''
  const broken = text.split('\ufffd').length - 1
  if (broken * 20 < countAbove(text, 0x7f)) return { kind: 'text', text, encoding: 'utf-8', marked: false, guessed: true, lossy: true }
  const other = decoded(bytes, whole, 'windows-1252', false) ?? ''
  return { kind: 'text', text: other, encoding: 'windows-1252', marked: false, guessed: true, lossy: false }
}

function decoded(bytes: Uint8Array, whole: boolean, encoding: Encoding, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes, { stream: !whole })
  } catch {
    return undefined
  }
}

const SAMPLE_BYTES = 64 * 1024

/** Latin letters in UTF-16 have a zero as every other byte. */
function likelyUtf16(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const zeros = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = sample.length * 0.2
  if (odd > many && even < odd / 20) return 'utf-16le'
  return even > many && odd < even / 20 ? 'utf-16be' : undefined
}

/** Tab, line feed, form feed, carriage return and escape are at home in texts; other control characters are not. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  let strange = 0
  for (const byte of sample) {
    if (byte === 0) return true
    if (byte < 0x20 && (byte < 9 || byte > 13) && byte !== 0x1b) strange++
  }
  return strange > sample.length * 0.02
}

/**
 * Everyday Chinese characters are two bytes above 0xA0. Letters with accents in a western text are followed by plain
 * letters, which GB18030 would take for the second half of a rare character.
 */
function likelyChinese(bytes: Uint8Array): boolean {
  let everyday = 0
  let other = 0
  for (let at = 0; at < Math.min(bytes.length, SAMPLE_BYTES) - 1; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[++at] ?? 0
    if (lead >= 0xa1 && trail >= 0xa1) everyday++
    else other++
  }
  return everyday > other * 2
}

function countAbove(text: string, code: number): number {
  let count = 0
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > code) count++
  return count
}
