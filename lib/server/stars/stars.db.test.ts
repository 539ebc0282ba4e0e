/** Stars and recent files: each person's own, only what is live, with the way there. */
import { expect, test } from 'vitest'
import type { Op } from '../../core/protocol/messages'
import type { PlacedNodes } from '../../core/protocol/placed-node'
import { newId } from '../new-id'
import { edit } from '../testing/edits'
import type { TestClient } from '../testing/test-client'
import { chunk, createFile, createFolder, move, remove, revision } from '../testing/test-content'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'

let run: TestServer
let anna: TestClient
let now = 1_800_000_000_000

withTestServer({ one: 'each', now: () => now++ }, async started => {
  run = started
  anna = await (await run.setUp()).connect()
})

function star(nodes: string | readonly string[], starred = true, client = anna) {
  return client.post(anna.path('starred'), { nodes: [nodes].flat(), starred })
}

async function list(what: string): Promise<string[]> {
  const { items } = (await anna.get<PlacedNodes>(anna.path(what))).body
  return items.map(({ node, path }) => [...path.map(folder => folder.name), node.name].join('/'))
}

test('starred nodes come the last starred first, with the folders around them', async () => {
  const [outer, inner] = [createFolder('outer'), createFolder('inner')]
  const nested = { ...inner, place: { parent: outer.id, name: 'inner' } }
  const file = await createFile('file.txt', [], nested.id)
  await anna.commit([outer, nested, file])
  for (const { id } of [outer, file]) expect(await star(id)).toMatchObject({ status: 200, body: { gone: [] } })
  await star(outer.id)
  expect(await list('starred')).toEqual(['outer/inner/file.txt', 'outer'])
  await anna.commit([move(outer, 'renamed')])
  expect(await list('starred')).toEqual(['renamed/inner/file.txt', 'renamed'])
  expect((await star(outer.id, false)).status).toBe(200)
  expect((await star(outer.id, false)).status).toBe(200)
  expect(await list('starred')).toEqual(['renamed/inner/file.txt'])
})

test('a star waits for a deleted node to come back', async () => {
  const file = await createFile('file.txt', [])
  await anna.commit([file])
  await star(file.id)
  await anna.commit([remove(file, 10)])
  expect(await list('starred')).toEqual([])
  expect((await star(file.id)).body).toEqual({ gone: [file.id] })
  const back: Op = { op: 'restore', opId: newId(), id: file.id, place: file.place }
  await anna.commit([back])
  expect(await list('starred')).toEqual(['file.txt'])
})

test('nobody stars what is another’s or is not there', async () => {
  const file = await createFile('file.txt', [])
  await anna.commit([file])
  const ben = await run.addAccount('ben@example.org')
  expect((await star(file.id, true, ben)).status).toBe(404)
  const nothing = newId()
  expect((await star(nothing)).body).toEqual({ gone: [nothing] })
  expect((await star('root')).status).toBe(400)
  expect(await run.server.db.star.count()).toBe(0)
})

test('many are starred in one request, but for what is gone, and taken back in another', async () => {
  const folders = Array.from({ length: 600 }, (_, i) => createFolder(`f${i}`))
  const [first] = folders as [(typeof folders)[0]]
  await anna.commit(folders)
  await anna.commit([remove(first, 1000)])
  const ids = folders.map(({ id }) => id)
  const nothing = newId<typeof first.id>()
  expect((await star([...ids, nothing])).body).toEqual({ gone: [first.id, nothing] })
  expect(await list('starred')).toHaveLength(599)
  expect((await star(ids.slice(100), false)).status).toBe(200)
  expect(await list('starred')).toHaveLength(99)
})

test('too many are refused whole, unless stars of what was deleted make room', async () => {
  const folders = Array.from({ length: 1000 }, (_, i) => createFolder(`f${i}`))
  const [one, two, three] = [createFolder('one'), createFolder('two'), createFolder('three')]
  await anna.commit(folders)
  await anna.commit([one, two, three])
  const ids = folders.map(({ id }) => id)
  await star(ids)
  expect(await star([one.id, two.id])).toMatchObject({ status: 413, body: { error: 'too-large' } })
  for (const folder of folders.slice(0, 2)) await anna.commit([remove(folder, 2000)])
  expect((await star([one.id, two.id])).status).toBe(200)
  expect((await star([three.id])).status).toBe(413)
  expect(await list('starred')).toHaveLength(1000)
})

test('recent are the files whose content was brought last, a renamed one where it was', async () => {
  const content = chunk('text')
  await anna.sendPack(content)
  const files = await Promise.all(['a', 'b', 'c'].map(name => createFile(name, [])))
  for (const file of files) await anna.commit([file])
  const [a, b] = files as [(typeof files)[0], (typeof files)[0]]
  await anna.commit([{ op: 'edit', opId: newId(), id: a.id, expect: a.revision.id, revision: await revision([content]) }])
  await anna.commit([move(b, 'b2')])
  expect(await list('recent')).toEqual(['a', 'c', 'b2'])
  expect(await list('recent?limit=2')).toEqual(['a', 'c'])
  await anna.commit([remove(b, 100)])
  await anna.commit([remove({ ...b, place: { ...b.place, name: 'b2' } }, 100)])
  expect(await list('recent')).toEqual(['a', 'c'])
})

test('what others brought is recent too, and each can be shown alone', async () => {
  const ben = Object.assign(await run.addAccount('ben@example.org'), { drive: anna.drive })
  await anna.post(anna.path('members'), { email: 'ben@example.org', role: 'editor' })
  const { id } = (await ben.me()).user
  await anna.commit([await createFile('hers', [])])
  await edit(ben, [await createFile('his', [])])
  expect(await list('recent')).toEqual(['his', 'hers'])
  expect(await list('recent?who=me')).toEqual(['hers'])
  expect(await list(`recent?who=${id}`)).toEqual(['his'])
})
