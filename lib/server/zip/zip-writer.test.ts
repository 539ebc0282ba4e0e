import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { writeZip, type ZipEntry, zipSize } from './zip-writer'

const encode = (text: string) => new TextEncoder().encode(text)
const NOW = Date.UTC(2026, 10, 22, 14, 3, 6)

function entry(path: string, ...parts: string[]): ZipEntry {
  const size = encode(parts.join('')).length
  return { path, size, mtime: NOW, read: () => pieces(parts) }
}

async function* pieces(parts: readonly string[]): AsyncIterable<Uint8Array<ArrayBuffer>> {
  for (const part of parts) yield encode(part)
}

async function written(entries: readonly ZipEntry[]): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of writeZip(entries)) parts.push(part)
  return Buffer.concat(parts)
}

/** Read as an unpacker does: the end, the directory, and what lies where it points. */
function unpack(zip: Buffer): Record<string, string> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files: Record<string, string> = {}
  let at = zip.readUInt32LE(end + 16)
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50)
    const [crc, size, name, extra, start] = [16, 24, 28, 30, 42].map((offset, i) =>
      i === 2 || i === 3 ? zip.readUInt16LE(at + offset) : zip.readUInt32LE(at + offset),
    ) as [number, number, number, number, number]
    const path = zip.toString('utf8', at + 46, at + 46 + name)
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const bytes = zip.subarray(data, data + size)
    expect([path, zip.toString('utf8', start + 30, start + 30 + name), crc32(bytes)]).toEqual([path, path, crc])
    expect([zip.readUInt32LE(data + size), zip.readUInt32LE(data + size + 4)]).toEqual([0x08074b50, crc])
    files[path] = bytes.toString()
    at += 46 + name + extra
  }
  expect(at).toBe(end)
  return files
}

test.each<[string, readonly ZipEntry[]]>([
  ['nothing', []],
  ['files of one and of many pieces', [entry('a.txt', 'hello'), entry('empty'), entry('b/c.txt', 'one', 'two', 'three')]],
  ['names in every script', [entry('Größe 100%.txt', 'x'), entry('照片/旅行.jpg', 'y'), entry('👋.md', 'z')]],
  ['an empty folder', [entry('folder/'), entry('other/file', 'z')]],
])('%s is whole, and as long as it said', async (_what, entries) => {
  const zip = await written(entries)
  expect(zip.length).toBe(zipSize(entries))
  const files = Object.fromEntries(await Promise.all(entries.map(async one => [one.path, await textOf(one)] as const)))
  expect(unpack(zip)).toEqual(files)
})

async function textOf(one: ZipEntry): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of one.read()) parts.push(part)
  return Buffer.concat(parts).toString()
}

test('more files than the old format counts are told in the new one', async () => {
  const entries = Array.from({ length: 70_000 }, (_, i) => entry(`${i}`))
  const zip = await written(entries)
  expect(zip.length).toBe(zipSize(entries))
  expect(zip.readUInt16LE(zip.length - 12)).toBe(0xffff)
  expect(zip.readBigUInt64LE(zip.length - 22 - 20 - 56 + 32)).toBe(70_000n)
})

test('a file that gives more or less than it said breaks off', async () => {
  await expect(written([{ ...entry('a', 'hello'), size: 4 }])).rejects.toThrow(/another size/)
})

test('a reader that goes away ends what is read', async () => {
  let ended = false
  const endless: ZipEntry = { path: 'a', size: 1e12, mtime: NOW, read: () => forever(() => (ended = true)) }
  for await (const part of writeZip([endless])) if (part.length === 3) break
  expect(ended).toBe(true)
})

async function* forever(end: () => void): AsyncIterable<Uint8Array<ArrayBuffer>> {
  try {
    for (;;) yield encode('abc')
  } finally {
    end()
  }
}
