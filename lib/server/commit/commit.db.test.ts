/** The rules of a commit over the real database, by real requests. */
import { describe, expect, test } from 'vitest'
import type { ChunkHash, NodeId, OpId } from '../../core/ids'
import type { Changes, Outcome } from '../../core/protocol/messages'
import { newId } from '../new-id'
import type { TestClient } from '../testing/test-client'
import { chunk, createFile, createFolder, move, remove, revision } from '../testing/test-content'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'

let run: TestServer
let anna: TestClient
/** A second device of the same person. */
let other: TestClient
const hello = chunk('hello')
const world = chunk('world')

withTestServer({ one: 'all' }, async started => {
  run = started
  anna = await (await run.setUp()).connect('Laptop')
  other = await (await anna.another()).connect('Desktop')
  await anna.sendPack(hello, world)
})

async function outcomes(client: TestClient, ...ops: Parameters<TestClient['commit']>[0]): Promise<Outcome[]> {
  const { status, body } = await client.commit(ops)
  expect(status).toBe(200)
  return body.outcomes
}

async function kinds(client: TestClient, ...ops: Parameters<TestClient['commit']>[0]): Promise<string[]> {
  return (await outcomes(client, ...ops)).map(outcome => outcome.kind)
}

async function head(client: TestClient): Promise<number> {
  return (await client.get<Changes>(client.path('changes?since=0&limit=1'))).body.head
}

describe('what is accepted', () => {
  test('a batch sees its own earlier ops: a folder and a file in it', async () => {
    const folder = createFolder('in one batch')
    const file = await createFile('hello.txt', [hello], folder.id)
    const [, made] = await outcomes(anna, folder, file)
    expect(made).toMatchObject({
      kind: 'accepted',
      node: { parent: folder.id, name: 'hello.txt', revision: { author: 'Anna', device: 'Laptop' } },
    })
  })

  test('a file of several chunks gives its manifest back', async () => {
    const file = await createFile('two chunks.txt', [hello, world])
    expect(await kinds(anna, file)).toEqual(['accepted'])
    const { body } = await anna.post<{ manifests: object }>(anna.path('manifests'), { contents: [file.revision.content] })
    expect(body.manifests).toEqual({ [file.revision.content]: file.revision.chunks })
  })

  test('the empty file needs no chunk', async () => {
    expect(await kinds(anna, await createFile('empty.txt', []))).toEqual(['accepted'])
  })

  test('names are swapped in one batch by way of a third', async () => {
    const [a, b] = [createFolder('swap a'), createFolder('swap b')]
    await outcomes(anna, a, b)
    const away = move(a, 'swap temporary')
    expect(await kinds(anna, away, move(b, 'swap a'), move({ id: a.id, place: away.place }, 'swap b'))).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ])
  })

  test('a rename in case only is a rename', async () => {
    const folder = createFolder('case')
    await outcomes(anna, folder)
    expect(await kinds(anna, move(folder, 'Case'))).toEqual(['accepted'])
  })

  test('renaming a folder changes one node, whatever lies in it', async () => {
    const folder = createFolder('full')
    await outcomes(anna, folder, ...(await Promise.all(Array.from({ length: 20 }, (_, i) => createFile(`${i}.txt`, [hello], folder.id)))))
    const before = await head(anna)
    await outcomes(anna, move(folder, 'fuller'))
    expect(await head(anna)).toBe(before + 1)
  })

  test('a deleted file comes back with its content', async () => {
    const file = await createFile('back.txt', [hello])
    await outcomes(anna, file, remove(file, 0))
    const [back] = await outcomes(anna, {
      op: 'restore',
      opId: newId<OpId>(),
      id: file.id,
      place: { ...file.place, name: 'back again.txt' },
    })
    expect(back).toMatchObject({ kind: 'accepted', node: { deleted: false, name: 'back again.txt', revision: { content: hello.hash } } })
  })
})

