/** What is in a zip, read from its end in a few ranges, whatever its size. Nothing is unpacked. */
import {
  type DirectoryPlace,
  END_64_BYTES,
  findEnd,
  LONGEST_END_BYTES,
  readEnd,
  readEnd64,
  readEntries,
  type ZipEntry,
} from './zip-records'

/** `listed`: `total` is what the archive says it has, of which `entries` are the first. `broken`: its end is there, its directory is not. */
export type ZipListing =
  | { readonly kind: 'listed'; readonly entries: readonly ZipEntry[]; readonly total: number }
  | { readonly kind: 'no-zip' }
  | { readonly kind: 'broken' }

/** From `from` to `to`, exclusive. */
export type ReadRange = (from: number, to: number) => Promise<Uint8Array>

const MOST_ENTRIES = 20_000
const MOST_DIRECTORY_BYTES = 8 * 1024 * 1024

/** `size`: of the whole file, in bytes. Throws only what `read` throws. */
export async function listZip(size: number, read: ReadRange): Promise<ZipListing> {
  const tailAt = Math.max(0, size - LONGEST_END_BYTES)
  const tail = await read(tailAt, size)
  const end = findEnd(tail)
  if (end === undefined) return { kind: 'no-zip' }
  const { place, zip64 } = readEnd(tail, end)
  const whole = zip64 === undefined ? place : await place64(size, zip64, read)
  if (!whole) return { kind: 'broken' }
  return listFrom(startsOf(whole, zip64 ?? tailAt + end), whole, read)
}

async function place64(size: number, at: number, read: ReadRange): Promise<DirectoryPlace | undefined> {
  return at + END_64_BYTES > size ? undefined : readEnd64(await read(at, at + END_64_BYTES))
}

/** Where the directory may begin: it ends where its end record begins, even when something was put before the archive (a self-extracting one); or where it says. */
function startsOf({ offset, bytes }: DirectoryPlace, end: number): number[] {
  return [...new Set([end - bytes, offset])].filter(start => start >= 0 && start + bytes <= end)
}

async function listFrom(starts: readonly number[], { bytes, entries: total }: DirectoryPlace, read: ReadRange): Promise<ZipListing> {
  if (total === 0) return { kind: 'listed', entries: [], total }
  for (const start of starts) {
    const entries = readEntries(await read(start, start + Math.min(bytes, MOST_DIRECTORY_BYTES)), MOST_ENTRIES)
    if (entries.length > 0) return { kind: 'listed', entries, total: Math.max(total, entries.length) }
  }
  return { kind: 'broken' }
}
