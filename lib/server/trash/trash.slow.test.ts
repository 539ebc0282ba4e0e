/** What was deleted comes back, or goes for good: and then its bytes are given back, and nobody else's. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NodeId, OpId } from '../../core/ids'
import { ROOT } from '../../core/ids'
import type { Op } from '../../core/protocol/messages'
import { type Trash, type TrashContents, TrashContentsSchema, TrashSchema } from '../../core/protocol/trash'
import { newId } from '../new-id'
import { sweepUnnamed } from '../packs/sweep-packs'
import { edit, openPage } from '../testing/edits'
import type { TestClient } from '../testing/test-client'
import { chunk, createFile, createFolder, remove, revision } from '../testing/test-content'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'

const DAY_MS = 24 * 60 * 60_000

let run: TestServer
let anna: TestClient
let page: TestClient
let now: number
let made = 0

beforeEach(async () => {
  now = Date.now()
  run = await startTestServer({ now: () => now++ })
  anna = await (await run.setUp()).connect('Laptop')
  page = await openPage(anna)
}, HOOK_MS)

afterEach(async () => {
  expect(await run.problems()).toEqual([])
  await run.stop()
}, HOOK_MS)

/** Contents that nothing else holds. */
const fresh = (bytes = 1000) => chunk(`${++made} `.repeat(bytes).slice(0, bytes))

async function file(name: string, parent?: NodeId, chunks = [fresh()]): Promise<Op & { op: 'create-file' }> {
  await page.sendPack(...chunks)
  const op = await createFile(name, chunks, parent)
  expect((await edit(page, [op])).body.outcomes[0]?.kind).toBe('accepted')
  return op
}

async function gone(client: TestClient, op: Parameters<typeof remove>[0]): Promise<void> {
  const { body } = await client.get<{ head: number }>(client.path('changes'))
  const sent = client === anna ? await anna.commit([remove(op, body.head)]) : await edit(client, [remove(op, body.head)])
  expect(sent.body.outcomes[0]?.kind).toBe('accepted')
}

async function trash(query = ''): Promise<Trash> {
  const { body } = await page.get<Trash>(page.path(`trash${query}`))
  return TrashSchema.parse(body)
}

async function names(): Promise<string[]> {
  return (await trash()).items.map(item => item.node.name)
}

const kept = async () => ({
  chunks: await run.server.db.chunk.count(),
  packs: await run.server.db.pack.count(),
  spare: await run.server.db.spareChunk.count(),
  revisions: await run.server.db.revision.count(),
})

async function purge(path: string): Promise<unknown> {
  const { body } = await page.ask('DELETE', page.path(path))
  await run.server.housekeeping.idle()
  return body
}

async function contents(ids: readonly string[]): Promise<TrashContents['nodes']> {
  return TrashContentsSchema.parse((await page.ask('POST', page.path('trash-contents'), { ids })).body).nodes
}

const restore = (id: NodeId, name: string, parent: NodeId = ROOT): Op => ({
  op: 'restore',
  opId: newId<OpId>(),
  id,
  place: { parent, name },
})

