/** Every byte is counted once, in the right place. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Storage } from '../../core/protocol/storage'
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
    tops: [],
    otherTops: { files: 0, bytes: 0 },
    loose: { files: 0, bytes: 0 },
    versions: { files: 0, bytes: 0 },
    trash: { files: 0, bytes: 0 },
  })
})

test('kinds, top folders, versions and trash are counted, and again after a change', async () => {
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
    tops: [
      { id: photos.id, name: '照片', files: 2, bytes: 4001 },
      { id: work.id, name: 'Work', files: 1, bytes: 20 },
    ],
    loose: { files: 1, bytes: 300 },
  })
  expect(counted.usedBytes).toBeGreaterThan(4328)

  await anna.commit([{ op: 'edit', opId: newId(), id: text.id, expect: text.revision.id, revision: await revision([c7]) }])
  await anna.commit([{ op: 'edit', opId: newId(), id: image.id, expect: image.revision.id, revision: await revision([c1]) }])
  expect(await storage()).toMatchObject({ versions: { files: 2, bytes: 4020 }, trash: { files: 0, bytes: 0 } })
  await anna.commit([remove(photos, 100)], { deletesConfirmed: true })
  expect(await storage()).toMatchObject({
    live: { files: 2, bytes: 307 },
    folders: 1,
    tops: [{ name: 'Work', files: 1, bytes: 7 }],
    versions: { files: 1, bytes: 20 },
    trash: { files: 2, bytes: 4002 },
  })
})