describe('what is refused, and changes nothing', () => {
  test.each([
    ['in another case', 'Straße.txt', 'STRASSE.TXT'],
    ['in another normal form', 'Zo\u00eb.txt', 'Zoe\u0308.txt'],
  ])('a name that is taken %s', async (_how, first, second) => {
    const taken = createFolder(first)
    await outcomes(anna, taken)
    expect(await outcomes(anna, createFolder(second))).toEqual([{ kind: 'name-taken', by: taken.id }])
  })

  test('a name that no drive takes', async () => {
    expect(await outcomes(anna, createFolder('a/b'))).toEqual([{ kind: 'bad-name', why: 'character' }])
  })

  test('a place in a folder that is gone', async () => {
    const folder = createFolder('going')
    await outcomes(anna, folder, remove(folder, 0))
    expect(await kinds(anna, createFolder('inside', folder.id), createFolder('nowhere', newId<NodeId>()))).toEqual([
      'parent-gone',
      'parent-gone',
    ])
  })

  test('an edit of another revision than its author saw', async () => {
    const file = await createFile('edited.txt', [hello])
    await outcomes(anna, file)
    const edit = { op: 'edit' as const, opId: newId<OpId>(), id: file.id, expect: file.revision.id, revision: await revision([world]) }
    expect(await kinds(anna, edit)).toEqual(['accepted'])
    const late = await outcomes(other, { ...edit, opId: newId<OpId>(), revision: await revision([hello, world]) })
    expect(late).toMatchObject([{ kind: 'stale', node: { revision: { content: world.hash } } }])
  })

  test('a folder moved into itself', async () => {
    const [outer, inner] = [createFolder('outer'), createFolder('inner')]
    await outcomes(anna, outer, { ...inner, place: { parent: outer.id, name: 'inner' } })
    expect(await kinds(anna, move(outer, 'outer', inner.id))).toEqual(['stale'])
  })

  test('a content whose chunks the drive does not hold', async () => {
    const missing = chunk('never sent')
    expect(await outcomes(anna, await createFile('missing.txt', [hello, missing]))).toEqual([
      { kind: 'missing-chunks', hashes: [missing.hash] },
    ])
  })

  test.each([
    ['a content hash that is not that of its chunks', { content: world.hash as string as never }],
    ['a size that is not the sum', { size: 6 }],
  ])('%s is no honest mistake', async (_what, wrong) => {
    const file = await createFile('wrong.txt', [hello])
    const { status, body } = await anna.commit([{ ...file, revision: { ...file.revision, ...wrong } }])
    expect([status, body]).toMatchObject([400, { error: 'bad-request' }])
  })

  test('a chunk that is said to have another size than the one that was stored', async () => {
    const lie = [
      { hash: hello.hash, size: 6 },
      { hash: world.hash, size: 4 },
    ]
    expect((await anna.commit([await createFile('lie.txt', lie)])).status).toBe(400)
  })

  test('a revision id that was used before', async () => {
    const first = await createFile('first.txt', [hello])
    await outcomes(anna, first)
    const second = { ...(await createFile('second.txt', [world])), revision: { ...(await revision([world])), id: first.revision.id } }
    expect((await anna.commit([second])).status).toBe(400)
  })
})

describe('asking twice', () => {
  test('a commit whose answer was lost is done once and answered the same', async () => {
    const file = await createFile('once.txt', [hello])
    const first = await outcomes(anna, file)
    const before = await head(anna)
    expect(await outcomes(anna, file)).toEqual(first)
    expect(await head(anna)).toBe(before)
  })

  test('an op that was refused may be tried again', async () => {
    const missing = chunk('sent later')
    const file = await createFile('later.txt', [missing])
    expect(await kinds(anna, file)).toEqual(['missing-chunks'])
    await anna.sendPack(missing)
    expect(await kinds(anna, file)).toEqual(['accepted'])
  })
})

describe('the lead', () => {
  test('a tab that lost it is refused', async () => {
    const tab = await (await anna.another()).connect('Tablet')
    const { fence } = tab
    await tab.lead()
    expect(await tab.commit([createFolder('too late')], { fence })).toMatchObject({ status: 409, body: { error: 'fenced' } })
    expect(await kinds(tab, createFolder('in time'))).toEqual(['accepted'])
  })

  test('one device takes nothing from another', async () => {
    await other.lead()
    expect(await kinds(anna, createFolder('both lead'))).toEqual(['accepted'])
  })
})

