import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type DeviceId, type NodeId, ROOT } from '../../core/ids'
import type { NewLink, SavedCopy, SaveProgress, SharedLink, VisitorEdited } from '../../core/protocol/links'
import type { RemoteNode } from '../../core/protocol/messages'
import { openDrive, openOwnDrive } from '../drive'
import { openLink } from '../links/open-link'
import { newId } from '../new-id'
import { type Answer, TestClient } from '../testing/test-client'
import { chunk, createFile, createFolder } from '../testing/test-content'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'
import { nodesBelow } from './nodes-below'
import { saveCopy } from './save-copy'

let run: TestServer
let anna: TestClient
let ben: TestClient
/** Of Anna: `top/a.txt`, `top/deep/b.bin` and `top/deep/empty`. */
let top: NodeId
const text = chunk('some words')
const big = chunk(Uint8Array.from(randomBytes(300_000)))

beforeAll(async () => {
  run = await startTestServer()
  anna = await (await run.setUp()).connect()
  ben = await (await run.addAccount('ben@example.org')).connect()
}, HOOK_MS)

beforeEach(async () => {
  await anna.sendPack(text, big)
  const folder = createFolder(`top ${newId()}`)
  const deep = createFolder('deep', folder.id)
  const files = [await createFile('a.txt', [text], folder.id), await createFile('b.bin', [big, text], deep.id)]
  await anna.commit([folder, deep, createFolder('empty', deep.id), ...files])
  top = folder.id
})

afterAll(async () => {
  expect(await run.problems()).toEqual([])
  await run.stop()
}, HOOK_MS)

async function share(settings: Partial<NewLink> = {}, nodes = [top]): Promise<SharedLink> {
  return (await anna.post<{ link: SharedLink }>(anna.path('links'), { role: 'download', ...settings, nodes })).body.link
}

/** The permit that it gives is another cookie than the session, which the client keeps. */
function save(client: TestClient, link: SharedLink, more: object = {}): Promise<Answer<SavedCopy>> {
  return Object.assign(new TestClient(client.origin), { cookie: client.cookie }).post(`/api/s/${link.token}/save`, {
    nodes: [top],
    drive: client.drive,
    parent: ROOT,
    ...more,
  })
}

async function list(client: TestClient, folder: NodeId): Promise<readonly RemoteNode[]> {
  return (await client.get<{ nodes: RemoteNode[] }>(client.path(`nodes?parent=${folder}`))).body.nodes
}

async function tree(client: TestClient, folder: NodeId, path = ''): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const node of await list(client, folder)) {
    const at = `${path}${node.name}`
    if (node.kind === 'folder') Object.assign(found, { [`${at}/`]: '' }, await tree(client, node.id, `${at}/`))
    else found[at] = node.revision?.content ?? ''
  }
  return found
}

const topsOf = ({ body }: Answer<SavedCopy>) => (body.kind === 'done' ? body.nodes : [])

test('folders with all that is in them come into the drive of another person, with their contents and times', async () => {
  const [saved] = topsOf(await save(ben, await share()))
  expect(await tree(ben, saved?.id as NodeId)).toEqual(await tree(anna, top))
  const deep = (await list(ben, saved?.id as NodeId)).find(node => node.name === 'deep')
  const file = (await list(ben, deep?.id as NodeId)).find(node => node.name === 'b.bin')
  expect(file?.revision?.mtime).toBe(1_700_000_000_000)
  const bytes = Buffer.from(await (await ben.fetch('GET', ben.path(`nodes/${file?.id}/content`))).arrayBuffer())
  expect(bytes.equals(Buffer.concat([big.bytes, text.bytes]))).toBe(true)
})

test('within one drive no byte is stored again, and a second copy has another name', async () => {
  const link = await share()
  const before = (await anna.me()).drives[0]?.usedBytes
  const [one] = topsOf(await save(anna, link))
  const [two] = topsOf(await save(anna, link))
  expect((await anna.me()).drives[0]?.usedBytes).toBe(before)
  expect(one?.name).toMatch(/ \(1\)$/)
  expect(two?.name).toMatch(/ \(2\)$/)
  expect(await tree(anna, one?.id as NodeId)).toEqual(await tree(anna, top))
})

test('what was chosen together with its folder comes once, and one file goes where it should', async () => {
  const link = await share()
  const [a] = await list(anna, top)
  const target = createFolder(`target ${newId()}`)
  await ben.commit([target])
  expect(topsOf(await save(ben, link, { nodes: [top, a?.id], parent: target.id }))).toHaveLength(1)
  expect(topsOf(await save(ben, link, { nodes: [a?.id], parent: target.id }))).toMatchObject([{ name: a?.name, parent: target.id }])
})

test('both guards are asked: the link, and the drive that it goes to', async () => {
  const link = await share()
  const stranger = Object.assign(new TestClient(run.origin), { drive: ben.drive })
  expect((await save(stranger, link)).status).toBe(401)
  expect((await save(ben, link, { drive: anna.drive })).status).toBe(404)
  expect((await save(ben, await share({ role: 'view' }))).status).toBe(403)
  expect((await save(ben, await share({ password: 'open sesame' }))).body).toEqual({ error: 'link-locked' })
  const other = createFolder(`other ${newId()}`)
  await anna.commit([other])
  expect((await save(ben, link, { nodes: [other.id] })).status).toBe(404)
})

