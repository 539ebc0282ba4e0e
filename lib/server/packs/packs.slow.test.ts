/** Uploads: what is acknowledged is there, what is not leaves nothing that counts, at whatever step the world ends. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { ChunkHash } from '../../core/ids'
import { MAX_PACK_BYTES } from '../../core/protocol/pack'
import { newId } from '../new-id'
import { TestClient } from '../testing/test-client'
import { chunk, createFile, framed, type TestChunk } from '../testing/test-content'
import { HOOK_MS, startTestServer, type TestOptions, type TestServer } from '../testing/test-server'
import { createDiskPacks, type PackStep } from './disk-packs'

let run: TestServer

afterEach(async () => {
  await run.stop()
}, HOOK_MS)

async function start(options?: TestOptions): Promise<TestClient> {
  run = await startTestServer(options)
  return (await run.setUp()).connect()
}

function bytes(size: number, seed = size): Uint8Array<ArrayBuffer> {
  return new Uint8Array(size).fill(seed)
}

async function missing(client: TestClient, ...chunks: readonly TestChunk[]): Promise<ChunkHash[]> {
  const { body } = await client.post<{ hashes: ChunkHash[] }>(client.path('chunks/missing'), { hashes: chunks.map(({ hash }) => hash) })
  return body.hashes
}

async function read(client: TestClient, ...chunks: readonly TestChunk[]): Promise<Buffer> {
  const hashes = JSON.stringify({ hashes: chunks.map(({ hash }) => hash) })
  const response = await client.fetch('POST', client.path('chunks/read'), hashes, { 'content-type': 'application/json' })
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  return Buffer.from(await response.arrayBuffer())
}

function packFiles(dataDir = run.env.dataDir): string[] {
  const folder = join(dataDir, 'packs')
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return files.map(entry => join(entry.parentPath, entry.name))
}

async function usedBytes(client: TestClient): Promise<number> {
  return (await client.me()).drives[0]?.usedBytes as number
}

describe('sending', () => {
  test('chunks come back as they were sent, also across packs, and unknown ones are left out', async () => {
    const anna = await start()
    const chunks = [chunk(bytes(3_000_000)), chunk('small'), chunk(bytes(70_000))]
    expect((await anna.sendPack(...chunks.slice(0, 2))).status).toBe(204)
    expect((await anna.sendPack(...chunks.slice(2))).status).toBe(204)
    expect(await missing(anna, ...chunks)).toEqual([])
    const back = await read(anna, ...chunks, chunk('never sent'))
    expect(back.length).toBe(framed(chunks).length)
    for (const one of chunks) expect(back.includes(Buffer.from(framed([one])))).toBe(true)
    expect(await run.problems()).toEqual([])
  })

  test('a pack that is sent again is acknowledged and stored once', async () => {
    const anna = await start()
    const chunks = [chunk('a'), chunk('b')]
    await anna.sendPack(...chunks)
    const [files, used] = [packFiles().length, await usedBytes(anna)]
    expect((await anna.sendPack(...chunks)).status).toBe(204)
    expect((await anna.sendPack(...chunks, chunk('c'), chunk('c'))).status).toBe(204)
    expect(packFiles().length).toBe(files + 1)
    expect(await usedBytes(anna)).toBe(used + 37)
    expect(await run.problems()).toEqual([])
  })

  test('the same chunks sent twice at once are both acknowledged', async () => {
    const anna = await start()
    const chunks = Array.from({ length: 50 }, (_, i) => chunk(`both ${i}`))
    const answers = await Promise.all([anna.sendPack(...chunks), anna.sendPack(...chunks)])
    expect(answers.map(({ status }) => status)).toEqual([204, 204])
    expect(await run.problems()).toEqual([])
  })

  test.each<[string, () => Uint8Array<ArrayBuffer>, number, string]>([
    [
      'a chunk that is not what its hash says',
      () => framed([{ ...chunk('truth'), bytes: new TextEncoder().encode('a lie') }]),
      400,
      'bad-request',
    ],
    ['a body that ends inside a chunk', () => framed([chunk('cut short')]).slice(0, -1), 400, 'bad-request'],
    ['a chunk of no bytes', () => framed([chunk('')]), 400, 'bad-request'],
    ['a body that is too long', () => new Uint8Array(MAX_PACK_BYTES + 1), 413, 'too-large'],
  ])('%s is refused whole', async (_what, body, status, error) => {
    const anna = await start()
    const good = framed([chunk('good')])
    expect(await anna.sendBytes(Uint8Array.from(Buffer.concat([good, body()])))).toMatchObject({ status, body: { error } })
    expect(await missing(anna, chunk('good'))).toHaveLength(1)
    expect(packFiles()).toEqual([])
  })

  test('a length that was never declared is still counted', async () => {
    const anna = await start()
    const part = framed([chunk(bytes(4 * 1024 * 1024))])
    const endless = new ReadableStream({ pull: controller => controller.enqueue(part) })
    const options = { method: 'POST', body: endless, duplex: 'half' as const }
    const headers = {
      origin: run.origin,
      cookie: anna.cookie,
      'x-lockstep-device': anna.device as string,
      'content-type': 'application/octet-stream',
    }
    const answer = await fetch(run.origin + anna.path('packs'), { ...options, headers } as RequestInit).catch(() => undefined)
    // The server may answer, or close the line before the client has read the answer.
    if (answer) expect(answer.status).toBe(413)
    expect(await usedBytes(anna)).toBe(0)
    expect(packFiles()).toEqual([])
  })
})

describe('the world ends while a pack is written', () => {
  const steps: readonly PackStep[] = ['opened', 'written', 'synced', 'renamed', 'sealed']

  test.each(steps)('after it was %s', async step => {
    const dataDir = mkdtempSync(join(tmpdir(), 'lockstep-crash-'))
    let armed = false
    const packs = createDiskPacks(join(dataDir, 'packs'), at => {
      if (armed && at === step) throw new Error('the world ends')
    })
    const anna = await start({ dataDir, packs })
    await anna.sendPack(chunk('before'))
    armed = true
    expect((await anna.sendPack(chunk('during'))).status).toBe(500)
    armed = false
    await run.stop('keep')

    run = await startTestServer({ dataDir })
    const again = await signInAgain(anna)
    expect(readdirSync(join(dataDir, 'packs', 'tmp'))).toEqual([])
    expect(await missing(again, chunk('before'), chunk('during'))).toEqual([chunk('during').hash])
    expect((await again.sendPack(chunk('during'))).status).toBe(204)
    expect(await run.problems()).toEqual([])
  })

  test('what a writer left behind is swept at the next start, a pack without index only when it is old', async () => {
    const anna = await start()
    await anna.sendPack(chunk('kept'))
    const { dataDir } = run.env
    await run.stop('keep')
    const old = new Date(Date.now() - 8 * 24 * 60 * 60_000)
    const [young, stale] = ['ab'.repeat(16), 'ac'.repeat(16)].map(id => join(dataDir, 'packs', id.slice(0, 2), id)) as [string, string]
    for (const path of [young, stale]) {
      await mkdir(join(path, '..'), { recursive: true })
      writeFileSync(path, 'left behind')
    }
    utimesSync(stale, old, old)
    for (const path of packFiles(dataDir)) if (path !== young) utimesSync(path, old, old)
    writeFileSync(join(dataDir, 'packs', 'tmp', 'half'), 'half')

    run = await startTestServer({ dataDir })
    await run.server.housekeeping.idle()
    expect(packFiles(dataDir)).toContain(young)
    expect(packFiles(dataDir)).not.toContain(stale)
    expect(await missing(await signInAgain(anna), chunk('kept'))).toEqual([])
  })
})

/** The same browser after the server was started anew, on another port. */
async function signInAgain(before: TestClient): Promise<TestClient> {
  const client = new TestClient(run.origin)
  await client.signIn('anna@example.org')
  return Object.assign(client, { device: before.device, drive: before.drive })
}