describe('deleting a folder', () => {
  test('takes along all that lies below, in one commit', async () => {
    const [outer, inner] = [createFolder('delete outer'), createFolder('delete inner')]
    const below = { ...inner, place: { parent: outer.id, name: inner.place.name } }
    const file = await createFile('deep.txt', [hello], inner.id)
    await outcomes(anna, outer, below, file)
    const since = await head(anna)
    expect(await kinds(anna, remove(outer, since))).toEqual(['accepted'])
    const { body } = await anna.get<Changes>(anna.path(`changes?since=${since}`))
    expect(body.nodes.map(node => [node.id, node.deleted])).toEqual(expect.arrayContaining([outer, below, file].map(op => [op.id, true])))
  })

  test('is stale when another device changed something there meanwhile', async () => {
    const folder = createFolder('guarded')
    await outcomes(anna, folder)
    const cursor = await head(anna)
    await outcomes(other, await createFile('new here.txt', [hello], folder.id))
    expect(await kinds(anna, remove(folder, cursor))).toEqual(['stale'])
    expect(await kinds(anna, remove(folder, await head(anna)))).toEqual(['accepted'])
  })

  test('sees what the same batch moved in', async () => {
    const [folder, moved] = [createFolder('gets one'), createFolder('moved in')]
    const inside = await createFile('inside.txt', [hello], moved.id)
    await outcomes(anna, folder, moved, inside)
    expect(await kinds(anna, move(moved, 'moved in', folder.id), remove(folder, await head(anna)))).toEqual(['accepted', 'accepted'])
    expect(await kinds(anna, remove(inside, 0))).toEqual(['stale'])
  })

  test('a burst of deletes needs a yes, and what was confirmed does not count against the next', async () => {
    const bulk = createFolder('bulk')
    const files = await Promise.all(Array.from({ length: 120 }, (_, i) => createFile(`${i}.txt`, [hello], bulk.id)))
    await outcomes(other, bulk, ...files)
    const cursor = await head(other)
    expect(await outcomes(other, remove(bulk, cursor))).toEqual([{ kind: 'unconfirmed', deletes: 120 }])
    const one = await createFile('one more.txt', [hello])
    await outcomes(other, one)
    const { body } = await other.commit([remove(bulk, cursor)], { deletesConfirmed: true })
    expect(body.outcomes[0]?.kind).toBe('accepted')
    expect(await kinds(other, remove(one, cursor))).toEqual(['accepted'])
  })
})

describe('reading on from a cursor', () => {
  test('each node comes once, in order, page by page, tombstones too; from the beginning without them', async () => {
    const since = await head(anna)
    const kept = Array.from({ length: 5 }, (_, i) => createFolder(`page ${i}`))
    const gone = createFolder('page gone')
    await outcomes(anna, ...kept, gone, move(kept[0] as never, 'page 0 renamed'), remove(gone, 0))
    const pages: Changes[] = []
    for (let next = since, more = true; more; ) {
      const { body } = await anna.get<Changes>(anna.path(`changes?since=${next}&limit=2`))
      pages.push(body)
      ;({ next, more } = body)
    }
    expect(pages.length).toBe(3)
    const nodes = pages.flatMap(page => page.nodes)
    expect(nodes.map(node => node.name)).toEqual(['page 1', 'page 2', 'page 3', 'page 4', 'page 0 renamed', 'page gone'])
    const { body } = await anna.get<Changes>(anna.path('changes?since=0&limit=5000'))
    expect(body.nodes.some(node => node.deleted)).toBe(false)
  })

  test('chunks are asked for inside a drive only', async () => {
    const stranger = await (await run.addAccount('ben@example.org')).connect()
    const { body } = await stranger.post<{ hashes: ChunkHash[] }>(stranger.path('chunks/missing'), { hashes: [hello.hash] })
    expect(body.hashes).toEqual([hello.hash])
    expect((await stranger.commit([await createFile('claimed.txt', [hello])])).body.outcomes[0]?.kind).toBe('missing-chunks')
  })
})
