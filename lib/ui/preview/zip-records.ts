/** The records of a zip's directory, as APPNOTE.TXT has them. Every length is somebody else's word: nothing is read beyond the bytes at hand. Pure. */

export interface ZipEntry {
  /** With slashes between folders, as the archive has it: for showing, never for writing. */
  readonly path: string
  readonly folder: boolean
  /** Bytes, unpacked, as the archive says. */
  readonly size: number
  /** Bytes in the archive. */
  readonly packed: number
  /** When it was changed, in the archive's own time: milliseconds since 1970 as if that were ours; `undefined`: not said. */
  readonly changedAt: number | undefined
  readonly encrypted: boolean
}

/** Where the directory is. */
export interface DirectoryPlace {
  readonly offset: number
  readonly bytes: number
  readonly entries: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const ENTRY = 0x02014b50

const END_BYTES = 22
export const LOCATOR_64_BYTES = 20
export const END_64_BYTES = 56
const ENTRY_BYTES = 46
/** The end record with the longest comment, and the Zip64 locator before it. */
export const LONGEST_END_BYTES = END_BYTES + 0xffff + LOCATOR_64_BYTES

const IN_64 = 0xffffffff
const COUNT_IN_64 = 0xffff

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** `undefined`: more than a safe integer holds, or not there. */
function u64(view: DataView, at: number): number | undefined {
  if (at + 8 > view.byteLength) return undefined
  const value = view.getBigUint64(at, true)
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined
}

/** The position of the end record in the last bytes of a file; `undefined`: this is no zip. */
export function findEnd(tail: Uint8Array): number | undefined {
  const view = viewOf(tail)
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue
    if (at + END_BYTES + view.getUint16(at + 20, true) <= tail.length) return at
  }
  return undefined
}

/** What the end record says, and where the Zip64 record is when there is one. */
export function readEnd(tail: Uint8Array, at: number): { readonly place: DirectoryPlace; readonly zip64: number | undefined } {
  const view = viewOf(tail)
  const place = {
    entries: view.getUint16(at + 10, true),
    bytes: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  }
  const needed = place.entries === COUNT_IN_64 || place.bytes === IN_64 || place.offset === IN_64
  const locator = at - LOCATOR_64_BYTES
  const found = needed && locator >= 0 && view.getUint32(locator, true) === LOCATOR_64
  return { place, zip64: found ? u64(view, locator + 8) : undefined }
}

/** `undefined`: these bytes are no Zip64 end record. */
export function readEnd64(bytes: Uint8Array): DirectoryPlace | undefined {
  if (bytes.length < END_64_BYTES) return undefined
  const view = viewOf(bytes)
  if (view.getUint32(0, true) !== END_64) return undefined
  const [entries, size, offset] = [u64(view, 32), u64(view, 40), u64(view, 48)]
  return entries === undefined || size === undefined || offset === undefined ? undefined : { entries, bytes: size, offset }
}

/** The entries that are whole in `directory`, `most` of them at most, up to the first that is none. */
export function readEntries(directory: Uint8Array, most: number): ZipEntry[] {
  const view = viewOf(directory)
  const entries: ZipEntry[] = []
  let at = 0
  while (entries.length < most && at + ENTRY_BYTES <= directory.length && view.getUint32(at, true) === ENTRY) {
    const name = view.getUint16(at + 28, true)
    const extra = view.getUint16(at + 30, true)
    const end = at + ENTRY_BYTES + name + extra + view.getUint16(at + 32, true)
    if (end > directory.length) break
    entries.push(readEntry(directory, view, at, name, extra))
    at = end
  }
  return entries
}

function readEntry(directory: Uint8Array, view: DataView, at: number, nameBytes: number, extraBytes: number): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  const extras = at + ENTRY_BYTES + nameBytes
  const rawName = directory.subarray(at + ENTRY_BYTES, extras)
  const fields = extraFields(view, extras, extras + extraBytes)
  const path = unicodePath(directory, fields) ?? decodeName(rawName, (flags & 0x800) !== 0)
  return {
    path,
    folder: path.endsWith('/'),
    ...sizesOf(view, at, fields.get(0x0001)),
    changedAt: dosTime(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
    encrypted: (flags & 1) !== 0,
  }
}

type Field = readonly [from: number, to: number]

/** Extra fields by their kind: where each is. */
function extraFields(view: DataView, from: number, to: number): ReadonlyMap<number, Field> {
  const fields = new Map<number, Field>()
  for (let at = from; at + 4 <= to; ) {
    const end = at + 4 + view.getUint16(at + 2, true)
    if (end > to) break
    fields.set(view.getUint16(at, true), [at + 4, end])
    at = end
  }
  return fields
}

/** The Zip64 field holds only those numbers that have no room in the entry, in this order. */
function sizesOf(view: DataView, at: number, field: Field | undefined): { size: number; packed: number } {
  const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
  let [next, end] = field ?? [0, 0]
  const whole = (short: number) => {
    if (short !== IN_64 || next + 8 > end) return short
    next += 8
    return u64(view, next - 8) ?? short
  }
  const wholeSize = whole(size)
  return { size: wholeSize, packed: whole(packed) }
}

/** Info-ZIP writes the name a second time when the first cannot hold it. */
function unicodePath(directory: Uint8Array, fields: ReadonlyMap<number, Field>): string | undefined {
  const [from, to] = fields.get(0x7075) ?? [0, 0]
  return to - from > 5 && directory[from] === 1 ? decode(directory.subarray(from + 5, to), 'utf-8') : undefined
}

/** Without the mark for UTF-8 it is in the maker's own encoding, which nothing names: on Chinese Windows GB18030, elsewhere mostly plain. */
function decodeName(raw: Uint8Array, utf8: boolean): string {
  return decode(raw, 'utf-8') ?? (utf8 ? undefined : decode(raw, 'gb18030')) ?? new TextDecoder('windows-1252').decode(raw)
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function dosTime(date: number, time: number): number | undefined {
  const [year, month, day] = [1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31]
  if (month < 0 || month > 11 || day < 1) return undefined
  return new Date(year, month, day, time >> 11, (time >> 5) & 63, (time & 31) * 2).getTime()
}
