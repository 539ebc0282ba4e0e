import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import { FRAME_BYTES } from '../../core/protocol/pack'
import { packedBytes } from '../ingest/store-content'
import { chunk, createFile } from '../testing/test-content'
import { HOOK_MS } from '../testing/test-server'
import { TusVisitor } from './testing/tus-visitor'
import { UploadWorld } from './testing/upload-world'

const KIB = 1024
const SIZE = 100 * KIB
/** Of the owner: room for five and a half. */
const LIMIT = Math.floor(5.5 * packedBytes(SIZE))

let world: UploadWorld
let folder: NodeId

beforeAll(async () => {
  world = await UploadWorld.start()
  folder = await world.folder()
}, HOOK_MS)

beforeEach(async () => {
  const { db } = world.run.server
  await db.linkUpload.deleteMany()
  const { _sum } = await db.drive.aggregate({ _sum: { usedBytes: true } })
  await db.user.updateMany({ data: { quotaBytes: (_sum.usedBytes ?? 0n) + BigInt(LIMIT) } })
})

afterAll(async () => {
  await world.run.server.visitUploads.sweep()
  expect(await world.run.problems()).toEqual([])
  await world.run.stop()
}, HOOK_MS)

const begin = (visitor: TusVisitor, count: number, size = SIZE) =>
  Promise.all(Array.from({ length: count }, (_, i) => visitor.begin(size, { name: `${i}.bin` })))

const statuses = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status).sort()

test('of twenty that begin at once, as many are taken as the owner has room for', async () => {
  const visitor = await TusVisitor.to(world.anna, [folder])
  const answers = await begin(visitor, 20)
  expect(statuses(answers)).toEqual([...Array(5).fill(201), ...Array(15).fill(507)])
  expect(answers.find(({ status }) => status === 507)?.body).toMatchObject({ error: 'over-quota' })
})

test('of twenty that begin at once, as many are taken as the link allows, empty ones besides', async () => {
  const visitor = await TusVisitor.to(world.anna, [folder], { maxUploadBytes: 2 * SIZE + 1 })
  expect(statuses(await begin(visitor, 20))).toEqual([...Array(2).fill(201), ...Array(18).fill(507)])
  expect((await visitor.begin(0, { name: 'empty' })).status).toBe(201)
})

test('what is finished counts as what is under way does, and what is cancelled does not', async () => {
  const visitor = await TusVisitor.to(world.anna, [folder], { maxUploadBytes: 2 * SIZE })
  await visitor.send(Buffer.alloc(SIZE, 1), { name: 'a' })
  const { at } = await visitor.begin(SIZE, { name: 'b' })
  expect((await visitor.begin(1, { name: 'c' })).status).toBe(507)
  await visitor.ask('DELETE', at)
  expect((await visitor.begin(SIZE, { name: 'c' })).status).toBe(201)
})

test('a file that exactly fits comes in, and nothing is held back any more', async () => {
  const visitor = await TusVisitor.to(world.anna, [folder])
  const whole = crypto.getRandomValues(Buffer.alloc(65_536))
  const bytes = Buffer.concat([whole, Buffer.alloc(LIMIT - whole.length - 3 * FRAME_BYTES)])
  expect(packedBytes(bytes.length)).toBe(LIMIT)
  await visitor.send(bytes, { name: 'exact.bin' })
  expect(await world.run.server.db.linkUpload.count()).toBe(0)
  expect(await world.names(folder)).toContain('exact.bin')
})

test('what visitors hold back is not there for devices, and what devices send not for visitors', async () => {
  const visitor = await TusVisitor.to(world.anna, [folder])
  await begin(visitor, 5)
  const big = chunk(crypto.getRandomValues(new Uint8Array(60 * KIB)))
  expect((await world.anna.sendPack(big)).body).toEqual({ error: 'over-quota' })
  const small = chunk(crypto.getRandomValues(new Uint8Array(KIB)))
  expect((await world.anna.sendPack(small)).status).toBe(204)
  expect((await world.anna.commit([await createFile('small.bin', [small])])).body.outcomes[0]).toMatchObject({ kind: 'accepted' })
})
