/** What administrators are told about the disk, and that nobody else is. */
import { beforeEach, expect, test } from 'vitest'
import { type StorageHealth, StorageHealthSchema } from '../../core/protocol/storage-health'
import type { TestClient } from '../testing/test-client'
import { chunk, createFile, remove } from '../testing/test-content'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'

const LIMIT = 100_000

let run: TestServer
let anna: TestClient

withTestServer({ one: 'all', settings: { QUOTA_BYTES: String(LIMIT) } }, async started => {
  run = started
  anna = await (await run.setUp()).connect()
})

beforeEach(() => run.server.housekeeping.idle())

async function health(): Promise<StorageHealth> {
  return StorageHealthSchema.parse((await anna.get('/api/storage-health')).body)
}

test('everything on the disk is counted, whoever it belongs to', async () => {
  const ben = await (await run.addAccount('ben@example.org')).connect()
  const [kept, gone] = [chunk(new Uint8Array(20_000)), chunk(new Uint8Array(7_000).fill(1))]
  const file = await createFile('gone.bin', [gone])
  await ben.sendPack(kept, gone)
  await ben.commit([await createFile('kept.bin', [kept]), file])
  await ben.commit([remove(file, 0)])
  const { disk, databaseBytes, packs, thumbnailBytes, searchBytes, accounts } = await health()
  expect(disk.sizeBytes).toBeGreaterThan(disk.freeBytes)
  expect(databaseBytes).toBeGreaterThan(10_000)
  expect(packs).toEqual({ count: 1, bytes: accounts[0]?.usedBytes })
  expect([thumbnailBytes, searchBytes]).toEqual([0, 0])
  expect(accounts).toMatchObject([
    { name: 'ben@example.org', trashBytes: 7_000, limitBytes: LIMIT },
    { name: 'Anna', usedBytes: 0, trashBytes: 0, limitBytes: LIMIT },
  ])
  expect(packs.bytes).toBeGreaterThan(27_000)
})

test('an account near its limit is pointed out', async () => {
  const { id } = (await anna.me()).user
  await anna.ask('PATCH', `/api/people/${id}`, { quotaBytes: 10_000 })
  await anna.sendPack(chunk(new Uint8Array(9_500).fill(2)))
  expect((await health()).warnings).toContainEqual({ kind: 'account-near-limit', id, name: 'Anna', share: expect.any(Number) })
})

test('housekeeping tells when it ended, and whether it failed', async () => {
  const before = (await health()).housekeeping
  expect(before).toEqual({ at: expect.any(Number), failed: false })
  const { packs } = run.server
  const list = packs.list.bind(packs)
  Object.assign(packs, {
    list: () => {
      throw new Error('the disk cannot be read')
    },
  })
  await run.server.housekeeping.tidy()
  const failed = await health()
  expect([failed.housekeeping?.failed, failed.warnings.map(({ kind }) => kind)]).toEqual([
    true,
    expect.arrayContaining(['housekeeping-failed']),
  ])
  Object.assign(packs, { list })
  await run.server.housekeeping.tidy()
  expect((await health()).housekeeping?.failed).toBe(false)
})

test('nobody else is told', async () => {
  const ben = await run.addAccount('carl@example.org')
  expect((await ben.get('/api/storage-health')).status).toBe(403)
})
