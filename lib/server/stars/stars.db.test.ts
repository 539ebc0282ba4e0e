/** Stars and recent files: each person's own, only what is live, with the way there. */
import { expect, test } from 'vitest'
import type { Op } from '../../core/protocol/messages'
import type { PlacedNodes } from '../../core/protocol/placed-node'
import { newId } from '../new-id'
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

function star(id: string, method: 'PUT' | 'DELETE' = 'PUT', client = anna) {
  return client.ask(method, anna.path(`nodes/${id}/star`))
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
  for (const { id } of [outer, file]) expect((await star(id)).status).toBe(204)
  await star(outer.id)
  expect(await list('starred')).toEqual(['outer/inner/file.txt', 'outer'])
  await anna.commit([move(outer, 'renamed')])
  expect(await list('starred')).toEqual(['renamed/inner/file.txt', 'renamed'])
  expect((await star(outer.id, 'DELETE')).status).toBe(204)
  expect((await star(outer.id, 'DELETE')).status).toBe(204)
  expect(await list('starred')).toEqual(['renamed/inner/file.txt'])
})

test('a star waits for a deleted node to come back', async () => {
  const file = await createFile('file.txt', [])
  await anna.commit([file])
  await star(file.id)
  await anna.commit([remove(file, 10)])
  expect(await list('starred')).toEqual([])
  expect((await star(file.id)).status).toBe(404)
  const back: Op = { op: 'restore', opId: newId(), id: file.id, place: file.place }
  await anna.commit([back])
  expect(await list('starred')).toEqual(['file.txt'])
})

test('nobody stars what is another’s or is not there', async () => {
  const file = await createFile('file.txt', [])
  await anna.commit([file])
  const ben = await run.addAccount('ben@example.org')
  expect((await star(file.id, 'PUT', ben)).status).toBe(404)
  expect((await star(newId())).status).toBe(404)
  expect((await star('root')).status).toBe(404)
  expect(await run.server.db.star.count()).toBe(0)
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