test('a copy that has no room leaves nothing, one whose target is gone neither', async () => {
  const link = await share()
  const [a] = await list(anna, top)
  const unlike = chunk(Uint8Array.from(randomBytes(200_000)))
  await anna.sendPack(unlike)
  await anna.commit([await createFile('unlike.bin', [unlike], top)])
  const before = await tree(ben, ROOT)
  const used = (await ben.me()).drives[0]?.usedBytes ?? 0
  await run.server.db.user.updateMany({ where: { email: 'ben@example.org' }, data: { quotaBytes: BigInt(used + 100_000) } })
  expect((await save(ben, link)).body).toEqual({ kind: 'over-quota' })
  await run.server.db.user.updateMany({ data: { quotaBytes: null } })
  expect((await save(ben, link, { parent: a?.id })).body).toEqual({ kind: 'parent-gone' })
  expect(await tree(ben, ROOT)).toEqual(before)
})

test('its way is told in lines, the last of which is what came of it', async () => {
  const link = await share()
  const unlike = [1, 2, 3].map(() => chunk(Uint8Array.from(randomBytes(100_000))))
  await anna.sendPack(...unlike)
  await anna.commit([await createFile('unlike.bin', unlike, top)])
  const response = await fetch(`${run.origin}/api/s/${link.token}/save`, {
    method: 'POST',
    headers: { origin: run.origin, cookie: ben.cookie, accept: 'application/x-ndjson', 'content-type': 'application/json' },
    body: JSON.stringify({ nodes: [top], drive: ben.drive, parent: ROOT }),
  })
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  const lines = (await response.text())
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { kind: string })
  expect(lines[0]).toMatchObject({ kind: 'progress', bytes: 0, nodes: 0, ofNodes: 6 })
  expect(lines.at(-1)).toMatchObject({ kind: 'done', nodes: [{ kind: 'folder' }] })
})

test('who goes away before all contents are there leaves nothing', async () => {
  const link = await share()
  const unlike = chunk(Uint8Array.from(randomBytes(100_000)))
  await anna.sendPack(unlike)
  await anna.commit([await createFile('unlike.bin', [unlike], top)])
  const before = await tree(ben, ROOT)
  const opened = await openLink(run.server, link.token, null, 'download')
  const drive = await openDrive(run.server, (await ben.me()).user, ben.drive, 'write')
  const gone = new AbortController()
  const told: string[] = []
  const target = { drive, parent: ROOT, author: 'web:nobody' as DeviceId }
  const tell = ({ bytes, ofBytes }: SaveProgress) => {
    told.push(`${bytes}/${ofBytes}`)
    if (bytes > 0) gone.abort(new Error('gone'))
  }
  await expect(saveCopy(opened, [top], target, { tell, gone: gone.signal })).rejects.toThrow('gone')
  expect(told).toEqual(['0/0', '100000/100000'])
  expect(await tree(ben, ROOT)).toEqual(before)
})

test('of a limited number of downloads it is one', async () => {
  const link = await share({ maxDownloads: 1 })
  expect((await save(ben, link)).body).toMatchObject({ kind: 'done' })
  const carl = await (await run.addAccount(`carl${newId()}@example.org`)).connect()
  expect((await save(carl, link)).body).toEqual({ error: 'link-exhausted' })
})

test('more nodes than are asked for are not looked through', async () => {
  const drive = await openOwnDrive(run.server, anna.drive)
  if (!drive) throw new Error('the drive is there')
  expect(await nodesBelow(drive, [top], 4)).toBeUndefined()
  expect((await nodesBelow(drive, [top, top], 5))?.below).toHaveLength(4)
})

test('a text is saved over the revision that was opened, and over no other', async () => {
  const link = await share({ role: 'edit' })
  const file = (await list(anna, top)).find(node => node.name === 'a.txt')
  const put = (text: string, revision: string | undefined, type = 'text/plain') =>
    anna.fetch('PUT', `/api/s/${link.token}/nodes/${file?.id}/content`, text, { 'if-match': `"${revision}"`, 'content-type': type })
  const saved = (await (await put('other words', file?.revision?.id)).json()) as VisitorEdited
  expect(saved).toMatchObject({ kind: 'done', node: { name: 'a.txt', file: { size: 11 } } })
  expect(await (await put('lost words', file?.revision?.id)).json()).toEqual({ kind: 'stale' })
  expect(await (await anna.fetch('GET', anna.path(`nodes/${file?.id}/content`))).text()).toBe('other words')
  const row = await run.server.db.node.findFirst({ where: { id: file?.id ?? '' } })
  expect(row?.changedBy).toBe(`link:${link.id}`)
  expect((await put('x', undefined)).status).toBe(400)
  expect((await put('x'.repeat(5 * 1024 * 1024 + 1), file?.revision?.id)).status).toBe(413)
})

test('a text is not saved beside the link, nor by a link that changes nothing', async () => {
  const file = (await list(anna, top)).find(node => node.name === 'a.txt')
  const other = createFolder(`other ${newId()}`)
  await anna.commit([other])
  const put = (link: SharedLink) =>
    anna.fetch('PUT', `/api/s/${link.token}/nodes/${file?.id}/content`, 'x', { 'if-match': `"${file?.revision?.id}"` })
  expect((await put(await share({ role: 'edit' }, [other.id]))).status).toBe(404)
  expect((await put(await share({ role: 'download' }))).status).toBe(403)
})
