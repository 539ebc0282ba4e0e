/** A session lives on while it is used, in the server and in the browser, and what was sent before it ended is kept. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChunkHash } from '../core/ids'
import type { TestClient } from './testing/test-client'
import { chunk, createFile } from './testing/test-content'
import { HOOK_MS, startTestServer, type TestServer } from './testing/test-server'

let run: TestServer
let anna: TestClient

const DAY_MS = 24 * 60 * 60 * 1000
const MONTH_S = 30 * 24 * 60 * 60

beforeAll(async () => {
  run = await startTestServer()
  anna = await (await run.setUp()).connect()
}, HOOK_MS)
afterAll(() => run.stop(), HOOK_MS)

/** As if nobody had come for so long that this is left. */
async function leave(ms: number): Promise<void> {
  await run.server.db.session.updateMany({ data: { expiresAt: new Date(Date.now() + ms) } })
}

async function left(): Promise<number> {
  const { expiresAt } = await run.server.db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  return expiresAt.getTime() - Date.now()
}

test('when a session was last used is known, to within some minutes', async () => {
  const used = async () => (await run.server.db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).updatedAt.getTime()
  await run.server.db.session.updateMany({ data: { updatedAt: new Date(Date.now() - 60 * 60_000) } })
  await anna.get('/api/me')
  const seen = await used()
  expect(Date.now() - seen).toBeLessThan(60_000)
  await anna.get('/api/me')
  expect(await used()).toBe(seen)
})

const renewed = (response: Response) => response.headers.getSetCookie().filter(cookie => cookie.includes(`Max-Age=${MONTH_S}`))

test.each([
  ['GET', '/api/me', 200],
  ['GET', 'recent', 200],
  ['POST', 'chunks/missing', 400],
] as const)('%s %s renews both the session and its cookie, together', async (method, what, status) => {
  await leave(10 * DAY_MS)
  const response = await anna.fetch(method, what.startsWith('/') ? what : anna.path(what))
  expect([response.status, renewed(response).length]).toEqual([status, 1])
  expect(await left()).toBeGreaterThan(29 * DAY_MS)
  // Not with each request: the database is not written to for that.
  expect(renewed(await anna.fetch('GET', '/api/me'))).toEqual([])
})

test('a socket leaves the session as it is, since it cannot renew the cookie', async () => {
  await leave(10 * DAY_MS)
  const socket = anna.socket()
  await new Promise<void>((resolve, reject) => void socket.on('connect', resolve).on('connect_error', reject))
  socket.close()
  expect(await left()).toBeLessThan(11 * DAY_MS)
})

test('an upload that takes longer than the session had left ends well', async () => {
  const parts = ['one', 'two', 'three', 'four'].map(text => chunk(text))
  for (const part of parts) {
    await leave(20_000)
    expect((await anna.sendPack(part)).status).toBe(204)
    expect(await left()).toBeGreaterThan(29 * DAY_MS)
  }
  await leave(20_000)
  const file = await createFile('long.txt', parts)
  expect((await anna.commit([file])).body.outcomes).toMatchObject([{ kind: 'accepted' }])
})

test('an upload whose session ended goes on after signing in, with what was sent already', async () => {
  const parts = ['five', 'six', 'seven'].map(text => chunk(text))
  const [first, ...others] = parts as [(typeof parts)[number], ...typeof parts]
  await anna.sendPack(first)
  await leave(-1000)
  expect(await anna.sendPack(...others)).toMatchObject({ status: 401, body: { error: 'signed-out' } })
  await anna.signIn('anna@example.org')
  const hashes = parts.map(part => part.hash)
  const { body } = await anna.post<{ hashes: ChunkHash[] }>(anna.path('chunks/missing'), { hashes })
  expect(body.hashes).toEqual(others.map(part => part.hash))
  await anna.sendPack(...others)
  const file = await createFile('cut.txt', parts)
  await anna.lead()
  expect((await anna.commit([file])).body.outcomes).toMatchObject([{ kind: 'accepted' }])
  expect(await run.problems()).toEqual([])
})
