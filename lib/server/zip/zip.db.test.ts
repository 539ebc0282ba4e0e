/** Folders as a zip file, over real requests. */
import { expect, test } from 'vitest'
import { type NodeId, ROOT } from '../../core/ids'
import { openDrive } from '../drive'
import { edit } from '../testing/edits'
import type { TestClient } from '../testing/test-client'
import { chunk, createFile, createFolder, remove } from '../testing/test-content'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'
import { requireZippable, zipEntries } from './zip-entries'

let run: TestServer
let page: TestClient
const [one, two] = [chunk('one'), chunk('two')]
const [outer, inner, empty] = [createFolder('outer'), createFolder('inner'), createFolder('empty')]

/** Milliseconds by which the server's clock is ahead. */
let later = 0

withTestServer({ one: 'all', now: () => Date.now() + later }, async started => {
  run = started
  page = await run.setUp()
  page.drive = (await page.me()).drives[0]?.id as typeof page.drive
  await page.sendPack(one, two)
  const below = [inner, empty].map(folder => ({ ...folder, place: { ...folder.place, parent: outer.id } }))
  await edit(page, [outer, ...below, await createFile('a.txt', [one], outer.id), await createFile('a.txt', [one, two], inner.id)])
})

/** Paths and texts, by the directory at the end. */
function unpack(zip: Buffer): Record<string, string> {
  const files: Record<string, string> = {}
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  for (let at = zip.readUInt32LE(end + 16); at < end; ) {
    const [size, name, extra] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)]
    const start = zip.readUInt32LE(at + 42)
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    files[zip.toString('utf8', at + 46, at + 46 + name)] = zip.toString('utf8', data, data + size)
    at += 46 + name + extra
  }
  return files
}

async function unpacked(response: Response): Promise<Record<string, string>> {
  expect(response.status).toBe(200)
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(Number(response.headers.get('content-length'))).toBe(bytes.length)
  return unpack(bytes)
}

const zipOf = (nodes: readonly NodeId[] | string, more = '') => page.fetch('GET', page.path(`zip?nodes=${nodes}${more}`))