describe('room', () => {
  test('an account stores no more than its limit, and everything it has still works', async () => {
    const anna = await start({ settings: { QUOTA_BYTES: '100000' } })
    const fits = chunk(bytes(60_000))
    expect((await anna.sendPack(fits)).status).toBe(204)
    expect(await anna.sendPack(chunk(bytes(50_000)))).toMatchObject({ status: 507, body: { error: 'over-quota' } })
    expect((await anna.commit([await createFile('fits.bin', [fits])])).body.outcomes[0]?.kind).toBe('accepted')
    expect((await anna.me()).drives[0]).toMatchObject({ usedBytes: 60_036, limitBytes: 100_000 })
  })

  test('many uploads at once cannot pass the limit together', async () => {
    const anna = await start({ settings: { QUOTA_BYTES: '100000' } })
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => anna.sendPack(chunk(bytes(30_000, i)))))
    expect(answers.filter(({ status }) => status === 204).length).toBeLessThanOrEqual(3)
    expect(await usedBytes(anna)).toBeLessThanOrEqual(100_000)
    expect(await run.problems()).toEqual([])
  })

  test('a commit is refused when the limit was lowered below what is stored', async () => {
    const anna = await start()
    const one = chunk('one')
    await anna.sendPack(one)
    await run.server.db.user.updateMany({ data: { quotaBytes: 10n } })
    expect((await anna.commit([await createFile('one.txt', [one])])).body.outcomes).toEqual([{ kind: 'over-quota', limit: 10 }])
  })

  test('a full disk is said as such, and half of nothing is stored', async ({ skip }) => {
    const dataDir = mountTmpfs() ?? skip('may not mount a small disk here')
    try {
      const anna = await start({ dataDir })
      const answers = []
      for (let i = 0; i < 4; i++) answers.push(await anna.sendPack(...[0, 1, 2].map(k => chunk(bytes(1_900_000, i * 3 + k)))))
      expect(answers.at(-1)).toMatchObject({ status: 507, body: { error: 'disk-full' } })
      expect(readdirSync(join(dataDir, 'packs', 'tmp'))).toEqual([])
      expect(await run.problems()).toEqual([])
      await run.stop('keep')
    } finally {
      // Lazily: the database library closes its files when its statements are collected.
      execFileSync('umount', ['-l', dataDir])
      rmSync(dataDir, { recursive: true })
    }
    run = await startTestServer()
  })
})

/** A disk of 16 MB, where this user may mount one. */
function mountTmpfs(): string | undefined {
  const folder = join(tmpdir(), `lockstep-full-${newId()}`)
  try {
    execFileSync('mkdir', [folder])
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
}