describe('the trash', () => {
  test('shows what a person deleted, with what hung below it, the last first', async () => {
    const [folder, inner] = [createFolder('folder'), createFolder('inner')]
    await edit(page, [folder, { ...inner, place: { parent: folder.id, name: 'inner' } }])
    await file('a.txt', inner.id)
    await file('b.txt', folder.id)
    const early = await file('early.txt', folder.id)
    await gone(anna, early)
    await gone(page, folder)
    const { items, next } = await trash()
    expect(next).toBeNull()
    expect(items).toMatchObject([
      { node: { id: folder.id }, author: 'Anna', device: '', path: [], hasPlace: true, files: 2, bytes: 2000 },
      { node: { id: early.id }, author: 'Anna', device: 'Laptop', path: [{ name: 'folder' }], hasPlace: false, files: 1, bytes: 1000 },
    ])
    expect(items[0]?.purgedAt).toBe((items[0]?.at as number) + 30 * DAY_MS)
    const first = await trash('?limit=1')
    expect([first.items[0]?.node.id, (await trash(`?limit=1&before=${first.next}`)).items[0]?.node.id]).toEqual([folder.id, early.id])
  })

  test('gives back what it took: the folder first, then what lay in it', async () => {
    const [folder, inner] = [createFolder('folder'), createFolder('inner')]
    await edit(page, [folder, { ...inner, place: { parent: folder.id, name: 'inner' } }])
    const one = await file('a.txt', inner.id)
    await gone(page, folder)
    const nodes = await contents([folder.id])
    expect(nodes.map(node => node.id)).toEqual([folder.id, inner.id, one.id])
    const parts = 'trash-contents?limit=2'
    const first = await page.ask<TrashContents>('POST', page.path(parts), { ids: [folder.id] })
    expect(first.body).toMatchObject({ nodes: [{ id: folder.id }, { id: inner.id }], next: 2 })
    const second = await page.ask<TrashContents>('POST', page.path(parts), { ids: [folder.id], after: 2 })
    expect(second.body).toMatchObject({ nodes: [{ id: one.id }], next: null })
    const back = await edit(
      page,
      nodes.map(node => restore(node.id, node.name, node.parent)),
    )
    expect(back.body.outcomes.map(outcome => outcome.kind)).toEqual(['accepted', 'accepted', 'accepted'])
    expect(await names()).toEqual([])
    expect(await (await page.fetch('GET', page.path(`nodes/${one.id}/content`))).text()).toHaveLength(1000)
  })

  test('tells of many at once, each once and after its folder, and passes over what is not in it', async () => {
    const [folder, other, stays] = [createFolder('folder'), createFolder('other'), createFolder('stays')]
    await edit(page, [folder, other, stays])
    const [a, b] = [await file('a.txt', folder.id), await file('b.txt', other.id)]
    const { head } = (await page.get<{ head: number }>(page.path('changes'))).body
    const gone = await edit(page, [remove(a, head), remove(folder, head), remove(other, head)])
    expect(gone.body.outcomes.map(outcome => outcome.kind)).toEqual(['accepted', 'accepted', 'accepted'])
    const nodes = await contents([a.id, folder.id, other.id, stays.id, newId<NodeId>()])
    expect(nodes.map(node => node.id).sort()).toEqual([a.id, b.id, folder.id, other.id].sort())
    const at = (id: NodeId) => nodes.findIndex(node => node.id === id)
    expect([at(folder.id) < at(a.id), at(other.id) < at(b.id)]).toEqual([true, true])
  })

  test.each([
    ['nothing', []],
    ['what is no id', ['../..']],
    ['more than an answer is made of', Array.from({ length: 501 }, () => newId())],
  ])('is not asked for %s', async (_what, ids) => {
    expect((await page.ask('POST', page.path('trash-contents'), { ids })).status).toBe(400)
  })

  test('shows what is left of a folder that came back without it', async () => {
    const folder = createFolder('folder')
    await edit(page, [folder])
    const [a, b] = [await file('a.txt', folder.id), await file('b.txt', folder.id)]
    await gone(page, folder)
    await edit(page, [restore(folder.id, 'folder'), restore(a.id, 'a.txt', folder.id)])
    expect((await trash()).items).toMatchObject([{ node: { id: b.id }, path: [{ name: 'folder' }], hasPlace: true, files: 1 }])
  })
})

