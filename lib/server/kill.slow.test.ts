/** kill -9 in the middle of everything: what was acknowledged is there, and the rest is whole or absent. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { ChunkHash } from '../core/ids'
import type { Changes } from '../core/protocol/messages'
import { readEnv } from './env'
import { fsck } from './fsck/fsck'
import { TestClient } from './testing/test-client'
import { chunk, createFile, framed, type TestChunk } from './testing/test-content'

const SERVE = resolve(fileURLToPath(import.meta.url), '../testing/serve.ts')
const dataDir = mkdtempSync(join(tmpdir(), 'lockstep-kill-'))

afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

interface Running {
  readonly child: ChildProcess
  readonly origin: string
  readonly setupToken?: string
}

async function serve(folder = dataDir): Promise<Running> {
  const env = { ...process.env, NODE_ENV: 'production', DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, ['--import', 'tsx', SERVE], { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, ...(JSON.parse(line.toString()) as { origin: string; setupToken?: string }) }
}

/** Gives the exit code. */
async function end({ child }: Running, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const gone = once(child, 'exit')
  child.kill(signal)
  const [code] = (await gone) as [number | null]
  return code
}

/** What the server said it has. */
interface Acknowledged {
  readonly chunks: TestChunk[]
  readonly names: string[]
}

let made = 0

/** Several kilobytes of text that nothing else holds. */
function fresh(): TestChunk {
  return chunk(`${++made} `.repeat(20_000))
}

/** Sends packs and commits them, over and over, until the line breaks. */
async function work(client: TestClient, acknowledged: Acknowledged, onAnswer: () => void): Promise<void> {
  for (;;) {
    const one = fresh()
    const file = await createFile(`file ${made}.txt`, [one])
    if ((await client.sendPack(one)).status === 204) acknowledged.chunks.push(one)
    onAnswer()
    if ((await client.commit([file])).body.outcomes[0]?.kind === 'accepted') acknowledged.names.push(file.place.name)
    onAnswer()
  }
}

async function workAndKill(running: Running, client: TestClient, answers: number): Promise<Acknowledged> {
  const acknowledged: Acknowledged = { chunks: [], names: [] }
  let left = answers
  const onAnswer = () => {
    if (--left === 0) running.child.kill('SIGKILL')
  }
  const gone = once(running.child, 'exit')
  await Promise.allSettled(Array.from({ length: 6 }, () => work(client, acknowledged, onAnswer)))
  await gone
  return acknowledged
}

function clientAt(origin: string, before: TestClient): TestClient {
  const { cookie, device, drive, fence } = before
  return Object.assign(new TestClient(origin), { cookie, device, drive, fence })
}

test('a server that is killed while it works keeps every promise it made', { timeout: 120_000 }, async () => {
  let running = await serve()
  let client = await (await TestClient.setUp(running.origin, running.setupToken ?? '')).connect()
  for (const answers of [1, 8, 25, 60]) {
    const acknowledged = await workAndKill(running, client, answers)
    expect((await fsck(readEnv({ DATA_DIR: dataDir }))).problems).toEqual([])

    running = await serve()
    client = clientAt(running.origin, client)
    if (answers > 20) expect(acknowledged.names.length).toBeGreaterThan(5)
    const asked = acknowledged.chunks.map(({ hash }) => hash)
    const { body } = await client.post<{ hashes: ChunkHash[] }>(client.path('chunks/missing'), { hashes: asked })
    expect(body.hashes).toEqual([])
    const changes = await client.get<Changes>(client.path('changes?since=0&limit=5000'))
    expect(changes.body.nodes.map(node => node.name)).toEqual(expect.arrayContaining(acknowledged.names))
  }
  await end(running, 'SIGKILL')
  expect((await fsck(readEnv({ DATA_DIR: dataDir }))).problems).toEqual([])
})

test('a server that is asked to stop finishes what it does, and leaves a database that is whole without its log', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-stop-'))
  const running = await serve(folder)
  const client = await (await TestClient.setUp(running.origin, running.setupToken ?? '')).connect()
  const slow = slowPack(client, fresh())
  await slow.begun
  const exit = end(running, 'SIGTERM')
  await refusesConnections(running.origin)
  slow.finish()
  expect((await slow.answer).status).toBe(204)
  expect(await exit).toBe(0)
  expect(statSync(join(folder, 'lockstep.db-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0)
  rmSync(folder, { recursive: true })
})

/** An upload whose second half waits to be told. */
function slowPack(client: TestClient, one: TestChunk) {
  const body = framed([one])
  const headers = {
    origin: client.origin,
    cookie: client.cookie,
    'x-lockstep-device': client.device as string,
    'content-type': 'application/octet-stream',
    'content-length': body.length,
  }
  const upload = request({ port: new URL(client.origin).port, method: 'POST', path: client.path('packs'), headers })
  return {
    begun: new Promise<void>(resolve => upload.write(body.subarray(0, 1000), () => resolve())),
    finish: () => void upload.end(body.subarray(1000)),
    answer: once(upload, 'response').then(([response]: IncomingMessage[]) => ({ status: response?.resume().statusCode })),
  }
}

async function refusesConnections(origin: string): Promise<void> {
  while (
    await fetch(`${origin}/healthz`).then(
      () => true,
      () => false,
    )
  );
}
