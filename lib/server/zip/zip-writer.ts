/**
 * A zip file as a stream, its files stored as they are: the reader pulls, one piece is in memory at a time, and of each
 * file that was written only its line in the directory is kept. Sizes are told before; checksums stand behind the bytes.
 * Knows names and bytes, nothing of drives. After PKWARE's APPNOTE 6.3.10.
 */
import { crc32 } from 'node:zlib'
import { badName } from '../../core/name'

export interface ZipEntry {
  /** With "/" between folders; a folder's ends with one. */
  readonly path: string
  /** Bytes; 0 for folders. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly mtime: number
  /** Exactly `size` bytes. */
  read(): AsyncIterable<Uint8Array<ArrayBuffer>>
}

type Bytes = Uint8Array<ArrayBuffer>

const LOCAL_BYTES = 30
const DIRECTORY_BYTES = 46
/** Modification time as seconds since 1970, by which no time zone is lost. */
const TIME_EXTRA_BYTES = 9
const LOCAL_ZIP64_BYTES = 20
const DIRECTORY_ZIP64_BYTES = 28
const END_BYTES = 22
const END_ZIP64_BYTES = 56 + 20

const MAX_32 = 0xffffffff
const MAX_16 = 0xffff
/** A checksum behind the bytes, names in UTF-8. */
const FLAGS = 0x0808
const VERSION = 20
const VERSION_ZIP64 = 45
const UNIX = 3 << 8
const FOLDER_MODE = (0o40755 << 16) | 0x10
const FILE_MODE = 0o100644 << 16

/** Throws when an entry gives other than its size, and for a path that leads anywhere but down. */
export async function* writeZip(entries: Iterable<ZipEntry>): AsyncIterable<Bytes> {
  const directory: Bytes[] = []
  let at = 0
  for (const entry of entries) {
    requirePath(entry)
    const start = at
    const header = localHeader(entry)
    yield header
    let crc = 0
    let size = 0
    for await (const part of entry.read()) {
      crc = crc32(part, crc)
      size += part.length
      yield part
    }
    if (size !== entry.size) throw new Error('a file of another size than it said')
    const behind = descriptor(entry, crc)
    yield behind
    at += header.length + size + behind.length
    directory.push(directoryRecord(entry, crc, start))
  }
  yield* directory
  yield end(directory, at)
}

/** Bytes that `writeZip` will give. */
export function zipSize(entries: Iterable<ZipEntry>): number {
  let at = 0
  let directory = 0
  let count = 0
  for (const entry of entries) {
    const name = Buffer.byteLength(entry.path)
    directory += DIRECTORY_BYTES + name + TIME_EXTRA_BYTES + (isLarge(entry, at) ? DIRECTORY_ZIP64_BYTES : 0)
    at += localSize(entry, name) + entry.size + descriptorSize(entry)
    count++
  }
  return at + directory + END_BYTES + (needsZip64End(count, directory, at) ? END_ZIP64_BYTES : 0)
}

/** Whoever unpacks it writes there, on any system: every part is a name that a drive takes. */
function requirePath({ path }: ZipEntry): void {
  const names = path.replace(/\/$/, '').split('/')
  if (names.some(name => badName(name) !== undefined)) throw new Error('a path that no zip file may hold')
}

/** The file itself needs 64 bits. */
function isHuge({ size }: ZipEntry): boolean {
  return size >= MAX_32
}

/** It, or where it begins. */
function isLarge(entry: ZipEntry, at: number): boolean {
  return isHuge(entry) || at >= MAX_32
}

function needsZip64End(count: number, directory: number, at: number): boolean {
  return count >= MAX_16 || directory >= MAX_32 || at >= MAX_32
}

function localSize(entry: ZipEntry, name: number): number {
  return LOCAL_BYTES + name + TIME_EXTRA_BYTES + (isHuge(entry) ? LOCAL_ZIP64_BYTES : 0)
}

function descriptorSize(entry: ZipEntry): number {
  return isHuge(entry) ? 24 : 16
}

function localHeader(entry: ZipEntry): Bytes {
  const name = Buffer.from(entry.path)
  const bytes = Buffer.alloc(localSize(entry, name.length))
  bytes.writeUInt32LE(0x04034b50, 0)
  bytes.writeUInt16LE(isHuge(entry) ? VERSION_ZIP64 : VERSION, 4)
  bytes.writeUInt16LE(FLAGS, 6)
  bytes.writeUInt32LE(dosTime(entry.mtime), 10)
  // Checksum and sizes stand behind the bytes; in 64 bits when this extra field says so.
  if (isHuge(entry)) bytes.fill(0xff, 18, 26)
  bytes.writeUInt16LE(name.length, 26)
  bytes.writeUInt16LE(bytes.length - LOCAL_BYTES - name.length, 28)
  name.copy(bytes, LOCAL_BYTES)
  const extra = timeExtra(bytes, LOCAL_BYTES + name.length, entry.mtime)
  if (isHuge(entry)) extraHead(bytes, extra, 0x0001, 16)
  return bytes
}