describe('a purge', () => {
  test('gives back the bytes, keeps the tombstone, and leaves nothing to bring back', async () => {
    const stays = await file('stays.txt')
    const before = await kept()
    const folder = createFolder('folder')
    await edit(page, [folder])
    const one = await file('a.txt', folder.id, [fresh(), fresh()])
    await edit(page, [
      { op: 'edit', opId: newId<OpId>(), id: one.id, expect: one.revision.id, revision: await revision(one.revision.chunks.slice(0, 1)) },
    ])
    await gone(page, folder)
    expect(await purge(`trash/${folder.id}`)).toEqual({ nodes: 2 })
    expect(await names()).toEqual([])
    expect(await kept()).toEqual(before)
    expect((await anna.me()).drives[0]?.usedBytes).toBe(1036)
    expect((await page.ask('DELETE', page.path(`trash/${folder.id}`))).status).toBe(404)
    expect((await page.get(page.path(`nodes/${one.id}/revisions`))).status).toBe(404)
    const changes = await anna.get<{ nodes: unknown[] }>(anna.path('changes?since=1'))
    expect(changes.body.nodes).toMatchObject([
      { id: stays.id },
      { id: one.id, deleted: true, revision: null },
      { id: folder.id, deleted: true },
    ])
    const back = await edit(page, [restore(one.id, 'a.txt')])
    expect(back.body.outcomes).toEqual([{ kind: 'missing-chunks', hashes: [] }])
  })

  test('of a file leaves what others have of it', async () => {
    const [shared, mine] = [fresh(), fresh()]
    await file('copy.txt', undefined, [shared])
    await file('long copy.txt', undefined, [shared, fresh()])
    const thrown = await file('thrown.txt', undefined, [shared, mine])
    await gone(page, thrown)
    await purge('trash')
    const missing = await page.post(page.path('chunks/missing'), { hashes: [shared.hash, mine.hash] })
    expect(missing.body).toEqual({ hashes: [mine.hash] })
    expect((await kept()).spare).toBe(0)
  })

  test('writes a pack anew that is dead in large part', async () => {
    const parts = Array.from({ length: 8 }, () => fresh())
    await page.sendPack(...parts)
    const files = await Promise.all(parts.map((part, i) => createFile(`${i}.txt`, [part])))
    await edit(page, files)
    const [old] = await run.server.db.pack.findMany()
    const alive = files.splice(5)
    for (const one of files) await gone(page, one)
    await purge('trash')
    expect(await kept()).toEqual({ chunks: 3, packs: 1, spare: 0, revisions: 3 })
    expect((await anna.me()).drives[0]?.usedBytes).toBe(3 * 1036)
    for (const one of alive) expect((await (await page.fetch('GET', page.path(`nodes/${one.id}/content`))).text()).length).toBe(1000)
    // Whoever found the old one in the index may still read it, and a backup may still copy it; for a day.
    const there = async () => (await run.server.packs.open(old?.id as string))?.close().then(() => true)
    await sweepUnnamed(run.server.packs, run.server.db, now + DAY_MS / 2, run.server.log)
    expect(await there()).toBe(true)
    await sweepUnnamed(run.server.packs, run.server.db, now + 2 * DAY_MS, run.server.log)
    expect(await there()).toBeUndefined()
  })

  test('leaves a little dead in a pack where it is, until there is more of it', async () => {
    const parts = Array.from({ length: 8 }, () => fresh())
    await page.sendPack(...parts)
    const files = await Promise.all(parts.map((part, i) => createFile(`${i}.txt`, [part])))
    await edit(page, files)
    await gone(page, files[0] as never)
    await purge('trash')
    expect(await kept()).toEqual({ chunks: 8, packs: 1, spare: 1, revisions: 7 })
    for (const one of files.slice(1, 3)) await gone(page, one)
    await purge('trash')
    expect(await kept()).toEqual({ chunks: 5, packs: 1, spare: 0, revisions: 5 })
  })

  test('happens by itself when the time has come, and not a day before', async () => {
    const first = await file('first.txt')
    await gone(page, first)
    now += 20 * DAY_MS
    await gone(page, await file('second.txt'))
    now += 9 * DAY_MS
    await run.server.housekeeping.tidy()
    expect(await names()).toEqual(['second.txt', 'first.txt'])
    now += 2 * DAY_MS
    await run.server.housekeeping.tidy()
    expect(await names()).toEqual(['second.txt'])
  })

  test('does not take what came back while it was asked for', async () => {
    const one = await file('back.txt')
    await gone(page, one)
    const asked = page.ask('DELETE', page.path(`trash/${one.id}`))
    const back = edit(page, [restore(one.id, 'back.txt')])
    const [purged, restored] = await Promise.all([asked, back])
    const cameBack = restored.body.outcomes[0]?.kind === 'accepted'
    if (cameBack) expect((await page.fetch('GET', page.path(`nodes/${one.id}/content`))).status).toBe(200)
    else expect(purged.body).toEqual({ nodes: 1 })
  })
})

test('a server that is told to, never purges by itself', async () => {
  await run.stop()
  run = await startTestServer({ now: () => now++, settings: { TRASH_DAYS: '0' } })
  anna = await (await run.setUp()).connect('Laptop')
  page = await openPage(anna)
  const one = await file('old.txt')
  await gone(page, one)
  now += 400 * DAY_MS
  await run.server.housekeeping.tidy()
  expect(await run.server.db.node.count({ where: { purged: true } })).toBe(0)
})
