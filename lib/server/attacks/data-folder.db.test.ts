/** Symbolic links in the data folder: whoever gets one there reads and writes nothing that lies elsewhere. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../new-id'
import { makeLink, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import { chunk, createFile, type TestChunk } from '../testing/test-content'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'
import { sweepThumbnails } from '../thumbnails/sweep-thumbnails'
import { TusVisitor } from '../visit-uploads/testing/tus-visitor'
import { uploadId } from '../visit-uploads/upload-ids'

/** Longer than anything that a test stores: no index asks for bytes behind its end. */
const SECRET = 'what lies elsewhere, '.repeat(5000)

let world: SharedWorld
let run: TestServer
/** Holds the data folder, and beside it what no request may come to. */
let place: string
let outside: string

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'lockstep-links-'))
  run = await startTestServer({ dataDir: join(place, 'data') })
  world = await makeSharedWorld(run)
}, HOOK_MS)
beforeEach(async () => {
  outside = await mkdtemp(join(place, 'outside-'))
  await writeFile(join(outside, 'secret'), SECRET)
})
afterAll(async () => {
  expect(await run.problems()).toEqual([])
  await run.stop()
  await rm(place, { recursive: true, force: true })
}, HOOK_MS)

const data = (...path: string[]) => join(run.env.dataDir, ...path)

/** Puts a link where something of ours is, while `attack` runs. */
async function whileLinked(path: string, target: string, attack: () => Promise<void>): Promise<void> {
  await rename(path, `${path}.kept`)
  await symlink(target, path)
  try {
    await attack()
  } finally {
    await rm(path)
    await rename(`${path}.kept`, path)
  }
}

/** All that comes, also of an answer that breaks off, before or after its headers. */
async function bytesOf(answer: Promise<Response>): Promise<string> {
  const parts: Uint8Array[] = []
  try {
    for await (const part of (await answer).body ?? []) parts.push(part)
  } catch {
    // It broke off: what came before is what counts.
  }
  return Buffer.concat(parts).toString('latin1')
}

async function storedFile(): Promise<{ readonly part: TestChunk; readonly id: string; readonly pack: string }> {
  const { owner, nodes } = world
  const part = chunk(`words ${newId()}`)
  await owner.sendPack(part)
  const file = await createFile(`${newId()}.txt`, [part], nodes.folder)
  await owner.commit([file])
  const { packId } = await run.server.db.chunk.findFirstOrThrow({ where: { hash: part.hash } })
  return { part, id: file.id, pack: packId }
}

/** Every way in which bytes of a file leave the server. */
async function readEverywhere({ part, id }: { readonly part: TestChunk; readonly id: string }): Promise<string[]> {
  const { owner } = world
  const { token } = await makeLink(world, 'download')
  const json = { 'content-type': 'application/json' }
  return Promise.all([
    bytesOf(owner.fetch('POST', owner.path('chunks/read'), JSON.stringify({ hashes: [part.hash] }), json)),
    bytesOf(owner.fetch('GET', owner.path(`nodes/${id}/content`))),
    bytesOf(owner.fetch('GET', owner.path(`zip?nodes=${id}`))),
    bytesOf(visitor(run).fetch('GET', `/api/s/${token}/nodes/${id}/content`)),
    bytesOf(visitor(run).fetch('GET', `/api/s/${token}/zip?nodes=${id}`)),
  ])
}

test('3 a pack that was made a link gives none of the bytes that it leads to', async () => {
  const file = await storedFile()
  const path = data('packs', file.pack.slice(0, 2), file.pack)
  const { size } = await stat(path)
  expect(SECRET.length).toBeGreaterThan(size)
  await whileLinked(path, join(outside, 'secret'), async () => {
    for (const text of await readEverywhere(file)) expect(text).not.toContain('elsewhere')
  })
  // Nothing but the link was in the way.
  for (const text of await readEverywhere(file)) expect(text).toContain(Buffer.from(file.part.bytes).toString())
})

test('3 a link that leads nowhere is no pack, and the server lives on', async () => {
  const file = await storedFile()
  await whileLinked(data('packs', file.pack.slice(0, 2), file.pack), join(outside, 'nothing'), async () => {
    await readEverywhere(file)
    expect((await world.owner.get('/api/me')).status).toBe(200)
  })
  expect(await readdir(outside)).toEqual(['secret'])
})

test('3 a folder of packs that was made a link gives nothing of the folder that it leads to', async () => {
  const file = await storedFile()
  const folder = file.pack.slice(0, 2)
  await writeFile(join(outside, file.pack), SECRET)
  await whileLinked(data('packs', folder), outside, async () => {
    for (const text of await readEverywhere(file)) expect(text).not.toContain('elsewhere')
  })
})

