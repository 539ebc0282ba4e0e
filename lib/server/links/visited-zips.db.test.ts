/** Zip files for visitors: long selections by a name, and no more of them at once than the server has room for. */
import { expect, test } from 'vitest'
import type { OpId } from '../../core/ids'
import type { SharedLink } from '../../core/protocol/links'
import { newId } from '../new-id'
import { idsOf, testLinks } from '../testing/link-world'
import { chunk, createFile } from '../testing/test-content'
import type { Visitor } from '../testing/visitor'
import { zipNames } from '../testing/zip-names'

const here = testLinks()
const MIB = 1024 * 1024
const MOST_OF_ONE = 8

test('a selection that is too long for an address is ordered, and fetched by its name', async () => {
  const files = await Promise.all(Array.from({ length: 500 }, (_, i) => createFile(`f${i}.txt`, [chunk('one')], here.inner.id)))
  await here.anna.commit(files)
  const visitor = here.visitor(await here.share({ maxDownloads: 1 }))
  const { status, body } = await visitor.ask<{ order: string }>('POST', '/zip-orders', { nodes: idsOf(files), name: 'Many' })
  expect(status).toBe(200)
  const zip = await visitor.fetch('GET', `/zip?order=${body.order}`)
  expect(zip.headers.get('content-disposition')).toContain('Many.zip')
  expect(zipNames(Buffer.from(await zip.arrayBuffer()))).toHaveLength(500)
  // The browser asks again after a broken line; that is the same download.
  expect((await visitor.fetch('GET', `/zip?order=${body.order}`)).status).toBe(200)
  expect(await visitor.visit()).toMatchObject({ downloadsLeft: 0 })
})

test('an order is good at its own link alone, and for some minutes', async () => {
  const [link, other] = [await here.share(), await here.share()]
  const visitor = here.visitor(link)
  const { order } = (await visitor.ask<{ order: string }>('POST', '/zip-orders', { nodes: [here.file.id] })).body
  expect((await here.visitor(other).ask('GET', `/zip?order=${order}`)).status).toBe(404)
  expect((await visitor.ask('GET', `/zip?order=${order}`)).status).toBe(200)
  here.now += 10 * 60_000
  expect((await visitor.ask('GET', `/zip?order=${order}`)).status).toBe(404)
  expect((await visitor.ask('GET', '/zip?order=%00')).status).toBe(404)
})

test('nothing outside of the link is ordered, and what left it since is not given', async () => {
  const visitor = here.visitor(await here.share())
  expect((await visitor.ask('POST', '/zip-orders', { nodes: [here.secret.id] })).status).toBe(404)
  const { order } = (await visitor.ask<{ order: string }>('POST', '/zip-orders', { nodes: [here.file.id] })).body
  const place = { parent: here.secret.place.parent, name: 'file.txt' }
  const moved = {
    op: 'move' as const,
    opId: newId<OpId>(),
    id: here.file.id,
    expect: here.file.place,
    place,
  }
  await here.anna.commit([moved])
  expect((await visitor.ask('GET', `/zip?order=${order}`)).status).toBe(404)
})

/** More than lines and buffers take while nobody reads. */
async function largeFile() {
  const parts = Array.from({ length: 24 }, (_, i) => chunk(new Uint8Array(2 * MIB).fill(i)))
  for (let at = 0; at < parts.length; at += 6) await here.anna.sendPack(...parts.slice(at, at + 6))
  const file = await createFile('large.bin', parts, here.outer.id)
  await here.anna.commit([file])
  return file
}

async function openMany(link: SharedLink, count: number): Promise<Response[]> {
  return Promise.all(Array.from({ length: count }, () => begin(here.visitor(link))))
}

const begin = (visitor: Visitor, method = 'GET') => visitor.fetch(method, `/zip?nodes=${here.outer.id}`)

test('of one link so many are made at once; one more is told when to come again, and other links go on', async () => {
  await largeFile()
  const [link, other] = [await here.share({ maxDownloads: 100 }), await here.share()]
  const open = await openMany(link, MOST_OF_ONE)
  expect(open.map(({ status }) => status)).toEqual(Array(MOST_OF_ONE).fill(200))
  for (const method of ['GET', 'HEAD']) {
    const refused = await begin(here.visitor(link), method)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30'])
  }
  expect(await here.look(link)).toMatchObject({ downloads: MOST_OF_ONE })
  const elsewhere = await begin(here.visitor(other))
  expect(elsewhere.status).toBe(200)
  for (const response of [...open, elsewhere]) await response.body?.cancel()
  await expect.poll(async () => (await begin(here.visitor(link), 'HEAD')).status).toBe(200)
})

test('who is refused for another reason takes no place', async () => {
  const used = await here.share({ maxDownloads: 1 })
  expect((await here.visitor(used).ask('GET', `/zip?nodes=${here.file.id}`)).status).toBe(200)
  for (let i = 0; i < 2 * MOST_OF_ONE; i++) {
    expect((await here.visitor(used).ask('GET', `/zip?nodes=${here.outer.id}`)).status).toBe(403)
    expect((await begin(here.visitor(used), 'HEAD')).status).toBe(200)
  }
})
