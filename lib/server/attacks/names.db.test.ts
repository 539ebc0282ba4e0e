/** Names and ids that want to be paths, headers, markup or other names. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import { nameKey } from '../../core/name'
import { newId } from '../new-id'
import { makeLink, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import { differences, readTables } from '../testing/tables'
import { chunk, createFile, createFolder, move } from '../testing/test-content'
import { HOOK_MS, startTestServer } from '../testing/test-server'
import { zipNames } from '../testing/zip-names'
import { writeZip } from '../zip/zip-writer'
import { HTML_NAMES, NO_NAMES, WAYS_OUT } from './hostile-names'

let world: SharedWorld
/** Holds the data folder and nothing else. */
let place: string

/** Stands still: when somebody was last seen is no damage. */
const began = Date.now()

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'lockstep-names-'))
  world = await makeSharedWorld(await startTestServer({ dataDir: join(place, 'data'), now: () => began }))
}, HOOK_MS)
afterAll(async () => {
  expect(await world.run.problems()).toEqual([])
  await world.run.stop()
  await rm(place, { recursive: true, force: true })
}, HOOK_MS)

/** What a visitor's address gives must not become the owner's cookie. */
const clientFor = (path: string) => (path.startsWith('/api/s/') ? visitor(world.run) : world.owner)
const refusedWith = [400, 401, 403, 404, 405]

test('1 no field that is an id leads anywhere when it is a path', async () => {
  const { drive, run } = world
  const link = await makeLink(world, 'edit')
  const before = await readTables(run.server.db)
  for (const way of WAYS_OUT) {
    const id = encodeURIComponent(way)
    const paths = [
      ...[`drives/${id}/nodes`, `drives/${drive}/nodes?parent=${id}`, `drives/${drive}/nodes/${id}/content`],
      ...[`drives/${drive}/nodes/${world.nodes.file}/content?revision=${id}`, `drives/${drive}/nodes/${id}/thumbnail?size=256`],
      ...[`drives/${drive}/nodes/${id}/revisions`, `drives/${drive}/zip?nodes=${id}`],
      ...[`drives/${drive}/activity?node=${id}`, `s/${id}`, `s/${link.token}/nodes?parent=${id}`, `s/${link.token}/nodes/${id}/content`],
      ...[`s/${link.token}/nodes/${id}/thumbnail?size=256`, `s/${link.token}/zip?nodes=${id}`],
    ]
    for (const path of paths)
      expect([path, refusedWith.includes((await clientFor(`/api/${path}`).fetch('GET', `/api/${path}`)).status)]).toEqual([path, true])
    expect((await world.owner.ask('POST', `/api/drives/${drive}/trash-contents`, { ids: [way] })).status).toBe(400)
    for (const path of [`drives/${drive}/trash/${id}`, `devices/${id}`, `drives/${drive}/links/${id}`, `s/${link.token}/uploads/${id}`])
      expect([path, refusedWith.includes((await clientFor(`/api/${path}`).fetch('DELETE', `/api/${path}`)).status)]).toEqual([path, true])
  }
  expect(differences(before, await readTables(run.server.db))).toEqual([])
  expect(await readdir(place)).toEqual(['data'])
})

test('1 no name is a path, from a device, a page or a visitor', async () => {
  const { owner, nodes, run } = world
  const edit = visitor(run)
  const { token } = await makeLink(world, 'edit')
  for (const name of NO_NAMES) {
    const made = await owner.commit([createFolder(name)])
    expect([name, made.body.outcomes?.[0]?.kind ?? made.status]).toEqual([name, 'bad-name'])
    const moved = await owner.commit([move({ id: nodes.secret, place: { parent: 'root' as NodeId, name: 'secret.txt' } }, name)])
    expect([name, moved.body.outcomes?.[0]?.kind ?? moved.status]).toEqual([name, 'bad-name'])
    const visited = await edit.post<{ kind: string }>(`/api/s/${token}/edits`, { do: 'create-folder', parent: nodes.folder, name })
    expect([name, visited.body.kind]).toEqual([name, 'bad-name'])
    const sent = await edit.fetch('POST', `/api/s/${token}/uploads`, undefined, tusHeaders({ name }))
    expect([name, sent.status]).toEqual([name, 400])
  }
  for (const folders of ['..', '../..', '/etc', 'a//b', 'a/../b', './a', '..\\..', 'C:/x']) {
    const sent = await edit.fetch('POST', `/api/s/${token}/uploads`, undefined, tusHeaders({ name: 'a.txt', folders }))
    expect([folders, sent.status]).toEqual([folders, 400])
  }
})

function tusHeaders(metadata: Record<string, string>): Record<string, string> {
  const coded = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
  return { 'tus-resumable': '1.0.0', 'upload-length': '1', 'upload-metadata': coded.join(',') }
}

