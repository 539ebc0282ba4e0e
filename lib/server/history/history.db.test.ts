/** What pages do without a folder, and what is remembered of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpId } from '../../core/ids'
import { ROOT } from '../../core/ids'
import { type Activity, ActivitySchema } from '../../core/protocol/activity'
import { type Authors, AuthorsSchema } from '../../core/protocol/authors'
import { type Conflicts, ConflictsSchema } from '../../core/protocol/conflicts'
import { type History, HistorySchema } from '../../core/protocol/history'
import { type Advanced, type Op, PROTOCOL_VERSION } from '../../core/protocol/messages'
import { newId } from '../new-id'
import { edit, openPage } from '../testing/edits'
import { heard, type TestClient } from '../testing/test-client'
import { chunk, createFile, createFolder, move, remove, revision } from '../testing/test-content'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'
import { expireDeeds } from './expire-deeds'

const DAY_MS = 24 * 60 * 60_000

let run: TestServer
let anna: TestClient
let page: TestClient
let now = Date.now()
const [one, two, three] = [chunk('one'), chunk('two'), chunk('three')]

beforeAll(async () => {
  run = await startTestServer({ now: () => now++ })
  anna = await (await run.setUp()).connect('Laptop')
  page = await openPage(anna)
  await page.sendPack(one, two, three)
}, HOOK_MS)

afterAll(async () => {
  expect(await run.problems()).toEqual([])
  await run.stop()
}, HOOK_MS)

function kinds(answer: { body: { outcomes: readonly { kind: string }[] } }): string[] {
  return answer.body.outcomes.map(outcome => outcome.kind)
}

function change(file: Op & { op: 'create-file' }, expect: string, to: Awaited<ReturnType<typeof revision>>): Op {
  return { op: 'edit', opId: newId<OpId>(), id: file.id, expect: expect as never, revision: to }
}

describe('a page', () => {
  test('changes a drive without a device, and devices hear of it', async () => {
    const socket = anna.socket()
    await heard(socket, 'connect')
    await socket.emitWithAck('join', anna.drive)
    const news = heard<Advanced>(socket, 'advanced')
    const file = await createFile('from a page.txt', [one, two])
    expect(kinds(await edit(page, [file]))).toEqual(['accepted'])
    expect(await news).toMatchObject({ nodes: [{ id: file.id, revision: { author: 'Anna', device: '' } }] })
    socket.disconnect()
  })

  test('asks what is missing, reads chunks, manifests and changes', async () => {
    const other = chunk('not sent')
    expect((await page.post(page.path('chunks/missing'), { hashes: [one.hash, other.hash] })).body).toEqual({ hashes: [other.hash] })
    const read = await page.ask('POST', page.path('manifests'), { contents: [one.hash as string as never] })
    expect(read.status).toBe(200)
    expect((await page.fetch('POST', page.path('chunks/read'), '{"hashes":[]}', { 'content-type': 'application/json' })).status).toBe(200)
    expect((await page.get(page.path('changes'))).status).toBe(200)
    expect((await page.post(page.path('lead'))).status).toBe(400)
  })

  test('is another author than the folder of its own browser', async () => {
    const folder = createFolder('shared')
    await anna.commit([folder])
    const { body } = await anna.get<{ head: number }>(anna.path('changes'))
    await edit(page, [createFolder('from the page', folder.id)])
    const outcome = await anna.commit([remove(folder, body.head)])
    expect(kinds(outcome)).toEqual(['stale'])
  })

  test('has no lead, and its commit none', async () => {
    expect(kinds(await edit(page, [createFolder('no lead')]))).toEqual(['accepted'])
    const withFence = { protocol: PROTOCOL_VERSION, fence: 1, deletesConfirmed: false, ops: [createFolder('x')] }
    expect((await page.post(page.path('edits'), withFence)).status).toBe(400)
    expect((await page.post(page.path('commits'), withFence)).status).toBe(400)
  })

  test('is asked before it deletes many files', async () => {
    const folder = createFolder('many')
    const files = await Promise.all(Array.from({ length: 60 }, (_, i) => createFile(`${i}.txt`, [one], folder.id)))
    await edit(page, [folder, ...files])
    const { body } = await page.get<{ head: number }>(page.path('changes'))
    expect(kinds(await edit(page, [remove(folder, body.head)], false))).toEqual(['unconfirmed'])
    expect(kinds(await edit(page, [remove(folder, body.head)]))).toEqual(['accepted'])
  })
})

describe('older contents', () => {
  test('are listed newest first, read, and come back without bytes', async () => {
    const file = await createFile('story.txt', [one])
    const second = await revision([one, two])
    const third = await revision([three])
    await edit(page, [file, change(file, file.revision.id, second)])
    await anna.commit([change(file, second.id, third)])
    const path = page.path(`nodes/${file.id}/revisions`)
    const { body } = await page.get<History>(path)
    HistorySchema.parse(body)
    expect(body.revisions.map(({ id, device, current }) => [id, device, current])).toEqual([
      [third.id, 'Laptop', true],
      ...[second.id, file.revision.id].map(id => [id, '', false]).sort(([a], [b]) => (String(a) < String(b) ? 1 : -1)),
    ])
    const first = (await page.get<History>(`${path}?limit=1`)).body
    expect([first.revisions.length, first.next === null]).toEqual([1, false])
    const rest = (await page.get<History>(`${path}?limit=5&before=${first.next}`)).body
    expect([rest.revisions.length, rest.next]).toEqual([2, null])

    const old = await page.get<{ chunks: [] }>(`${path}/${second.id}/manifest`)
    expect(old.body).toEqual({ chunks: second.chunks })
    const bytes = await page.fetch('GET', page.path(`nodes/${file.id}/content?revision=${second.id}`), undefined, { range: 'bytes=2-4' })
    expect([bytes.status, await bytes.text()]).toEqual([206, 'etw'])
    const back = { ...second, id: newId<typeof second.id>(), chunks: old.body.chunks }
    expect(kinds(await edit(page, [change(file, third.id, back)]))).toEqual(['accepted'])
    expect(await (await page.fetch('GET', page.path(`nodes/${file.id}/content`))).text()).toBe('onetwo')
  })

  test('of another node, or of nobody, are not found', async () => {
    const [a, b] = [await createFile('a.txt', [one]), await createFile('b.txt', [two])]
    await edit(page, [a, b])
    for (const rest of [
      `nodes/${a.id}/content?revision=${b.revision.id}`,
      `nodes/${a.id}/revisions/${b.revision.id}/manifest`,
      `nodes/${a.id}/content?revision=..`,
      `nodes/${newId()}/revisions`,
    ]) {
      expect([rest, (await page.get(page.path(rest))).status]).toEqual([rest, 404])
    }
  })

  test('of a file in the trash can be read', async () => {
    const file = await createFile('thrown away.txt', [two])
    await edit(page, [file, remove(file, 0)])
    expect((await page.get(page.path(`nodes/${file.id}/content`))).status).toBe(404)
    const old = await page.fetch('GET', page.path(`nodes/${file.id}/content?revision=${file.revision.id}`))
    expect([old.status, await old.text()]).toEqual([200, 'two'])
  })
})

describe('a file that is shown', () => {
  test.each([
    ['notes.txt', 'text/plain; charset=utf-8', 'inline'],
    ['photo.png', 'image/png', 'inline'],
    ['page.html', 'application/octet-stream', 'attachment'],
    ['drawing.svg', 'application/octet-stream', 'attachment'],
  ])('%s is %s', async (name, type, how) => {
    const file = await createFile(name, [one])
    await edit(page, [file])
    const { headers } = await page.fetch('GET', page.path(`nodes/${file.id}/content?inline=1`))
    expect([headers.get('content-type'), headers.get('content-disposition')?.split(';')[0]]).toEqual([type, how])
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const download = await page.fetch('GET', page.path(`nodes/${file.id}/content`))
    expect(download.headers.get('content-type')).toBe('application/octet-stream')
  })
})

describe('activity', () => {
  test('tells who did what to what, where it stood then, the last first', async () => {
    const folder = createFolder('plans')
    const file = await createFile('draft.txt', [one], folder.id)
    await edit(page, [folder, file])
    await anna.commit([change(file, file.revision.id, await revision([two]))])
    const renamed = move(file as never, 'final.txt', folder.id)
    await edit(page, [renamed])
    await edit(page, [move({ id: file.id, place: renamed.place }, 'final.txt')])
    await edit(page, [createFolder('left', folder.id)])
    const { body } = await page.get<{ head: number }>(page.path('changes'))
    await edit(page, [remove(folder, body.head)])
    await edit(page, [{ op: 'restore', opId: newId<OpId>(), id: folder.id, place: { parent: ROOT, name: 'plans again' } }])
    const activity = (await page.get<Activity>(page.path('activity?limit=8'))).body
    ActivitySchema.parse(activity)
    expect(activity.items.map(({ what, device, place, from, below }) => [what, device, [...place.path, place.name], from, below])).toEqual([
      ['restored', '', ['plans again'], null, 0],
      ['deleted', '', ['plans'], null, 1],
      ['created', '', ['plans', 'left'], null, 0],
      ['moved', '', ['final.txt'], { path: ['plans'], name: 'final.txt' }, 0],
      ['renamed', '', ['plans', 'final.txt'], { path: ['plans'], name: 'draft.txt' }, 0],
      ['edited', 'Laptop', ['plans', 'draft.txt'], null, 0],
      ['created', '', ['plans', 'draft.txt'], null, 0],
      ['created', '', ['plans'], null, 0],
    ])
    expect(activity.items.every(item => item.author === 'Anna')).toBe(true)
    const earlier = (await page.get<Activity>(page.path(`activity?before=${activity.next}&limit=1`))).body
    expect(earlier.items[0]?.seq).toBeLessThan(activity.items.at(-1)?.seq as number)
    const ofFile = (await page.get<Activity>(page.path(`activity?node=${file.id}`))).body
    expect(ofFile.items.map(item => item.what)).toEqual(['moved', 'renamed', 'edited', 'created'])
  })

  test('is narrowed to somebody, to kinds, to a time, to what lies below a folder; page by page', async () => {
    const [top, inner] = [createFolder('narrow'), createFolder('inner')]
    const nested = { ...inner, place: { parent: top.id, name: 'inner' } }
    const [file, aside] = [await createFile('deep.txt', [one], inner.id), await createFile('aside.txt', [one])]
    await edit(page, [top, nested, file, aside])
    const between = now
    await edit(page, [move(file as never, 'renamed.txt', inner.id)])
    await edit(page, [remove({ ...file, place: { parent: inner.id, name: 'renamed.txt' } }, 0)])
    const asked = async (query: string) => {
      const { body } = await page.get<Activity>(page.path(`activity?${query}`))
      return body.items.map(({ what, place }) => `${what} ${place.name}`)
    }
    const below = ['deleted renamed.txt', 'renamed renamed.txt', 'created deep.txt', 'created inner', 'created narrow']
    expect(await asked(`folder=${top.id}`)).toEqual(below)
    expect(await asked(`folder=${inner.id}&what=created,deleted`)).toEqual(['deleted renamed.txt', 'created deep.txt', 'created inner'])
    expect(await asked(`folder=root&limit=3`)).toEqual([...below.slice(0, 2), 'created aside.txt'])
    expect(await asked(`since=${between}&what=renamed`)).toEqual(['renamed renamed.txt'])
    expect(await asked(`since=${between}&until=${between}`)).toEqual([])
    expect(await asked(`until=${between}&limit=1`)).toEqual(['created aside.txt'])
    const ben = await run.addAccount('ben@example.org')
    expect(await asked(`who=${(await ben.me()).user.id}`)).toEqual([])
    const me = (await page.me()).user.id
    const first = (await page.get<Activity>(page.path(`activity?folder=${top.id}&who=me&limit=2`))).body
    expect(await asked(`folder=${top.id}&who=${me}&before=${first.next}`)).toEqual(below.slice(2))
    for (const wrong of ['what=nonsense', 'since=x', 'until=-1', 'what='])
      expect((await page.get(page.path(`activity?${wrong}`))).status).toBe(400)
    expect((await page.get(page.path('activity?folder=..'))).status).toBe(404)
  })

  test('everybody who wrote is named once', async () => {
    const [{ user }, { body }] = [await page.me(), await page.get<Authors>(page.path('authors'))]
    expect(AuthorsSchema.parse(body)).toEqual({ authors: [{ id: user.id, name: 'Anna' }] })
    const { ownerId } = await run.server.db.drive.findUniqueOrThrow({ where: { id: page.drive } })
    const guest = await run.server.db.user.create({ data: { id: 'guest', name: 'Aaron', email: 'aaron@example.org' } })
    await run.server.db.deed.updateMany({ where: { driveId: page.drive, what: 'deleted' }, data: { userId: guest.id } })
    expect((await page.get<Authors>(page.path('authors'))).body.authors.map(({ name }) => name)).toEqual(['Aaron', 'Anna'])
    await run.server.db.deed.updateMany({ where: { userId: guest.id }, data: { userId: ownerId } })
  })

  test('tells what was done once, also when it was sent twice, and nothing that was refused', async () => {
    const folder = createFolder('once')
    await edit(page, [folder])
    const { body: before } = await page.get<Activity>(page.path('activity?limit=1'))
    await edit(page, [folder, createFolder('once'), createFolder('a/b')])
    expect((await page.get<Activity>(page.path('activity?limit=1'))).body).toEqual(before)
  })

  test('goes after half a year', async () => {
    const folder = createFolder('long ago')
    await edit(page, [folder])
    const of = page.path(`activity?node=${folder.id}`)
    await expireDeeds(run.server.writer, page.drive, now + 179 * DAY_MS)
    expect((await page.get<Activity>(of)).body.items).toHaveLength(1)
    await expireDeeds(run.server.writer, page.drive, now + 181 * DAY_MS)
    expect((await page.get<Activity>(page.path('activity'))).body).toEqual({ items: [], next: null })
  })
})

test('conflict copies are listed with what they are of, while they live', async () => {
  const folder = createFolder('reports')
  const file = await createFile('report.txt', [one], folder.id)
  const conflict = { of: file.id, base: file.revision.id, theirs: newId<typeof file.revision.id>() }
  const copy = { ...(await createFile('report (conflict, Ben, 2026-11-22 14.03).txt', [two], folder.id)), conflict }
  await anna.commit([folder, file, copy])
  const list = async () => (await page.get<Conflicts>(page.path('conflicts'))).body
  ConflictsSchema.parse(await list())
  expect((await list()).conflicts).toMatchObject([
    { copy: { node: { id: copy.id }, path: [{ name: 'reports' }] }, of: { node: { id: file.id, name: 'report.txt' } } },
  ])
  await edit(page, [remove(file, 0)])
  expect((await list()).conflicts).toMatchObject([{ copy: { node: { id: copy.id } }, of: null }])
  await edit(page, [move(copy, 'mine (conflict, with Ben).txt', folder.id)])
  expect((await list()).conflicts).toEqual([])
  const renamed = { ...copy, place: { parent: folder.id, name: 'mine (conflict, with Ben).txt' } }
  await edit(page, [move(renamed, copy.place.name, folder.id)])
  expect((await list()).conflicts).toHaveLength(1)
  await edit(page, [remove(copy, 0)])
  expect((await list()).conflicts).toEqual([])
})