test('a folder comes with all that is in it', async () => {
  const response = await zipOf([outer.id], '&name=Pl%C3%A4ne')
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="Pl_ne.zip"; filename*=UTF-8''Pl%C3%A4ne.zip`)
  expect(await unpacked(response)).toEqual({ 'outer/a.txt': 'one', 'outer/inner/a.txt': 'onetwo', 'outer/empty/': '' })
})

test('the whole drive is asked for by its top', async () => {
  expect(Object.keys(await unpacked(await zipOf('root')))).toEqual(['outer/a.txt', 'outer/empty/', 'outer/inner/a.txt'])
})

test('what has one name in several folders gets several', async () => {
  const [a, b] = [await createFile('same.txt', [one]), await createFile('SAME.txt', [two], outer.id)]
  await edit(page, [a, b])
  const files = await unpacked(await zipOf([a.id, b.id]))
  expect(Object.values(files).sort()).toEqual(['one', 'two'])
  expect(new Set(Object.keys(files).map(name => name.toLowerCase()))).toEqual(new Set(['same.txt', 'same (1).txt']))
  await edit(page, [remove(a, 0), remove(b, 0)])
})

test('what has the longest name there is in several folders gets several that are no longer', async () => {
  const name = `${'長'.repeat(83)}.txt`
  const [a, b] = [await createFile(name, [one]), await createFile(name, [two], outer.id)]
  await edit(page, [a, b])
  expect(Object.keys(await unpacked(await zipOf([a.id, b.id]))).sort()).toEqual([`${'長'.repeat(82)} (1).txt`, name].sort())
  await edit(page, [remove(a, 0), remove(b, 0)])
})

const orderOf = (nodes: readonly string[], client = page) =>
  client.ask<{ order: string }>('POST', client.path('zip-orders'), { nodes, name: 'Many' })

test('what is too long for an address is ordered, and fetched by whoever ordered it, for some minutes', async () => {
  const files = await Promise.all(Array.from({ length: 60 }, (_, i) => createFile(`f${i}.txt`, [one])))
  await edit(page, files)
  const { status, body } = await orderOf([outer.id, ...files.map(file => file.id)])
  expect(status).toBe(200)
  const fetched = (client = page) => client.fetch('GET', page.path(`zip?order=${body.order}`))
  const zip = await fetched()
  expect(zip.headers.get('content-disposition')).toContain('Many.zip')
  expect(Object.keys(await unpacked(zip))).toHaveLength(63)
  // Another browser of the same person is the same person.
  expect((await fetched(await page.another())).status).toBe(200)
  expect((await page.fetch('GET', page.path('zip?order=nonsense'))).status).toBe(404)
  later += 10 * 60_000
  expect((await fetched()).status).toBe(404)
  await edit(
    page,
    files.map(file => remove(file, 0)),
  )
})

test.each([
  ['nothing', [], 400],
  ['what is no id', ['../..'], 400],
  ['a node that nobody knows', ['A'.repeat(22)], 404],
  ['more than an order holds', Array.from({ length: 10_001 }, (_, i) => String(i).padStart(22, 'A')), 400],
])('%s is not ordered, and the page is told at once', async (_what, nodes, status) => {
  expect((await orderOf(nodes)).status).toBe(status)
})

test('what is too much for one zip is known without making it', async () => {
  const drive = await openDrive(run.server, (await page.me()).user, page.drive, 'read')
  for (const [nodes, entries] of [
    [[outer.id, inner.id], 5],
    [[inner.id], 2],
  ] as const) {
    await expect(requireZippable(drive, nodes, entries - 1)).rejects.toMatchObject({ kind: 'too-large' })
    await requireZippable(drive, nodes, entries)
  }
  await expect(requireZippable(drive, [ROOT], 0)).rejects.toMatchObject({ kind: 'too-large' })
})

test.each([
  ['nothing', '', 400],
  ['what is no id', '..%2f..', 400],
  ['a node that nobody knows', 'A'.repeat(22), 404],
])('%s is refused', async (_what, nodes, status) => {
  expect((await zipOf(nodes)).status).toBe(status)
})

test('what is in the trash is refused', async () => {
  const gone = await createFile('gone.txt', [one])
  await edit(page, [gone, remove(gone, 0)])
  expect((await zipOf([outer.id, gone.id])).status).toBe(404)
})

test('what lies in a folder that was chosen too comes once', async () => {
  expect(await unpacked(await zipOf([outer.id, inner.id]))).toEqual({
    'outer/a.txt': 'one',
    'outer/inner/a.txt': 'onetwo',
    'outer/empty/': '',
  })
})

test('who goes away while it is looked through ends that', async () => {
  const gone = AbortSignal.abort()
  const drive = await openDrive(run.server, (await page.me()).user, page.drive, 'read')
  await expect(zipEntries(drive, [outer.id], { gone })).rejects.toMatchObject({ kind: 'bad-request' })
  expect(await zipEntries(drive, [outer.id])).toHaveLength(3)
})

test('a reader that goes away ends the reading', async () => {
  const large = Array.from({ length: 12 }, (_, i) => chunk(new Uint8Array(2 * 1024 * 1024).fill(i)))
  await page.sendPack(...large)
  const file = await createFile('large.bin', large)
  await edit(page, [file])
  let open = 0
  const { packs } = run.server
  const opening = packs.open.bind(packs)
  Object.assign(packs, {
    open: async (id: string) => {
      const reader = await opening(id)
      if (!reader) return undefined
      open++
      return { ...reader, close: () => reader.close().finally(() => open--) }
    },
  })
  const response = await zipOf([file.id])
  const reader = response.body?.getReader()
  await reader?.read()
  await expect.poll(() => open).toBe(1)
  await reader?.cancel()
  await expect.poll(() => open).toBe(0)
})

test('25 of one person so many are made at once, and one more is told when to come again', async () => {
  // More than lines and buffers take while nobody reads.
  const large = Array.from({ length: 12 }, (_, i) => chunk(new Uint8Array(2 * 1024 * 1024).fill(i)))
  await page.sendPack(...large)
  const file = await createFile('another.bin', large)
  await edit(page, [file])
  const open = await Promise.all(Array.from({ length: 8 }, () => zipOf([file.id])))
  expect(open.map(({ status }) => status)).toEqual(Array(8).fill(200))
  const refused = await zipOf([file.id])
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30'])
  for (const { body } of open) await body?.cancel()
  await expect.poll(async () => (await page.fetch('HEAD', page.path(`zip?nodes=${file.id}`))).status).toBe(200)
})
