/** Every byte is counted once, in the right place. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import type { FolderStorage, Storage } from '../../core/protocol/storage'
import { newId } from '../new-id'
import type { TestClient } from '../testing/test-client'
import { chunk, createFile, createFolder, remove, revision } from '../testing/test-content'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'

let run: TestServer
let anna: TestClient

beforeEach(async () => {
  run = await startTestServer({ settings: { QUOTA_BYTES: '100000' } })
  anna = await (await run.setUp()).connect()
}, HOOK_MS)

afterEach(async () => {
  await run.stop()
}, HOOK_MS)

const content = (bytes: number) => chunk(new Uint8Array(bytes).fill(bytes))

async function storage(): Promise<Storage> {
  return (await anna.get<Storage>(anna.path('storage'))).body
}

test('an empty drive takes nothing', async () => {
  expect(await storage()).toEqual({
    usedBytes: 0,
    limitBytes: 100_000,
    live: { files: 0, bytes: 0 },
    folders: 0,
    kinds: [],
    versions: { files: 0, bytes: 0 },
    trash: { files: 0, bytes: 0 },
  })
})

test('kinds, versions and trash are counted, and again after a change', async () => {
  const [c1, c20, c300, c4000, c7] = [content(1), content(20), content(300), content(4000), content(7)]
  await anna.sendPack(c1, c20, c300, c4000, c7)
  const photos = createFolder('照片')
  const deep = createFolder('2024.old', photos.id)
  const work = createFolder('Work')
  const image = await createFile('Cat.JPG', [c4000], deep.id)
  const text = await createFile('notes.txt', [c20], work.id)
  const loose = await createFile('archive.tar.gz', [c300])
  const bare = await createFile('README', [c1], photos.id)
  await anna.commit([photos, deep, work, image, text, loose, bare])
  const counted = await storage()
  expect(counted).toMatchObject({
    live: { files: 4, bytes: 4321 },
    folders: 3,
    kinds: [
      { kind: 'image', files: 1, bytes: 4000 },
      { kind: 'archive', files: 1, bytes: 300 },
      { kind: 'text', files: 1, bytes: 20 },
      { kind: 'other', files: 1, bytes: 1 },
    ],
  })
  expect(counted.usedBytes).toBeGreaterThan(4328)

  await anna.commit([{ op: 'edit', opId: newId(), id: text.id, expect: text.revision.id, revision: await revision([c7]) }])
  await anna.commit([{ op: 'edit', opId: newId(), id: image.id, expect: image.revision.id, revision: await revision([c1]) }])
  expect(await storage()).toMatchObject({ versions: { files: 2, bytes: 4020 }, trash: { files: 0, bytes: 0 } })
  await anna.commit([remove(photos, 100)], { deletesConfirmed: true })
  expect(await storage()).toMatchObject({
    live: { files: 2, bytes: 307 },
    folders: 1,
    versions: { files: 1, bytes: 20 },
    trash: { files: 2, bytes: 4002 },
  })
})

async function inFolder(folder?: NodeId): Promise<FolderStorage> {
  return (await anna.get<FolderStorage>(anna.path(`storage/folder${folder === undefined ? '' : `?folder=${folder}`}`))).body
}

const part = (files: number, bytes: number) => ({ files, bytes })
const NONE = part(0, 0)

test('each folder is counted with all that lies and lay below, one level at a time', async () => {
  const [c1, c20, c300, c4000, c7] = [content(1), content(20), content(300), content(4000), content(7)]
  await anna.sendPack(c1, c20, c300, c4000, c7)
  const [photos, bare] = [createFolder('照片'), createFolder('Bare')]
  const deep = createFolder('2024', photos.id)
  const deeper = createFolder('May', deep.id)
  const image = await createFile('cat.jpg', [c4000], deeper.id)
  const note = await createFile('note.txt', [c20], photos.id)
  const loose = await createFile('loose.bin', [c300])
  await anna.commit([photos, bare, deep, deeper, image, note, loose])
  expect(await inFolder()).toEqual({
    path: [],
    folders: [{ id: photos.id, name: '照片', live: part(2, 4020), versions: NONE, trash: NONE }],
    others: { live: NONE, versions: NONE, trash: NONE },
    loose: { live: part(1, 300), versions: NONE, trash: NONE },
  })

  await anna.commit([{ op: 'edit', opId: newId(), id: image.id, expect: image.revision.id, revision: await revision([c7]) }])
  expect(await inFolder(photos.id)).toMatchObject({
    path: [{ id: photos.id, name: '照片' }],
    folders: [{ id: deep.id, name: '2024', live: part(1, 7), versions: part(1, 4000), trash: NONE }],
    loose: { live: part(1, 20), versions: NONE, trash: NONE },
  })

  // What was in a deleted folder is trash of where that stood.
  await anna.commit([remove(deeper, 100), remove(note, 100)])
  expect((await inFolder()).folders).toMatchObject([{ name: '照片', live: NONE, versions: NONE, trash: part(2, 4027) }])
  expect(await inFolder(photos.id)).toMatchObject({
    folders: [{ name: '2024', live: NONE, versions: NONE, trash: part(1, 4007) }],
    loose: { live: NONE, trash: part(1, 20) },
  })
  expect(await inFolder(deep.id)).toMatchObject({ folders: [], loose: { trash: part(1, 4007) } })
  expect((await anna.get(anna.path(`storage/folder?folder=${deeper.id}`))).status).toBe(404)
  expect((await anna.get(anna.path(`storage/folder?folder=${image.id}`))).status).toBe(404)
  await run.server.housekeeping.idle()
})

test('of very many folders the largest are named and the others counted together', async () => {
  const contents = [content(5), content(50)] as const
  await anna.sendPack(...contents)
  const folders = Array.from({ length: 130 }, (_, i) => createFolder(`f${i}`))
  const files = await Promise.all(folders.map((folder, i) => createFile('x', [contents[i % 2] as (typeof contents)[0]], folder.id)))
  await anna.commit([...folders, ...files])
  const { folders: named, others, loose } = await inFolder()
  expect([named.length, named[0]?.live.bytes, named[99]?.live.bytes]).toEqual([100, 50, 5])
  expect([others.live, loose.live]).toEqual([part(30, 150), NONE])
})