test('8 markup in a name is text: answers are JSON that no browser takes for a page', async () => {
  const { owner, nodes } = world
  await owner.commit(HTML_NAMES.map(name => createFolder(name, nodes.folder)))
  const title = '"><meta http-equiv=refresh content=0;url=//evil.example><script>alert(1)</script>'
  const { token } = await makeLink(world, 'view', { title, note: title })
  for (const path of [
    `/api/drives/${world.drive}/nodes?parent=${nodes.folder}`,
    `/api/s/${token}`,
    `/api/s/${token}/nodes?parent=${nodes.folder}`,
  ]) {
    const response = await clientFor(path).fetch('GET', path)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
    })
  }
})

test('9 no name ends a header or turns it around', async () => {
  const { owner, nodes, drive } = world
  for (const name of ['a\r\nSet-Cookie: evil=1', 'a";filename="evil.exe', 'a;b=c', '\u202egnp.exe', 'x'.repeat(255), '\u0000', 'Ünï']) {
    const response = await owner.fetch('GET', `/api/drives/${drive}/zip?nodes=${nodes.folder}&name=${encodeURIComponent(name)}`)
    await response.body?.cancel()
    const header = response.headers.get('content-disposition') ?? ''
    expect(response.headers.getSetCookie()).toEqual([])
    expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.!~'()*%-]+$/)
    expect(header.match(/"/g)).toHaveLength(2)
    expect(decodeURIComponent(header)).not.toMatch(/[\r\n\u202e]/)
  }
})

test('9 names that a file may have come back in headers as they are', async () => {
  const { owner } = world
  const one = chunk('one')
  await owner.sendPack(one)
  for (const name of ["it's; a=b, 100%.txt", '\u202etxt.exe', 'naïve file – 漢字.txt', `${'x'.repeat(251)}.txt`]) {
    const file = await createFile(name, [one], world.nodes.folder)
    expect((await owner.commit([file])).body.outcomes[0]?.kind).toBe('accepted')
    const response = await owner.fetch('GET', owner.path(`nodes/${file.id}/content`))
    expect([name, response.status]).toEqual([name, 200])
    expect(response.headers.get('content-disposition')).not.toMatch(/\u202e|%E2%80%AE/i)
  }
})

test('24 a zip file of ours holds no name that leaves its folder, on any system', async () => {
  const { owner, drive } = world
  const zip = await owner.fetch('GET', `/api/drives/${drive}/zip?nodes=root`)
  const names = zipNames(Buffer.from(await zip.arrayBuffer()))
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) {
    expect(name).not.toMatch(/^[/\\]|^[a-z]:|\\|\0/i)
    expect(name.split('/')).not.toContain('..')
  }
})

test.each([
  ...NO_NAMES.filter(name => name !== '..;/secret'),
  '.',
  '',
  'a/../b',
  'a//b',
  '/a',
  './a',
  'a/..',
  'con',
  'a.',
  'a\r\nb',
  'x'.repeat(300),
  '\ud800',
])('24 the zip writer itself makes no entry of %j, whoever gave it', async path => {
  async function* read() {
    yield new Uint8Array([1])
  }
  const entry = { path, size: 1, mtime: 0, read }
  const all = async () => {
    for await (const part of writeZip([{ ...entry, path: 'harmless.txt' }, entry])) expect(part.length).toBeGreaterThan(0)
  }
  await expect(all()).rejects.toThrow('no zip file may hold')
})

test('34 two names that are one on some disk do not stand in one folder', async () => {
  const { owner } = world
  const parent = createFolder('collisions')
  await owner.commit([parent])
  for (const [a, b] of [
    ['A.txt', 'a.txt'],
    ['caf\u00e9', 'cafe\u0301'],
    ['straße', 'STRASSE'],
    ['ſ', 's'],
    ['ı'.toUpperCase(), 'i'],
  ] as const) {
    expect(nameKey(a)).toBe(nameKey(b))
    const [first, second] = [createFolder(a, parent.id), createFolder(b, parent.id)]
    const { body } = await owner.commit([first, second])
    expect([a, b, ...body.outcomes.map(({ kind }) => kind)]).toEqual([a, b, 'accepted', 'name-taken'])
  }
  for (const name of ['a.', 'a ', ' a', 'con', 'NUL.txt', 'a\u0085']) {
    const { body } = await owner.commit([createFolder(name, parent.id)])
    expect([name, body.outcomes[0]?.kind]).toEqual([name, 'bad-name'])
  }
})

test('34 names that only look alike are two on every disk, and stand beside each other', async () => {
  const { owner } = world
  const parent = createFolder('alike')
  await owner.commit([parent])
  const names = ['A.txt', 'Ａ.txt', 'А.txt', 'A．txt', '①', '1', 'ﬁle', 'f\u2060ile']
  const { body } = await owner.commit(names.map(name => createFolder(name, parent.id)))
  expect(body.outcomes.map(({ kind }) => kind)).toEqual(names.map(() => 'accepted'))
})

test('34 of two who want one name at the same time, one gets it', async () => {
  const { owner, editor } = world
  const name = `race ${newId()}`
  const answers = await Promise.all([owner, editor].map(client => client.commit([createFolder(name)])))
  expect(answers.map(({ body }) => body.outcomes[0]?.kind).sort()).toEqual(['accepted', 'name-taken'])
})
