/** Small pictures: made once, kept, and nothing that somebody uploads does any harm. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../new-id'
import { inNewDrive } from '../testing/in-new-drive'
import type { TestClient } from '../testing/test-client'
import { chunk, createFile, remove, revision } from '../testing/test-content'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'
import { sweepThumbnails } from './sweep-thumbnails'

let run: TestServer
let anna: TestClient

/** The process that makes them takes a while to start, so the tests share it, each in a drive of its own. */
beforeAll(async () => {
  run = await startTestServer()
  anna = await (await run.setUp()).connect()
}, HOOK_MS)

beforeEach(() => inNewDrive(anna), HOOK_MS)

afterAll(async () => {
  expect(await run.problems()).toEqual([])
  await run.stop()
}, HOOK_MS)

const RED = { r: 200, g: 30, b: 30 }

function picture(width: number, height: number, background = RED) {
  return sharp({ create: { width, height, channels: 3, background } })
}

async function upload(name: string, bytes: Uint8Array) {
  const content = chunk(Uint8Array.from(bytes))
  const file = await createFile(name, [content])
  await anna.sendPack(content)
  await anna.commit([file])
  return file
}

function ask(id: string, query = 'size=256', client = anna, headers: Record<string, string> = {}): Promise<Response> {
  return client.fetch('GET', anna.path(`nodes/${id}/thumbnail?${query}`), undefined, headers)
}

/** As a page asks: again until it is there. */
async function thumbnail(id: string, query?: string): Promise<Response> {
  const first = await ask(id, query)
  if (first.status !== 202) return first
  expect(first.headers.get('retry-after')).toBe('1')
  await run.server.thumbnails.settled()
  return ask(id, query)
}

/** Of the drive. */
function cached(): string[] {
  const folder = join(run.env.dataDir, 'thumbnails', anna.drive)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.\w+$/.test(name))
}

test('a picture becomes WebP that fits the asked size, turned as it was taken, and is then at hand', async () => {
  const photo = await picture(1200, 600).jpeg().withMetadata({ orientation: 6 }).toBuffer()
  const { id } = await upload('photo.jpg', photo)
  const answer = await thumbnail(id)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
  })
  expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({ format: 'webp', width: 128, height: 256 })
  expect((await ask(id)).status).toBe(200)
  const large = await sharp(Buffer.from(await (await thumbnail(id, 'size=1024')).arrayBuffer())).metadata()
  expect([large.width, large.height]).toEqual([512, 1024])
  const tag = answer.headers.get('etag') ?? ''
  expect((await ask(id, 'size=256', anna, { 'if-none-match': tag })).status).toBe(304)
})

test('small ones stay small; PNG, GIF, TIFF, AVIF, WebP and SVG have one too', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="red"/></svg>'
  const images: [string, Uint8Array][] = [
    ['a.png', await picture(40, 30).png().toBuffer()],
    ['a.gif', await picture(40, 30).gif().toBuffer()],
    ['a.tiff', await picture(40, 30).tiff().toBuffer()],
    ['a.avif', await picture(40, 30).avif({ effort: 0 }).toBuffer()],
    ['A.WEBP', await picture(40, 30).webp().toBuffer()],
    ['a.svg', new TextEncoder().encode(svg)],
  ]
  for (const [name, bytes] of images) {
    const { id } = await upload(name, bytes)
    const answer = await thumbnail(id)
    expect([name, answer.status]).toEqual([name, 200])
    const { width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect([name, width, height]).toEqual([name, 40, 30])
  }
})

test('what has none says so: other kinds, HEIC and camera files, nothing at all', async () => {
  const bytes = await picture(40, 30).jpeg().toBuffer()
  for (const name of ['a.txt', 'a.heic', 'a.cr2', 'a.pdf', 'a.mp4', 'jpg']) {
    expect([name, (await ask((await upload(name, bytes)).id)).status]).toEqual([name, 404])
  }
  expect((await ask((await upload('empty.jpg', new Uint8Array(0))).id)).status).toBe(404)
  expect((await ask(newId())).status).toBe(404)
  expect((await ask(newId(), 'size=257')).status).toBe(400)
})

test('a picture that is none, or far too large, is tried once', async () => {
  const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: RED }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer()
  expect(bomb.length).toBeLessThan(1024 * 1024)
  const html = new TextEncoder().encode('<html><script>alert(1)</script></html>')
  for (const [name, bytes] of [
    ['bomb.png', bomb],
    ['page.jpg', html],
  ] as const) {
    const { id } = await upload(name, bytes)
    expect([name, (await thumbnail(id)).status]).toEqual([name, 404])
    expect((await ask(id)).status).toBe(404)
    expect((await ask(id, 'size=1024')).status).toBe(404)
  }
  expect(cached().every(name => name.endsWith('.none'))).toBe(true)
  expect((await thumbnail((await upload('good.png', await picture(9, 9).png().toBuffer())).id)).status).toBe(200)
})

test('an SVG reads no file of the server', async () => {
  const secret = join(run.env.dataDir, 'secret.png')
  await picture(40, 30, { r: 0, g: 0, b: 255 }).png().toFile(secret)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><image href="file://${secret}" width="40" height="30"/></svg>`
  const answer = await thumbnail((await upload('sly.svg', new TextEncoder().encode(svg))).id)
  if (answer.status === 404) return
  const { data } = await sharp(Buffer.from(await answer.arrayBuffer()))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(data.some((value, i) => i % 3 === 2 && value > 200 && (data[i - 1] ?? 0) < 50)).toBe(false)
})

test('older contents have theirs, also in the trash, and of nobody else’s files', async () => {
  const file = await upload('photo.png', await picture(40, 30).png().toBuffer())
  const second = chunk(Uint8Array.from(await picture(30, 40).png().toBuffer()))
  await anna.sendPack(second)
  const next = await revision([second])
  await anna.commit([{ op: 'edit', opId: newId(), id: file.id, expect: file.revision.id, revision: next }])
  const older = `size=256&revision=${file.revision.id}`
  const heightOf = async (query?: string) =>
    (await sharp(Buffer.from(await (await thumbnail(file.id, query)).arrayBuffer())).metadata()).height
  expect([await heightOf(), await heightOf(older)]).toEqual([40, 30])
  await anna.commit([remove({ ...file, revision: next }, 100)])
  expect((await ask(file.id)).status).toBe(404)
  expect(await heightOf(older)).toBe(30)
  const other = await upload('other.png', await picture(9, 9).png().toBuffer())
  expect((await ask(other.id, older)).status).toBe(404)
  const ben = await run.addAccount('ben@example.org')
  expect((await ask(other.id, 'size=256', ben)).status).toBe(404)
})

test('what no revision has any more leaves no picture behind', async () => {
  const [kept, gone] = [
    await upload('a.png', await picture(3, 9).png().toBuffer()),
    await upload('b.png', await picture(4, 9).png().toBuffer()),
  ]
  for (const { id } of [kept, gone]) expect((await thumbnail(id)).status).toBe(200)
  const { db, log } = run.server
  await db.revision.updateMany({ where: { id: gone.revision.id }, data: { content: kept.revision.content } })
  const sweeping = sweepThumbnails(join(run.env.dataDir, 'thumbnails'), db, log)
  await expect.poll(() => cached().length).toBe(1)
  await sweeping.stop()
  expect(cached().map(name => name.includes(kept.revision.content))).toEqual([true])
  await db.revision.updateMany({ where: { id: gone.revision.id }, data: { content: gone.revision.content } })
})
