/** What visitors ask room for and have not sent: it takes little of what the owner has, and not for long. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { NodeId } from '../../core/ids'
import { packedBytes } from '../ingest/store-content'
import { HOOK_MS } from '../testing/test-server'
import { TusVisitor } from './testing/tus-visitor'
import { UploadWorld } from './testing/upload-world'

const MIB = 1024 * 1024
const HOUR_MS = 60 * 60_000

let world: UploadWorld
let folder: NodeId
let later = 0

beforeAll(async () => {
  world = await UploadWorld.start({ now: () => Date.now() + later })
  folder = await world.folder()
}, HOOK_MS)

beforeEach(async () => {
  later = 0
  await world.run.server.db.linkUpload.deleteMany()
  await roomFor(200 * MIB)
})
afterEach(() => void vi.restoreAllMocks())

afterAll(async () => {
  await world.run.server.visitUploads.sweep()
  expect(await world.run.problems()).toEqual([])
  await world.run.stop()
}, HOOK_MS)

/** The owner may store so much more than now. */
async function roomFor(bytes: number): Promise<void> {
  const { db } = world.run.server
  const { _sum } = await db.drive.aggregate({ _sum: { usedBytes: true } })
  await db.user.updateMany({ data: { quotaBytes: (_sum.usedBytes ?? 0n) + BigInt(bytes) } })
}

/** Whether the owner could still store so much. */
async function mayStore(bytes: number): Promise<boolean> {
  const { db, quota } = world.run.server
  const { ownerId } = await db.drive.findUniqueOrThrow({ where: { id: world.anna.drive } })
  return quota.reserve(ownerId, bytes).then(
    reservation => {
      reservation.release()
      return true
    },
    () => false,
  )
}

const part = (bytes: number) => new Uint8Array(bytes)
const row = (at: string) => world.run.server.db.linkUpload.findUnique({ where: { id: at.split('/').at(-1) as string } })

test('36 who asks for all the room there is takes nearly nothing of it', async () => {
  const visitor = await TusVisitor.to(world.anna, [folder])
  expect((await visitor.begin(190 * MIB, { name: 'a.bin' })).status).toBe(201)
  expect(await mayStore(180 * MIB)).toBe(true)
  expect(await mayStore(190 * MIB)).toBe(false)
  expect((await visitor.begin(300 * MIB, { name: 'b.bin' })).status).toBe(507)
})

test('36 what comes is held back, and a little ahead of it', async () => {
  const visitor = await TusVisitor.to(world.anna, [folder])
  const { at } = await visitor.begin(36 * MIB, { name: 'a.bin' })
  expect(Number((await row(at))?.reserved)).toBe(packedBytes(16 * MIB))
  expect((await visitor.patch(at, 0, part(12 * MIB))).status).toBe(204)
  const reserved = Number((await row(at))?.reserved)
  expect(reserved).toBeGreaterThan(16 * MIB)
  expect(reserved).toBeLessThan(30 * MIB)
  expect((await visitor.patch(at, 12 * MIB, part(24 * MIB))).status).toBe(204)
  expect(await world.names(folder)).toContain('a.bin')
  expect(await row(at)).toBeNull()
})

test('36 no byte comes without room for it, and what came before stays', async () => {
  const visitor = await TusVisitor.to(world.anna, [folder])
  const { at } = await visitor.begin(30 * MIB, { name: 'b.bin' })
  await roomFor(20 * MIB)
  expect((await visitor.patch(at, 0, part(30 * MIB))).body).toEqual({ error: 'over-quota' })
  const offset = Number((await visitor.head(at)).headers.get('upload-offset'))
  expect(offset).toBeGreaterThan(0)
  expect(offset).toBeLessThan(20 * MIB)
  await roomFor(200 * MIB)
  expect((await visitor.patch(at, offset, part(30 * MIB - offset))).status).toBe(204)
})

test('36 one network begins only so much without sending it, and another link does not help', async () => {
  await roomFor(100_000 * MIB)
  vi.spyOn(world.run.server.quota, 'free').mockResolvedValue(1_000_000 * MIB)
  const [one, other] = [await TusVisitor.to(world.anna, [folder]), await TusVisitor.to(world.anna, [folder])]
  const begun = await Promise.all(Array.from({ length: 80 }, (_, i) => (i % 2 ? one : other).begin(100 * MIB, { name: `${i}.bin` })))
  expect(begun.filter(({ status }) => status === 201)).toHaveLength(Math.floor((1024 * MIB) / packedBytes(16 * MIB)))
  const refused = begun.find(({ status }) => status !== 201)
  expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([429, '30'])
  await one.ask('DELETE', begun.find(({ status }) => status === 201)?.at as string)
  expect((await one.begin(100 * MIB, { name: 'next.bin' })).status).toBe(201)
})

test('36 one that stands still for an hour holds back what it sent, and nothing when it sent nothing', async () => {
  const visitor = await TusVisitor.to(world.anna, [folder])
  const [begun, moved] = [await visitor.begin(60 * MIB, { name: 'a.bin' }), await visitor.begin(60 * MIB, { name: 'b.bin' })]
  await visitor.patch(moved.at, 0, part(MIB))
  later = HOUR_MS - 60_000
  await world.run.server.visitUploads.sweep()
  expect(await mayStore(175 * MIB)).toBe(false)
  later = HOUR_MS + 60_000
  await world.run.server.visitUploads.sweep()
  expect(await mayStore(195 * MIB)).toBe(true)
  expect((await visitor.head(begun.at)).status).toBe(404)
  expect((await visitor.patch(moved.at, MIB, part(MIB))).status).toBe(204)
  expect(await mayStore(185 * MIB)).toBe(false)
})

test('36 of what a link takes it keeps no place, and goes on only when there is one', async () => {
  const visitor = await TusVisitor.to(world.anna, [folder], { maxUploadBytes: 50 * MIB })
  const { at } = await visitor.begin(40 * MIB, { name: 'a.bin' })
  await visitor.patch(at, 0, part(MIB))
  expect((await visitor.begin(30 * MIB, { name: 'b.bin' })).status).toBe(507)
  later = HOUR_MS + 60_000
  const next = await visitor.begin(30 * MIB, { name: 'b.bin' })
  expect(next.status).toBe(201)
  expect((await visitor.patch(at, MIB, part(39 * MIB))).body).toEqual({ error: 'over-quota', detail: 'of the link' })
  await visitor.ask('DELETE', next.at)
  expect((await visitor.patch(at, MIB, part(39 * MIB))).status).toBe(204)
})

test('36 without a limit of the owner the disk is not promised twice', async () => {
  await world.run.server.db.user.updateMany({ data: { quotaBytes: null } })
  vi.spyOn(world.run.server.quota, 'free').mockResolvedValue(200 * MIB)
  const visitor = await TusVisitor.to(world.anna, [folder])
  expect((await visitor.begin(90 * MIB, { name: 'a.bin' })).status).toBe(201)
  expect(await visitor.begin(90 * MIB, { name: 'b.bin' })).toMatchObject({ status: 507, body: { error: 'disk-full' } })
  expect((await visitor.begin(60 * MIB, { name: 'b.bin' })).status).toBe(201)
})
