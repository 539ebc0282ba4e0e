import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { listZip } from './zip-directory'

async function zipOf(names: readonly string[], { forceZip64Format = false, comment = '' } = {}): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const name of names) {
    if (name.endsWith('/')) zip.addEmptyDirectory(name)
    else zip.addBuffer(Buffer.from(`content of ${name}`), name, { forceZip64Format })
  }
  zip.end({ forceZip64Format, comment })
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return new Uint8Array(Buffer.concat(parts))
}

/** Gives what a server would, and refuses to be asked for what is not there. */
function reading(bytes: Uint8Array) {
  const ranges: (readonly [number, number])[] = []
  const read = async (from: number, to: number) => {
    if (from < 0 || from > to) throw new Error(`an impossible range: ${from} to ${to}`)
    ranges.push([from, to])
    return bytes.slice(from, to)
  }
  return { read, ranges }
}

const list = (bytes: Uint8Array) => listZip(bytes.length, reading(bytes).read)

async function pathsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const listing = await list(bytes)
  return listing.kind === 'listed' ? listing.entries.map(entry => entry.path) : [listing.kind]
}

test('names, sizes and folders are listed', async () => {
  const listing = await list(await zipOf(['a.txt', '照片/', '照片/春节.jpg']))
  expect(listing).toMatchObject({
    kind: 'listed',
    total: 3,
    entries: [
      { path: 'a.txt', folder: false, size: 16, encrypted: false },
      { path: '照片/', folder: true, size: 0 },
      { path: '照片/春节.jpg', folder: false },
    ],
  })
})

test('so they are in Zip64, behind a comment, and behind something put before the archive', async () => {
  const names = ['one', 'two/three']
  expect(await pathsOf(await zipOf(names, { forceZip64Format: true }))).toEqual(names)
  expect(await pathsOf(await zipOf(names, { comment: 'made on a Sunday' }))).toEqual(names)
  const plain = await zipOf(names)
  expect(await pathsOf(new Uint8Array([...new Uint8Array(5000).fill(7), ...plain]))).toEqual(names)
})

test('an empty archive has nothing in it', async () => {
  expect(await list(await zipOf([]))).toEqual({ kind: 'listed', entries: [], total: 0 })
})

test('only the end of a long file is read', async () => {
  const archive = await zipOf(['a.txt'])
  const before = 10 * 2 ** 30
  const ranges: (readonly [number, number])[] = []
  const listing = await listZip(before + archive.length, async (from, to) => {
    ranges.push([from, to])
    const bytes = new Uint8Array(to - from)
    bytes.set(archive.slice(Math.max(0, from - before), Math.max(0, to - before)), Math.max(0, before - from))
    return bytes
  })
  expect(listing.kind).toBe('listed')
  expect(ranges.reduce((sum, [from, to]) => sum + to - from, 0)).toBeLessThan(200_000)
})

test('a name in GB18030 without a mark is read', async () => {
  const archive = Buffer.from(await zipOf(['abcd.txt']))
  const directory = archive.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  archive.writeUInt16LE(0, directory + 8)
  Buffer.from([0xc4, 0xe3, 0xba, 0xc3]).copy(archive, directory + 46)
  expect(await pathsOf(new Uint8Array(archive))).toEqual(['你好.txt'])
})

test('what is no zip is said to be none, and a zip without its directory to be broken', async () => {
  expect(await list(new TextEncoder().encode('just a text that is long enough to hold an end record'))).toEqual({ kind: 'no-zip' })
  const archive = await zipOf(['a.txt'])
  expect(await list(archive.map((byte, at) => (at < archive.length - 22 ? 0 : byte)))).toEqual({ kind: 'broken' })
})

test('no bytes make it throw or ask for what cannot be', async () => {
  const archive = await zipOf(['a.txt', 'b/c.txt'], { forceZip64Format: true, comment: 'x' })
  const damage = fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(archive.length), async (changes, cut) => {
      const bytes = archive.slice()
      for (const [at, byte] of changes) bytes[at] = byte
      await list(bytes)
      await list(bytes.slice(cut))
      await list(bytes.slice(0, cut))
    }),
    { numRuns: 500 },
  )
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => void (await list(bytes))))
})
