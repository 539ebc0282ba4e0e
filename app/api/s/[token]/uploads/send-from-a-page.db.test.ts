import { randomBytes } from 'node:crypto'
import type { UploadOptions } from 'tus-js-client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '@/lib/browser/new-id'
import { sha256 } from '@/lib/browser/sha256'
import { derivedId } from '@/lib/browser/uploads/derived-id'
import { type RememberedUploads, rememberedUploads } from '@/lib/browser/visit-uploads/remembered-uploads'
import { TusSender } from '@/lib/browser/visit-uploads/tus-sender'
import type { NodeId } from '@/lib/core/ids'
import { createFolder, remove } from '@/lib/server/testing/test-content'
import { HOOK_MS } from '@/lib/server/testing/test-server'
import { TusVisitor } from '@/lib/server/visit-uploads/testing/tus-visitor'
import { UploadWorld } from '@/lib/server/visit-uploads/testing/upload-world'

let world: UploadWorld
let folder: NodeId
let visitor: TusVisitor

beforeAll(async () => {
  world = await UploadWorld.start()
}, HOOK_MS)

beforeEach(async () => {
  folder = await world.folder()
  visitor = await TusVisitor.to(world.anna, [folder], { role: 'edit' })
})

afterAll(async () => {
  expect(await world.run.problems()).toEqual([])
  await world.run.stop()
}, HOOK_MS)

/** Of Node there is none for files; a browser's needs no other. */
const fileReader: NonNullable<UploadOptions['fileReader']> = {
  openFile: async (file: File) => ({
    size: file.size,
    async slice(from, to) {
      const value = Buffer.from(await file.slice(from, to).arrayBuffer())
      return { value: Object.assign(value, { size: value.length }), done: to >= file.size }
    },
    close() {},
  }),
}

/** Like `localStorage`, and kept over a reload. */
function storage(): Storage {
  const kept: Record<string, string> = {}
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void Object.assign(kept, { [key]: value }),
    removeItem: (key: string) => void Reflect.deleteProperty(kept, key),
  }
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(kept, name, { value })
  return kept as unknown as Storage
}

const remember = (kept: Storage) => rememberedUploads(() => kept, Date.now)

function page(remembered: RememberedUploads, token = visitor.token): TusSender {
  return new TusSender({
    ...{ origin: world.run.origin, token, remembered, newId, now: Date.now },
    nameOf: (...parts) => derivedId(sha256, ...parts),
    load: () => import('tus-js-client'),
    options: { fileReader, chunkSize: 100_000 },
  })
}

const going = () => new AbortController().signal
const place = (name: string, folders: readonly string[] = [], to: NodeId | undefined = undefined) => ({ to, folders, name })
const nothing = () => {}

test('a file comes to its place, and nothing of it is remembered', async () => {
  const kept = storage()
  const bytes = randomBytes(250_000)
  const reached: number[] = []
  const outcome = await page(remember(kept)).send(new File([bytes], 'a.bin'), place('ü.bin', ['x', 'y']), n => reached.push(n), going())
  expect(outcome).toEqual({ kind: 'done' })
  expect(reached.at(-1)).toBe(bytes.length)
  const [x] = await world.list(folder)
  const [y] = await world.list(x?.id as NodeId)
  const [file] = await world.list(y?.id as NodeId)
  expect(file?.name).toBe('ü.bin')
  expect((await world.content(file)).equals(bytes)).toBe(true)
  expect(Object.keys(kept)).toEqual([])
})

test('after a reload the same file goes on where it was', async () => {
  const kept = storage()
  const bytes = randomBytes(350_000)
  const file = new File([bytes], 'a.bin', { lastModified: 1_700_000_000_000 })
  const stop = new AbortController()
  const halfway = (sent: number) => sent >= 200_000 && stop.abort()
  expect(await page(remember(kept)).send(file, place('a.bin'), halfway, stop.signal)).toEqual({ kind: 'stopped' })
  const reached: number[] = []
  const again = new File([bytes], 'a.bin', { lastModified: 1_700_000_000_000 })
  expect(await page(remember(kept)).send(again, place('a.bin'), n => reached.push(n), going())).toEqual({ kind: 'done' })
  expect(reached[0]).toBeGreaterThanOrEqual(100_000)
  const nodes = await world.list(folder)
  expect(nodes).toMatchObject([{ name: 'a.bin', revision: { mtime: 1_700_000_000_000 } }])
  expect((await world.content(nodes[0])).equals(bytes)).toBe(true)
})