test('3 a folder of packs that was made a link takes nothing in, and loses nothing', async () => {
  const before = (await readdir(data('packs'))).filter(name => /^[0-9a-f]{2}$/.test(name))
  const all = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))
  await mkdir(data('kept'))
  try {
    for (const name of before) await rename(data('packs', name), data('kept', name))
    for (const name of all) await symlink(outside, data('packs', name))
    expect((await world.owner.sendPack(chunk(`more ${newId()}`))).status).toBe(500)
    await run.server.housekeeping.tidy()
    expect(await readdir(outside)).toEqual(['secret'])
    // What was half written is not left behind either.
    expect(await readdir(data('packs', 'tmp'))).toEqual([])
  } finally {
    for (const name of all) await rm(data('packs', name))
    for (const name of before) await rename(data('kept', name), data('packs', name))
    await rm(data('kept'), { recursive: true })
  }
  expect((await world.owner.sendPack(chunk(`more ${newId()}`))).status).toBe(204)
})

test('3 what is being written lies in no folder that a link leads to', async () => {
  await whileLinked(data('packs', 'tmp'), outside, async () => {
    expect((await world.owner.sendPack(chunk(`more ${newId()}`))).status).toBe(500)
    expect(await readdir(outside)).toEqual(['secret'])
  })
})

async function uploader(): Promise<{ readonly somebody: TusVisitor; readonly key: string; readonly path: string }> {
  const { token, id } = await makeLink(world, 'upload')
  const key = newId<string>()
  return { somebody: new TusVisitor(run.origin, token, id), key, path: data('uploads', uploadId(id, key)) }
}

const bytes = (text: string) => Uint8Array.from(Buffer.from(text))
const untouched = async () => expect(await readFile(join(outside, 'secret'), 'utf8')).toBe(SECRET)

test('3 an upload is not written through a link that waits in its place', async () => {
  const { somebody, key, path } = await uploader()
  await mkdir(data('uploads'), { recursive: true })
  for (const target of ['secret', 'new']) {
    await symlink(join(outside, target), path)
    expect((await somebody.begin(5, { name: 'a.txt', key })).status).toBe(500)
    await rm(path, { force: true })
  }
  expect(await readdir(outside)).toEqual(['secret'])
  await untouched()
})

test('3 an upload that is made a link in the middle is neither written on nor taken for what it leads to', async () => {
  const { somebody, key, path } = await uploader()
  const name = `${newId()}.txt`
  const { at } = await somebody.begin(SECRET.length, { name, key })
  expect((await somebody.patch(at, 0, bytes('begun'))).status).toBe(204)
  await whileLinked(path, join(outside, 'secret'), async () => {
    expect((await somebody.head(at)).status).toBe(404)
    for (const offset of [0, 5]) expect((await somebody.patch(at, offset, bytes(' and gone on'))).status).toBe(404)
    await run.server.visitUploads.sweep()
    await untouched()
    expect(await run.server.db.node.count({ where: { name } })).toBe(0)
  })
  // It is as it was.
  expect((await somebody.head(at)).headers.get('upload-offset')).toBe('5')
  await somebody.ask('DELETE', at)
})

test('3 a link that is among the uploads goes, and what it leads to stays', async () => {
  await mkdir(data('uploads'), { recursive: true })
  await symlink(join(outside, 'secret'), data('uploads', 'a'.repeat(32)))
  await run.server.visitUploads.sweep()
  expect(await readdir(data('uploads'))).toEqual([])
  await untouched()
})

test('3 a small picture that was made a link gives none of the bytes that it leads to', async () => {
  const { owner, drive, nodes } = world
  const ask = () => owner.fetch('GET', `/api/drives/${drive}/nodes/${nodes.picture}/thumbnail?size=256`)
  await expect.poll(async () => (await ask()).status, { timeout: 30_000 }).toBe(200)
  const [picture] = (await readdir(data('thumbnails'), { recursive: true, withFileTypes: true })).filter(entry =>
    entry.name.endsWith('.webp'),
  )
  if (!picture) throw new Error('no picture was kept')
  await whileLinked(join(picture.parentPath, picture.name), join(outside, 'secret'), async () => {
    expect(await bytesOf(ask())).not.toContain('elsewhere')
    await untouched()
  })
})

test('3 what is swept out of the small pictures lies among them', async () => {
  const { log, db } = run.server
  const name = `${'a'.repeat(64)}-256.webp`
  await writeFile(join(outside, name), 'a picture of somebody else')
  const drive = data('thumbnails', newId())
  await mkdir(join(drive, 'aa'), { recursive: true })
  await writeFile(join(drive, 'aa', name), '')
  const links = [join(drive, 'bb'), data('thumbnails', newId())]
  for (const link of links) await symlink(outside, link)
  const sweeping = sweepThumbnails(data('thumbnails'), db, log)
  await expect.poll(() => readdir(join(drive, 'aa')), { timeout: 10_000 }).toEqual([])
  await sweeping.stop()
  expect(await readdir(outside)).toEqual([name, 'secret'])
  for (const link of links) await rm(link)
})

test('3 all that is written is its owner’s alone, and none of it a link', async () => {
  await world.owner.sendPack(chunk(`more ${newId()}`))
  const entries = await readdir(run.env.dataDir, { recursive: true, withFileTypes: true })
  expect(entries.filter(entry => entry.isSymbolicLink())).toEqual([])
  for (const entry of entries.filter(({ name, parentPath }) => parentPath.includes('packs') && /^[0-9a-f]{32}$/.test(name)))
    expect([entry.name, (await stat(join(entry.parentPath, entry.name))).mode & 0o077]).toEqual([entry.name, 0])
})
