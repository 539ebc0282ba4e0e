/** Reads files whole, as streams and in ranges. Bytes are handed on only when the file was the same before and after. */
import type { Path } from '../../core/name'
import { ReadFault, type SmallRead } from '../../core/ports'
import type { Fingerprint } from '../../core/sides'
import { type Adapter, failureOf, type OpenedFile, openExpected, stillSame } from './adapter'
import { DiskFault, onDisk } from './disk-fault'

/** Joined in one Blob, so that many small files cost one read. */
const BATCH_FILES = 100
const BATCH_BYTES = 8 * 1024 * 1024

const SLICE_BYTES = 4 * 1024 * 1024
/** Slices read ahead of the one in hand. */
const AHEAD = 3

export interface WantedFile {
  readonly path: Path
  readonly expected: Fingerprint
}

export async function readSmall(adapter: Adapter, files: readonly WantedFile[]): Promise<readonly SmallRead[]> {
  const batches = inBatches(files)
  return (await Promise.all(batches.map(batch => adapter.batches.run(() => readBatch(adapter, batch))))).flat()
}

function inBatches(files: readonly WantedFile[]): WantedFile[][] {
  const batches: WantedFile[][] = []
  let batch: WantedFile[] = []
  let bytes = 0
  for (const file of files) {
    if (batch.length === BATCH_FILES || (batch.length > 0 && bytes + file.expected.size > BATCH_BYTES)) {
      batches.push(batch)
      batch = []
      bytes = 0
    }
    batch.push(file)
    bytes += file.expected.size
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}

async function readBatch(adapter: Adapter, files: readonly WantedFile[]): Promise<SmallRead[]> {
  const opened = await Promise.all(files.map(({ path, expected }) => openExpected(adapter, path, expected)))
  const whole = await bytesOfAll(opened.filter(one => 'file' in one))
  let at = 0
  return Promise.all(
    opened.map(one => {
      if (!('file' in one)) return one
      const from = at
      at += one.file.size
      return whole ? checked(adapter, one, whole.slice(from, at)) : readAlone(adapter, one)
    }),
  )
}

/** All the files' bytes one after the other, or `undefined` when one of them cannot be read. */
async function bytesOfAll(opened: readonly OpenedFile[]): Promise<ArrayBuffer | undefined> {
  const joined = new Blob(opened.map(({ file }) => file))
  try {
    const bytes = await onDisk(() => joined.arrayBuffer())
    return bytes.byteLength === joined.size ? bytes : undefined
  } catch (error) {
    if (error instanceof DiskFault) return undefined
    throw error
  }
}

function readAlone(adapter: Adapter, opened: OpenedFile): Promise<SmallRead> {
  return readSlice(adapter, opened, 0, opened.file.size)
}

export async function readRange(adapter: Adapter, path: Path, expected: Fingerprint, offset: number, length: number): Promise<SmallRead> {
  const opened = await openExpected(adapter, path, expected)
  return 'file' in opened ? readSlice(adapter, opened, offset, Math.min(offset + length, opened.file.size)) : opened
}

async function readSlice(adapter: Adapter, opened: OpenedFile, from: number, to: number): Promise<SmallRead> {
  try {
    const bytes = await onDisk(() => opened.file.slice(from, to).arrayBuffer())
    return bytes.byteLength === to - from ? await checked(adapter, opened, bytes) : { kind: 'changed' }
  } catch (error) {
    return blame(adapter, opened, error)
  }
}

/** Gives the bytes out when the file is still what it was before they were read. */
async function checked(adapter: Adapter, opened: OpenedFile, bytes: ArrayBuffer): Promise<SmallRead> {
  try {
    return (await stillSame(adapter, opened)) ? { kind: 'read', bytes: new Uint8Array(bytes) } : { kind: 'changed' }
  } catch (error) {
    return failureOf(error)
  }
}

/** A failed read of a file that changed is the change's fault, not the disk's. */
async function blame(adapter: Adapter, opened: OpenedFile, error: unknown): Promise<SmallRead> {
  const failure = failureOf(error)
  if (failure.kind !== 'problem') return failure
  try {
    return (await stillSame(adapter, opened)) ? failure : { kind: 'changed' }
  } catch (later) {
    return failureOf(later)
  }
}

/** A file as a stream, a few slices read ahead. Throws `ReadFault`. */
export async function* readLarge(adapter: Adapter, path: Path, expected: Fingerprint): AsyncIterable<Uint8Array> {
  const opened = await openExpected(adapter, path, expected)
  if (!('file' in opened)) throw new ReadFault(opened)
  const ahead: Promise<SmallRead>[] = []
  let next = 0
  const readOn = () => {
    while (ahead.length < AHEAD && next < opened.file.size) {
      const to = Math.min(next + SLICE_BYTES, opened.file.size)
      ahead.push(readSlice(adapter, opened, next, to))
      next = to
    }
  }
  for (readOn(); ahead.length > 0; readOn()) {
    const slice = (await ahead.shift()) as SmallRead
    if (slice.kind !== 'read') throw new ReadFault(slice)
    yield slice.bytes
  }
  const last = await checked(adapter, opened, new ArrayBuffer(0))
  if (last.kind !== 'read') throw new ReadFault(last)
}