test('the same file twice at once is two files', async () => {
  const sender = page(remember(storage()))
  const file = new File(['four'], 'a.txt')
  await Promise.all([sender.send(file, place('a.txt'), nothing, going()), sender.send(file, place('a.txt'), nothing, going())])
  expect(await world.names(folder)).toEqual(['a (1).txt', 'a.txt'])
})

test('what the server forgot is begun anew', async () => {
  const kept = storage()
  const sender = page(remember(kept))
  const file = new File([randomBytes(250_000)], 'a.bin')
  const stop = new AbortController()
  await sender.send(file, place('a.bin'), sent => sent >= 100_000 && stop.abort(), stop.signal)
  await world.run.server.db.linkUpload.deleteMany()
  expect(await sender.send(file, place('a.bin'), nothing, going())).toEqual({ kind: 'again' })
  expect(await sender.send(file, place('a.bin'), nothing, going())).toEqual({ kind: 'done' })
  expect(await world.names(folder)).toEqual(['a.bin'])
})

test('what is given up goes at the server', async () => {
  const sender = page(remember(storage()))
  const file = new File([randomBytes(250_000)], 'a.bin')
  const stop = new AbortController()
  await sender.send(file, place('a.bin'), sent => sent >= 100_000 && stop.abort(), stop.signal)
  await sender.discard(file, place('a.bin'))
  await expect.poll(() => world.run.server.db.linkUpload.count()).toBe(0)
})

test('why it does not arrive', async () => {
  const file = new File(['four'], 'a.txt')
  const send = (sender: TusSender, to?: NodeId) => sender.send(file, place('a.txt', [], to), nothing, going())
  const gone = createFolder('gone', folder)
  const { body } = await world.anna.commit([gone])
  await world.anna.commit([remove(gone, body.head)], { deletesConfirmed: true })
  expect(await send(page(remember(storage())), gone.id)).toEqual({ kind: 'failed', why: { kind: 'parent-gone' } })
  expect(await send(page(remember(storage()), newId()))).toEqual({ kind: 'hold', why: 'not-found' })
  const locked = await TusVisitor.to(world.anna, [folder], { role: 'edit', password: 'open sesame' })
  expect(await send(page(remember(storage()), locked.token))).toEqual({ kind: 'hold', why: 'link-locked' })
  const full = await TusVisitor.to(world.anna, [folder], { role: 'edit', maxUploadBytes: 3 })
  expect(await send(page(remember(storage()), full.token))).toEqual({ kind: 'failed', why: { kind: 'over-quota' } })
  const { token } = visitor
  const nowhere = new TusSender({
    ...{ origin: 'http://localhost:1', token, remembered: remember(storage()), newId, now: Date.now },
    nameOf: (...parts) => derivedId(sha256, ...parts),
    load: () => import('tus-js-client'),
    options: { fileReader },
  })
  expect(await send(nowhere)).toEqual({ kind: 'hold', why: 'offline' })
})

test('where nothing may be kept, the page itself remembers', async () => {
  const sender = page(
    rememberedUploads(() => {
      throw new Error('denied')
    }, Date.now),
  )
  const file = new File([randomBytes(250_000)], 'a.bin')
  const stop = new AbortController()
  await sender.send(file, place('a.bin'), sent => sent >= 100_000 && stop.abort(), stop.signal)
  expect(await sender.send(file, place('a.bin'), nothing, going())).toEqual({ kind: 'done' })
  expect(await world.names(folder)).toEqual(['a.bin'])
})
