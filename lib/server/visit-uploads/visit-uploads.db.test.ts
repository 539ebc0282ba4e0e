import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import { newId } from '../new-id'
import { HOOK_MS } from '../testing/test-server'
import { TusVisitor } from './testing/tus-visitor'
import { UploadWorld } from './testing/upload-world'

let world: UploadWorld

beforeAll(async () => {
  world = await UploadWorld.start()
}, HOOK_MS)

afterAll(async () => {
  expect(await world.run.problems()).toEqual([])
  await world.run.stop()
}, HOOK_MS)

test('a file of many chunks sent in parts is the same file in the drive, with its time and "by a link"', async () => {
  const folder = await world.folder()
  const visitor = await TusVisitor.to(world.anna, [folder])
  const bytes = randomBytes(6 * 1024 * 1024 + 17)
  await visitor.send(bytes, { name: 'film.mp4', mtime: '1700000000123' }, { chunkSize: 1_000_000 })
  const [node] = await world.list(folder)
  expect(node).toMatchObject({ name: 'film.mp4', revision: { size: bytes.length, mtime: 1_700_000_000_123 } })
  expect((await world.content(node)).equals(bytes)).toBe(true)
  const row = await world.run.server.db.revision.findUniqueOrThrow({
    where: { driveId_id: { driveId: world.anna.drive, id: node?.revision?.id ?? '' } },
  })
  expect(row).toMatchObject({ deviceId: `link:${visitor.link}` })
  expect(await world.open()).toEqual([0, 0])
})

test('an empty file is there when its creation is answered', async () => {
  const folder = await world.folder()
  const visitor = await TusVisitor.to(world.anna, [folder])
  await visitor.send(Buffer.alloc(0), { name: 'empty.txt' })
  expect(await world.list(folder)).toMatchObject([{ name: 'empty.txt', revision: { size: 0 } }])
})

test('a taken name becomes "name (1)", and nothing is written over', async () => {
  const folder = await world.folder()
  const visitor = await TusVisitor.to(world.anna, [folder])
  for (const text of ['one', 'two', 'three']) await visitor.send(Buffer.from(text), { name: text === 'two' ? 'A.TXT' : 'a.txt' })
  const nodes = await world.list(folder)
  const found = await Promise.all(nodes.map(async node => [node.name, String(await world.content(node))]))
  expect(Object.fromEntries(found)).toEqual({ 'a.txt': 'one', 'A (1).TXT': 'two', 'a (2).txt': 'three' })
})

test('many files of one folder that are sent at once come into one folder', async () => {
  const folder = await world.folder()
  const visitor = await TusVisitor.to(world.anna, [folder])
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => visitor.send(Buffer.from(`${i}`), { name: `${i}.txt`, folders: i % 2 ? 'Trip/Day 1' : 'trip' })),
  )
  const [trip, ...others] = await world.list(folder)
  expect(others).toEqual([])
  const inside = await world.list(trip?.id as NodeId)
  expect(inside.filter(node => node.kind === 'folder').map(node => node.name)).toEqual(['Day 1'])
  expect(inside).toHaveLength(7)
})

test('a folder whose name a file has gets another, the same for all that go to it', async () => {
  const folder = await world.folder()
  const visitor = await TusVisitor.to(world.anna, [folder])
  await visitor.send(Buffer.from('x'), { name: 'photos' })
  await visitor.send(Buffer.from('1'), { name: '1.jpg', folders: 'photos' })
  await visitor.send(Buffer.from('2'), { name: '2.jpg', folders: 'photos' })
  expect(await world.names(folder)).toEqual(['photos', 'photos (1)'])
})

test('what the drive holds already is not stored again', async () => {
  const visitor = await TusVisitor.to(world.anna, [await world.folder()])
  const bytes = randomBytes(700_000)
  await visitor.send(bytes, { name: 'a.bin' })
  const used = async () => (await world.anna.me()).drives[0]?.usedBytes
  const before = await used()
  await visitor.send(bytes, { name: 'b.bin' })
  expect(await used()).toBe(before)
})

test('it goes on where it was', async () => {
  const folder = await world.folder()
  const visitor = await TusVisitor.to(world.anna, [folder])
  const { at } = await visitor.begin(10, { name: 'a.bin' })
  expect((await visitor.patch(at, 0, Uint8Array.from([0, 1, 2, 3]))).headers.get('upload-offset')).toBe('4')
  expect((await visitor.head(at)).headers.get('upload-offset')).toBe('4')
  expect(await world.names(folder)).toEqual([])
  expect((await visitor.patch(at, 4, Uint8Array.from([4, 5, 6, 7, 8, 9]))).status).toBe(204)
  expect([...(await world.content((await world.list(folder))[0]))]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('whoever did not hear the answer asks again, and nothing is there twice', async () => {
  const folder = await world.folder()
  const visitor = await TusVisitor.to(world.anna, [folder])
  const key = newId()
  const first = await visitor.begin(3, { name: 'a.txt', key })
  const again = await visitor.begin(3, { name: 'a.txt', key })
  expect(again.at).toBe(first.at)
  await visitor.patch(first.at, 0, Uint8Array.from([1, 2, 3]))
  expect((await visitor.begin(3, { name: 'a.txt', key })).at).toBe(first.at)
  expect((await visitor.patch(first.at, 0, Uint8Array.from([1, 2, 3]))).status).toBe(409)
  const head = await visitor.head(first.at)
  expect([head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual(['3', '3'])
  await visitor.send(Buffer.from([1, 2, 3]), {}, { uploadUrl: world.run.origin + first.at, endpoint: null })
  expect(await world.names(folder)).toEqual(['a.txt'])
})

test('a cancelled one is gone with all that it reserved', async () => {
  const visitor = await TusVisitor.to(world.anna, [await world.folder()])
  const { at } = await visitor.begin(3, { name: 'a.txt' })
  expect((await visitor.ask('DELETE', at)).status).toBe(204)
  expect((await visitor.head(at)).status).toBe(404)
  expect(await world.open()).toEqual([0, 0])
})

test('what the link counts and whom it tells', async () => {
  const visitor = await TusVisitor.to(world.anna, [await world.folder()], { notify: true })
  await visitor.send(Buffer.from('12345'), { name: 'a.txt' })
  expect(await world.run.server.db.link.findUnique({ where: { id: visitor.link } })).toMatchObject({ uploadedBytes: 5n })
  expect(await world.run.server.db.notice.findMany({ where: { linkId: visitor.link } })).toMatchObject([
    { what: 'uploaded', name: 'a.txt' },
  ])
})

test('an upload that is under way when the link ends makes no node', async () => {
  const folder = await world.folder()
  const visitor = await TusVisitor.to(world.anna, [folder])
  const { at } = await visitor.begin(4, { name: 'a.txt' })
  await visitor.patch(at, 0, Uint8Array.from([1, 2]))
  await world.anna.ask('DELETE', world.anna.path(`links/${visitor.link}`))
  expect((await visitor.patch(at, 2, Uint8Array.from([3, 4]))).status).toBe(404)
  expect(await world.names(folder)).toEqual([])
  await world.run.server.visitUploads.sweep()
  expect(await world.open()).toEqual([0, 0])
})
