/** Killed at an exact point and started again: all ends as if nothing had happened. Each test ends with a clean fsck. */

import { join } from 'node:path'
import { expect } from '@playwright/test'
import Libsql from 'libsql'
import { noise, put, putAll, sha256, treeWith } from './harness/disk'
import { test } from './harness/test'
import { until, untilEqual } from './harness/until'

const MIB = 1024 * 1024
const PACKS = /\/packs$/
const COMMITS = /\/commits$/
const CHUNKS = /\/chunks\/read$/

const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`set ${i % 5}/file ${i}.txt`, `content of ${i}`]))

test('the browser is killed in the middle of an upload', async ({ world }) => {
  const film = noise(24 * MIB)
  const [a] = await world.pair({ 'first.txt': 'one' })
  const killed = a.line.breakAt({ path: PACKS, at: { sent: 5 * MIB } }, () => a.kill())
  await put(a.folder, 'film.mkv', film)
  await killed
  await a.start()
  await world.settled(treeWith({ 'first.txt': 'one', 'film.mkv': film }))
})

test('the browser is killed after the server took its commit, before it heard so', async ({ world }) => {
  const [a] = await world.pair({ 'first.txt': 'one' })
  const killed = a.line.breakAt({ path: COMMITS, at: 'answered' }, () => a.kill())
  await putAll(a.folder, many)
  await killed
  await a.start()
  await world.settled(treeWith({ 'first.txt': 'one', ...many }))
})

test('the browser is killed in the middle of a large download: no half file, nothing left beside it', async ({ world }) => {
  const film = noise(24 * MIB)
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  const killed = b.line.breakAt({ path: CHUNKS, nth: 2, at: { received: 2 * MIB } }, () => b.kill())
  await put(a.folder, 'film.mkv', film)
  await killed
  // The browser makes the empty file before it has the first byte.
  expect([undefined, sha256('')], 'no half file under the name').toContain((await b.tree())['film.mkv'])
  await b.start()
  await world.settled(treeWith({ 'first.txt': 'one', 'film.mkv': film }))
})

test('the browser is killed in the middle of a download that replaces a file: the old one is whole until then', async ({ world }) => {
  const before = noise(6 * MIB, 1)
  const after = noise(6 * MIB, 2)
  const [a, b] = await world.pair({ 'film.mkv': before })
  const killed = b.line.breakAt({ path: CHUNKS, at: { received: 2 * MIB } }, () => b.kill())
  await put(a.folder, 'film.mkv', after)
  await killed
  expect((await b.tree())['film.mkv']).toBe(treeWith({ x: before }).x)
  await b.start()
  await world.settled(treeWith({ 'film.mkv': after }))
})

test('the browser is killed while many small files come in', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  const killed = b.line.breakAt({ path: CHUNKS, at: { received: 500 } }, () => b.kill())
  await putAll(a.folder, many)
  await killed
  await b.start()
  await world.settled(treeWith({ 'first.txt': 'one', ...many }))
})

test('the server is killed in the middle of an upload', async ({ world }) => {
  const film = noise(24 * MIB)
  const [a] = await world.pair({ 'first.txt': 'one' })
  const killed = a.line.breakAt({ path: PACKS, at: { sent: 5 * MIB } }, () => world.server.kill())
  await put(a.folder, 'film.mkv', film)
  await killed
  await a.says('offline')
  await world.server.start()
  await world.server.fsck()
  await world.settled(treeWith({ 'first.txt': 'one', 'film.mkv': film }))
})

test('the server is killed with a commit on its way in', async ({ world }) => {
  const [a] = await world.pair({ 'first.txt': 'one' })
  const killed = a.line.breakAt({ path: COMMITS, at: { sent: 1000 } }, () => world.server.kill())
  await putAll(a.folder, many)
  await killed
  await world.server.start()
  await world.settled(treeWith({ 'first.txt': 'one', ...many }))
})

