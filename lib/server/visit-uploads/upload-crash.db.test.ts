import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { NodeId, OpId } from '../../core/ids'
import { newId } from '../new-id'
import { createFolder, remove } from '../testing/test-content'
import { HOOK_MS, startTestServer } from '../testing/test-server'
import type { UploadStep } from './finish-upload'
import { TusVisitor } from './testing/tus-visitor'
import { UploadWorld } from './testing/upload-world'

const DAY_MS = 24 * 60 * 60_000

let world: UploadWorld
let folder: NodeId
let stopAt: UploadStep | undefined
let later = 0
let usedBefore = 0

const now = () => Date.now() + later
const uploadStep = (step: UploadStep) => {
  if (step === stopAt) throw new Error('the power went')
}

beforeAll(async () => {
  world = await UploadWorld.start({ uploadStep, now })
}, HOOK_MS)

beforeEach(async () => {
  stopAt = undefined
  later = 0
  folder = await world.folder()
})

afterAll(async () => {
  expect(await world.run.problems()).toEqual([])
  await world.run.stop()
}, HOOK_MS)

/** The visitor of the server that was started again on the same data. */
async function restart(visitor: TusVisitor): Promise<TusVisitor> {
  const { env } = world.run
  await world.run.stop('keep')
  stopAt = undefined
  world.run = await startTestServer({ dataDir: env.dataDir, uploadStep, now })
  Object.assign(world.anna, { origin: world.run.origin, from: world.run.origin })
  return new TusVisitor(world.run.origin, visitor.token, visitor.link)
}

/** Everything sent, and the server gone in the middle of making a node of it. */
async function cutShort(step: UploadStep, bytes: Buffer) {
  usedBefore = await usedBytes()
  const visitor = await TusVisitor.to(world.anna, [folder], { notify: true })
  const { at } = await visitor.begin(bytes.length, { name: 'a.bin', folders: 'sub/folder' })
  stopAt = step
  expect((await visitor.patch(at, 0, Uint8Array.from(bytes))).status).toBe(500)
  return { visitor, at }
}

async function expectOnce(bytes: Buffer, visitor: TusVisitor): Promise<void> {
  const [sub] = await world.list(folder)
  const [inner] = await world.list(sub?.id as NodeId)
  const nodes = await world.list(inner?.id as NodeId)
  expect(nodes.map(node => node.name)).toEqual(['a.bin'])
  expect((await world.content(nodes[0])).equals(bytes)).toBe(true)
  expect(await world.open()).toEqual([0, 0])
  const { db } = world.run.server
  expect(await db.link.findUnique({ where: { id: visitor.link } })).toMatchObject({ uploadedBytes: BigInt(bytes.length) })
  expect(await db.notice.count({ where: { linkId: visitor.link } })).toBe(1)
  expect((await usedBytes()) - usedBefore).toBeLessThan(bytes.length + 10_000)
}

async function usedBytes(): Promise<number> {
  const { _sum } = await world.run.server.db.drive.aggregate({ _sum: { usedBytes: true } })
  return Number(_sum.usedBytes)
}

test.each(['stored', 'committed', 'counted'] as const)('after a crash when it was %s, the sweep finishes it, once', async step => {
  const bytes = randomBytes(700_000)
  const { visitor } = await cutShort(step, bytes)
  stopAt = undefined
  await world.run.server.visitUploads.sweep()
  await expectOnce(bytes, visitor)
})

test.each(['stored', 'committed'] as const)('a sender that asks again after a crash when it was %s hears that it is whole', async step => {
  const bytes = randomBytes(300_000)
  const { visitor, at } = await cutShort(step, bytes)
  stopAt = undefined
  const [one, two] = await Promise.all([visitor.head(at), visitor.head(at)])
  expect([one, two].map(answer => answer.headers.get('upload-offset'))).toEqual(['300000', '300000'])
  await visitor.send(bytes, {}, { uploadUrl: world.run.origin + at, endpoint: null })
  await expectOnce(bytes, visitor)
})

test('the last part sent again, without a byte, finishes it too', async () => {
  const bytes = randomBytes(1000)
  const { visitor, at } = await cutShort('stored', bytes)
  stopAt = undefined
  expect((await visitor.patch(at, 1000, new Uint8Array(0))).status).toBe(204)
  await expectOnce(bytes, visitor)
})

test('after a restart what was whole is finished, and what was half there goes on', async () => {
  const bytes = randomBytes(1000)
  const whole = await cutShort('stored', bytes)
  const half = await TusVisitor.to(world.anna, [await world.folder()])
  const { at } = await half.begin(4, { name: 'half.bin' })
  await half.patch(at, 0, Uint8Array.from([1, 2]))
  const after = await restart(half)
  await world.run.server.visitUploads.sweep()
  expect((await after.head(at)).headers.get('upload-offset')).toBe('2')
  expect((await after.patch(at, 2, Uint8Array.from([3, 4]))).status).toBe(204)
  await expectOnce(bytes, whole.visitor)
})

test('one that is not gone on with for a day goes, with what it held back', async () => {
  const visitor = await TusVisitor.to(world.anna, [folder])
  const { at } = await visitor.begin(4, { name: 'a.bin' })
  await visitor.patch(at, 0, Uint8Array.from([1, 2]))
  later = DAY_MS - 60_000
  await world.run.server.visitUploads.sweep()
  expect(await world.open()).toEqual([1, 1])
  later = DAY_MS + 60_000
  await world.run.server.visitUploads.sweep()
  expect(await world.open()).toEqual([0, 0])
  expect((await visitor.head(at)).status).toBe(404)
})

test('one whose folder was deleted waits for it to come back', async () => {
  const inside = createFolder('inside', folder)
  const { body } = await world.anna.commit([inside])
  const visitor = await TusVisitor.to(world.anna, [folder], { role: 'edit' })
  const { at } = await visitor.begin(2, { name: 'a.bin', parent: inside.id })
  await world.anna.commit([remove(inside, body.head)], { deletesConfirmed: true })
  expect((await visitor.patch(at, 0, Uint8Array.from([1, 2]))).status).toBe(404)
  await world.run.server.visitUploads.sweep()
  expect(await world.open()).toEqual([1, 1])
  await world.anna.commit([{ op: 'restore', opId: newId<OpId>(), id: inside.id, place: inside.place }])
  expect((await visitor.head(at)).headers.get('upload-offset')).toBe('2')
  expect(await world.names(inside.id)).toEqual(['a.bin'])
})
