/** Limits that are passed by many at once: what an account may store, and how often a link may be downloaded. */
import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { NodeId, OpId } from '../../core/ids'
import { newId } from '../new-id'
import { type MadeLink, makeLink, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import type { TestClient } from '../testing/test-client'
import { chunk, createFile, createFolder, remove, revision, type TestChunk } from '../testing/test-content'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'
import { TusVisitor } from '../visit-uploads/testing/tus-visitor'

const KIB = 1024
const SIZE = 100 * KIB

let world: SharedWorld
let run: TestServer

withTestServer({ one: 'all' }, async started => {
  run = started
  world = await makeSharedWorld(run)
})

const noise = (size: number): TestChunk => chunk(Uint8Array.from(randomBytes(size)))

async function usedBy(client: TestClient): Promise<bigint> {
  const { _sum } = await run.server.db.drive.aggregate({ where: { ownerId: await world.userId(client) }, _sum: { usedBytes: true } })
  return _sum.usedBytes ?? 0n
}

/** So many bytes more than what is there. */
async function leave(client: TestClient, bytes: number): Promise<bigint> {
  const quotaBytes = (await usedBy(client)) + BigInt(bytes)
  await run.server.db.user.update({ where: { id: await world.userId(client) }, data: { quotaBytes } })
  return quotaBytes
}

/** A file of the client's own drive. */
async function stored(client: TestClient, part: TestChunk, parent?: NodeId) {
  await client.sendPack(part)
  const file = await createFile(`${newId()}.bin`, [part], parent)
  expect((await client.commit([file])).body.outcomes[0]?.kind).toBe('accepted')
  return file
}

/** A way in which more comes into the drive of its owner; whether it was let in. */
type Way = () => Promise<boolean>

/** Into the outsider's drive, each with contents of its own. */
async function waysIn(): Promise<Readonly<Record<string, Way>>> {
  const { owner, outsider, nodes } = world
  const folder = createFolder(newId())
  const target = await stored(outsider, noise(1))
  await outsider.commit([folder])
  const edit = await makeLink({ ...world, drive: outsider.drive }, 'edit', { by: outsider, roots: [folder.id, target.id] })
  const lent = await stored(owner, noise(SIZE), nodes.folder)
  const lending = await makeLink(world, 'download')
  const tus = new TusVisitor(run.origin, edit.token, edit.id)
  const json = { 'content-type': 'application/json' }
  const larger = noise(SIZE)
  return {
    'a larger content of a file': async () => {
      if ((await outsider.sendPack(larger)).status !== 204) return false
      const to = await revision([larger])
      const op = { op: 'edit', opId: newId<OpId>(), id: target.id, expect: target.revision.id, revision: to } as const
      return (await outsider.commit([op])).body.outcomes[0]?.kind === 'accepted'
    },
    'a new file of a page': async () => (await outsider.sendPack(noise(SIZE))).status === 204,
    'a copy out of a link': async () => {
      const save = JSON.stringify({ nodes: [lent.id], drive: outsider.drive, parent: 'root' })
      const answer = await visitor(run, outsider.cookie).fetch('POST', `/api/s/${lending.token}/save`, save, json)
      return ((await answer.json()) as { kind: string }).kind === 'done'
    },
    'an upload of a visitor': async () => {
      const { status, at } = await tus.begin(SIZE, { name: `${newId()}.bin`, parent: folder.id })
      return status === 201 && (await tus.patch(at, 0, noise(SIZE).bytes)).status === 204
    },
    'a text that a visitor saves': async () => {
      const path = `/api/s/${edit.token}/nodes/${target.id}/content`
      const answer = await visitor(run).fetch('PUT', path, noise(SIZE).bytes, { 'if-match': `"${target.revision.id}"` })
      return ((await answer.json()) as { kind?: string }).kind === 'done'
    },
  }
}

test('36 of everything that could bring in more at once, as much comes as there is room for', async () => {
  const ways = await waysIn()
  const limit = await leave(world.outsider, 1.5 * SIZE)
  const came = await Promise.all(Object.values(ways).map(way => way()))
  expect(came.filter(Boolean)).toHaveLength(1)
  expect(await usedBy(world.outsider)).toBeLessThanOrEqual(limit)
  // Nothing is held back for those that were refused.
  const left = Number(limit - (await usedBy(world.outsider)))
  expect((await world.outsider.sendPack(noise(left - 100))).status).toBe(204)
})

test.each([
  'a larger content of a file',
  'a new file of a page',
  'a copy out of a link',
  'an upload of a visitor',
  'a text that a visitor saves',
])('36 %s comes in while there is room, and not a second time', async name => {
  await leave(world.outsider, 10 * SIZE)
  const [first, second] = [await waysIn(), await waysIn()]
  const limit = await leave(world.outsider, 1.5 * SIZE)
  expect(await first[name]?.()).toBe(true)
  expect(await second[name]?.()).toBe(false)
  expect(await usedBy(world.outsider)).toBeLessThanOrEqual(limit)
})

test('36 what comes back from the trash or from before takes no room that it had not', async () => {
  const { outsider } = world
  await leave(outsider, 10 * SIZE)
  const [old, next] = [noise(SIZE), noise(10)]
  const file = await stored(outsider, old)
  await outsider.sendPack(next)
  const newer = await revision([next])
  await outsider.commit([{ op: 'edit', opId: newId<OpId>(), id: file.id, expect: file.revision.id, revision: newer }])
  const { body } = await outsider.commit([remove({ ...file, revision: newer }, 1e9)], { deletesConfirmed: true })
  expect(body.outcomes[0]?.kind).toBe('accepted')
  const used = await usedBy(outsider)
  await leave(outsider, 0)
  const back = () => ({ op: 'restore', opId: newId<OpId>(), id: file.id, place: file.place }) as const
  const before = async () => ({ op: 'edit', opId: newId<OpId>(), id: file.id, expect: newer.id, revision: await revision([old]) }) as const
  const answers = await Promise.all([...Array.from({ length: 5 }, () => outsider.commit([back()])), outsider.commit([await before()])])
  expect(
    answers.flatMap(answer => answer.body.outcomes.map(({ kind }) => kind)).filter(kind => kind === 'accepted').length,
  ).toBeGreaterThan(0)
  await outsider.commit([await before()])
  expect(await usedBy(outsider)).toBe(used)
  const content = await outsider.fetch('GET', outsider.path(`nodes/${file.id}/content`))
  expect(Buffer.from(await content.arrayBuffer())).toEqual(Buffer.from(old.bytes))
})

const LIMIT = 3
let link: MadeLink

beforeEach(async () => {
  await leave(world.outsider, 100 * SIZE)
  link = await makeLink(world, 'edit', { maxDownloads: LIMIT })
})

const downloads = async () => (await run.server.db.link.findUniqueOrThrow({ where: { id: link.id } })).downloads

/** By somebody who was never here. */
const WAYS_OUT: Readonly<Record<string, () => Promise<number>>> = {
  'a file': () => status(`nodes/${world.nodes.file}/content`),
  'a part of a file': () => status(`nodes/${world.nodes.file}/content`, { range: 'bytes=3-' }),
  'what is shown': () => status(`nodes/${world.nodes.file}/content?inline=1`),
  'a zip file': () => status(`zip?nodes=${world.nodes.folder}`),
  'a copy': async () => {
    const save = { nodes: [world.nodes.file], drive: world.outsider.drive, parent: 'root' }
    const headers = { 'content-type': 'application/json' }
    const answer = await visitor(run, world.outsider.cookie).fetch('POST', `/api/s/${link.token}/save`, JSON.stringify(save), headers)
    await answer.arrayBuffer()
    return answer.status
  },
}

async function status(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number> {
  const answer = await visitor(run).fetch(method, `/api/s/${link.token}${path && `/${path}`}`, undefined, headers)
  await answer.arrayBuffer()
  return answer.status
}

test('37 of every way to take something away, at the same time, as many go on as were allowed', async () => {
  const ways = Object.values(WAYS_OUT)
  const all = await Promise.all([...ways, ...ways, ...ways, ...ways].map(way => way()))
  expect(all.filter(code => code < 300)).toHaveLength(LIMIT)
  expect(all.filter(code => code === 403)).toHaveLength(all.length - LIMIT)
  expect(await downloads()).toBe(LIMIT)
})

test.each(Object.keys(WAYS_OUT))('37 nobody comes to more by %s alone', async name => {
  const all = await Promise.all(Array.from({ length: 8 }, () => WAYS_OUT[name]?.()))
  expect(all.filter(code => Number(code) < 300)).toHaveLength(LIMIT)
})

test('37 programs that make a card of a link, and questions about the head, use nothing up', async () => {
  const bots = ['Slackbot-LinkExpanding 1.0', 'Twitterbot/1.0', 'facebookexternalhit/1.1', 'WhatsApp/2.0', 'TelegramBot', 'Googlebot/2.1']
  for (const agent of bots) {
    const headers = { 'user-agent': agent }
    expect(await status('', headers)).toBe(200)
    expect(await status(`nodes/${world.nodes.file}/content`, headers, 'HEAD')).toBe(200)
    expect(await status(`zip?nodes=${world.nodes.folder}`, headers, 'HEAD')).toBe(200)
    expect(await status('nodes', headers)).toBe(200)
  }
  expect(await downloads()).toBe(0)
})