function descriptor(entry: ZipEntry, crc: number): Bytes {
  const bytes = Buffer.alloc(descriptorSize(entry))
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  if (isHuge(entry)) {
    bytes.writeBigUInt64LE(BigInt(entry.size), 8)
    bytes.writeBigUInt64LE(BigInt(entry.size), 16)
  } else {
    bytes.writeUInt32LE(entry.size, 8)
    bytes.writeUInt32LE(entry.size, 12)
  }
  return bytes
}

function directoryRecord(entry: ZipEntry, crc: number, start: number): Bytes {
  const name = Buffer.from(entry.path)
  const large = isLarge(entry, start)
  const extraBytes = TIME_EXTRA_BYTES + (large ? DIRECTORY_ZIP64_BYTES : 0)
  const bytes = Buffer.alloc(DIRECTORY_BYTES + name.length + extraBytes)
  bytes.writeUInt32LE(0x02014b50, 0)
  bytes.writeUInt16LE(UNIX | VERSION_ZIP64, 4)
  bytes.writeUInt16LE(large ? VERSION_ZIP64 : VERSION, 6)
  bytes.writeUInt16LE(FLAGS, 8)
  bytes.writeUInt32LE(dosTime(entry.mtime), 12)
  bytes.writeUInt32LE(crc, 16)
  bytes.writeUInt32LE(large ? MAX_32 : entry.size, 20)
  bytes.writeUInt32LE(large ? MAX_32 : entry.size, 24)
  bytes.writeUInt16LE(name.length, 28)
  bytes.writeUInt16LE(extraBytes, 30)
  bytes.writeUInt32LE((entry.path.endsWith('/') ? FOLDER_MODE : FILE_MODE) >>> 0, 38)
  bytes.writeUInt32LE(large ? MAX_32 : start, 42)
  name.copy(bytes, DIRECTORY_BYTES)
  const extra = timeExtra(bytes, DIRECTORY_BYTES + name.length, entry.mtime)
  if (!large) return bytes
  extraHead(bytes, extra, 0x0001, 24)
  for (const [i, value] of [entry.size, entry.size, start].entries()) bytes.writeBigUInt64LE(BigInt(value), extra + 4 + 8 * i)
  return bytes
}

function end(directory: readonly Bytes[], at: number): Bytes {
  const count = directory.length
  const size = directory.reduce((sum, record) => sum + record.length, 0)
  const zip64 = needsZip64End(count, size, at)
  const bytes = Buffer.alloc(END_BYTES + (zip64 ? END_ZIP64_BYTES : 0))
  if (zip64) zip64End(bytes, count, size, at)
  const last = bytes.subarray(bytes.length - END_BYTES)
  last.writeUInt32LE(0x06054b50, 0)
  last.writeUInt16LE(zip64 ? MAX_16 : count, 8)
  last.writeUInt16LE(zip64 ? MAX_16 : count, 10)
  last.writeUInt32LE(zip64 ? MAX_32 : size, 12)
  last.writeUInt32LE(zip64 ? MAX_32 : at, 16)
  return bytes
}

function zip64End(bytes: Buffer, count: number, size: number, at: number): void {
  bytes.writeUInt32LE(0x06064b50, 0)
  bytes.writeBigUInt64LE(44n, 4)
  bytes.writeUInt16LE(UNIX | VERSION_ZIP64, 12)
  bytes.writeUInt16LE(VERSION_ZIP64, 14)
  bytes.writeBigUInt64LE(BigInt(count), 24)
  bytes.writeBigUInt64LE(BigInt(count), 32)
  bytes.writeBigUInt64LE(BigInt(size), 40)
  bytes.writeBigUInt64LE(BigInt(at), 48)
  // Where that record begins: behind the directory.
  bytes.writeUInt32LE(0x07064b50, 56)
  bytes.writeBigUInt64LE(BigInt(at + size), 64)
  bytes.writeUInt32LE(1, 72)
}

/** Gives where the next extra field begins. */
function timeExtra(bytes: Buffer, at: number, mtime: number): number {
  extraHead(bytes, at, 0x5455, 5)
  bytes.writeUInt8(1, at + 4)
  bytes.writeInt32LE(Math.max(-0x80000000, Math.min(0x7fffffff, Math.floor(mtime / 1000))), at + 5)
  return at + TIME_EXTRA_BYTES
}

function extraHead(bytes: Buffer, at: number, id: number, size: number): void {
  bytes.writeUInt16LE(id, at)
  bytes.writeUInt16LE(size, at + 2)
}

/** Date above, time below, in steps of two seconds; from 1980 to 2107, in UTC. */
function dosTime(mtime: number): number {
  const time = new Date(Math.max(Date.UTC(1980, 0, 1), Math.min(Date.UTC(2107, 11, 31), mtime)))
  const date = ((time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate()
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1)
  return ((date << 16) | clock) >>> 0
}