test('the server is killed while it works on a commit', async ({ world }) => {
  const [a] = await world.pair({ 'first.txt': 'one' })
  // All of the request has been sent; how far the server has come is for the kill to find out.
  const killed = a.line.breakAt({ path: COMMITS, at: 'sent' }, () => world.server.kill())
  await putAll(a.folder, many)
  await killed
  await world.server.start()
  await world.settled(treeWith({ 'first.txt': 'one', ...many }))
})

test('the server is killed inside a transaction: its data is whole before it starts again, and nothing of the commit is in it', async ({
  world,
}) => {
  const more = Object.fromEntries(Array.from({ length: 800 }, (_, i) => [`held ${i}.txt`, `content of ${i}`]))
  const [a] = await world.pair({ 'first.txt': 'one' })
  const database = new Libsql(join(world.server.dataDir, 'lockstep.db'))
  const nodes = () => (database.prepare("SELECT count(*) AS nodes FROM Node WHERE name LIKE 'held %'").get() as { nodes: number }).nodes
  const killed = a.line.breakAt({ path: COMMITS, at: 'sent' }, async () => {
    await until('the transaction has begun', async () => isLocked(database), 10_000, 1)
    await world.server.kill()
  })
  await putAll(a.folder, more)
  await killed
  expect(nodes(), 'nothing of it was committed').toBe(0)
  database.close()
  await world.server.fsck()
  await world.server.start()
  await world.settled(treeWith({ 'first.txt': 'one', ...more }))
})

/** Whether somebody else is inside a transaction that writes. */
function isLocked(database: Libsql.Database): boolean {
  try {
    database.exec('BEGIN IMMEDIATE')
    database.exec('ROLLBACK')
    return false
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    return true
  }
}

test('the server is killed after it took a commit, before anybody heard so: nothing is done twice', async ({ world }) => {
  const [a] = await world.pair({ 'first.txt': 'one' })
  const killed = a.line.breakAt({ path: COMMITS, at: 'answered' }, () => world.server.kill())
  await putAll(a.folder, many)
  await killed
  await world.server.start()
  await world.settled(treeWith({ 'first.txt': 'one', ...many }))
})

test('the server is killed in the middle of a download', async ({ world }) => {
  const film = noise(24 * MIB)
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  const killed = b.line.breakAt({ path: CHUNKS, at: { received: 2 * MIB } }, () => world.server.kill())
  await put(a.folder, 'film.mkv', film)
  await killed
  await world.server.start()
  await world.settled(treeWith({ 'first.txt': 'one', 'film.mkv': film }))
})

test('both sides work on while the server is down', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one', 'second.txt': 'two' })
  await world.server.kill()
  await put(a.folder, 'first.txt', 'one, edited')
  await put(b.folder, 'third.txt', 'three')
  await put(b.folder, join('new', 'fourth.txt'), 'four')
  await a.says('offline')
  await b.says('offline')
  await world.server.start()
  await world.settled(treeWith({ 'first.txt': 'one, edited', 'second.txt': 'two', 'third.txt': 'three', 'new/fourth.txt': 'four' }))
})

test('answers that are cut short or lost are asked for again', async ({ world }) => {
  const film = noise(12 * MIB)
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  const breaks = [
    a.line.breakAt({ path: PACKS, at: 'answered' }),
    a.line.breakAt({ path: COMMITS, at: 'answered' }),
    b.line.breakAt({ path: CHUNKS, at: { received: 1 * MIB } }),
    b.line.breakAt({ path: CHUNKS, nth: 2, at: { received: 100 } }),
  ]
  await put(a.folder, 'film.mkv', film)
  await Promise.all(breaks)
  await world.settled(treeWith({ 'first.txt': 'one', 'film.mkv': film }))
  await untilEqual('no second copy of it on the server', async () => Object.keys(await world.serverTree()).length, 2)
})
