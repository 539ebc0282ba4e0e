/** What is under way when the right to it ends, ends with it, in the middle of a body that goes either way. */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SharedLink } from '../../core/protocol/links'
import { freePort } from '../testing/free-port'
import { testLinks } from '../testing/link-world'
import { TestClient } from '../testing/test-client'
import { chunk, createFile, framed } from '../testing/test-content'
import { TusVisitor } from '../visit-uploads/testing/tus-visitor'

const port = await freePort()
const here = testLinks({ PORT: String(port), PUBLIC_URL: `http://localhost:${port}`, CONTENT_ORIGIN: `http://127.0.0.1:${port}` })
/** As a script of a page asks: answered where it is asked. */
const FROM_SCRIPT = { 'sec-fetch-dest': 'empty' }
const MIB = 1024 * 1024
/** More than lines and buffers take while nobody reads. */
const LARGE = Array.from({ length: 10 }, (_, i) => chunk(new Uint8Array(2 * MIB).fill(i + 1)))

let file: Awaited<ReturnType<typeof createFile>>

beforeEach(async () => {
  await here.anna.sendPack(...LARGE)
  file = await createFile('large.bin', LARGE, here.outer.id)
  await here.anna.commit([file])
})
afterEach(() => void vi.restoreAllMocks())

const revoke = (link: SharedLink) => here.anna.ask('DELETE', here.anna.path(`links/${link.id}`))

interface Begun {
  readonly status: number
  /** The rest of it. Throws when it breaks off. */
  rest(): Promise<number>
}

/** Reads the first bytes, and no more until it is told to. */
async function begin(asking: Promise<Response>): Promise<Begun> {
  const { status, body } = await asking
  const reader = body?.getReader()
  await reader?.read()
  return {
    status,
    async rest() {
      let bytes = 0
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) bytes += next.value.length
      return bytes
    },
  }
}

async function breaksOff(asking: Promise<Response>, end: () => Promise<unknown>): Promise<void> {
  const begun = await begin(asking)
  expect(begun.status).toBe(200)
  await end()
  await expect(begun.rest()).rejects.toThrow()
}

describe('a link that ends takes with it', () => {
  const ENDS: readonly [string, (link: SharedLink) => Promise<unknown>][] = [
    ['is revoked', revoke],
    ['gets another address', link => here.anna.post(here.anna.path(`links/${link.id}/rotate`))],
    ['gets a password', link => here.change(link.id, { password: 'open sesame' })],
    ['is only to be looked at', link => here.change(link.id, { role: 'view' })],
    [
      'is not as an administrator demands',
      () => here.anna.ask('PATCH', '/api/link-policy', { allowed: true, passwordNeeded: true, maxDays: null }),
    ],
  ]

  test('29 every download that is under way when it ends, however it does', async () => {
    for (const [_what, end] of ENDS) {
      const link = await here.share()
      await breaksOff(here.visitor(link).fetch('GET', `/nodes/${file.id}/content`, undefined, FROM_SCRIPT), () => end(link))
    }
  })

  test('29 zip files that are being made, and what is shown of it', async () => {
    const film = await createFile('film.mp4', LARGE, here.outer.id)
    await here.anna.commit([film])
    const [link, shown] = [await here.share(), await here.share({ role: 'view' })]
    await breaksOff(here.visitor(link).fetch('GET', `/zip?nodes=${here.outer.id}`), () => revoke(link))
    const showing = here.visitor(shown).fetch('GET', `/nodes/${film.id}/content?inline=1`, undefined, FROM_SCRIPT)
    await breaksOff(showing, () => revoke(shown))
  })

  test('29 a copy that is being saved: nothing of it is made', async () => {
    const ben = await here.person('ben@example.org')
    ben.drive = (await ben.me()).drives[0]?.id as typeof ben.drive
    const link = await here.share()
    const { packs } = here.run.server
    const create = packs.create.bind(packs)
    vi.spyOn(packs, 'create').mockImplementationOnce(async () => {
      await revoke(link)
      await expect.poll(async () => (await here.visitor(link).fetch('HEAD')).status).toBe(404)
      return create()
    })
    const body = { nodes: [file.id], drive: ben.drive, parent: 'root' }
    const answer = await here.visitor(link).ask('POST', '/save', body, { cookie: ben.cookie })
    expect([answer.status, answer.body]).toEqual([404, { error: 'not-found' }])
    expect(await here.run.server.db.node.count({ where: { driveId: ben.drive, name: 'large.bin' } })).toBe(0)
  })

  test('29 the body of an upload, of which not a byte more is written', async () => {
    const link = await here.share({ role: 'upload' })
    const visitor = new TusVisitor(here.run.origin, link.token, link.id)
    const { at } = await visitor.begin(8 * MIB, { name: 'late.bin' })
    const { files } = here.run.server.visitUploads
    const size = async () => (await files.received(at.split('/').at(-1) ?? ''))?.size
    const headers = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
    const sending = send(here.run.origin + at, 'PATCH', { ...headers, origin: here.run.origin, 'content-length': String(8 * MIB) })
    sending.write(Buffer.alloc(MIB))
    await expect.poll(size).toBe(MIB)
    await revoke(link)
    expect((await sending.answer).statusCode).toBe(404)
    sending.write(Buffer.alloc(MIB))
    await here.run.server.visitUploads.sweep()
    expect(await size()).toBeUndefined()
  })

  test('29 and leaves what has another to stand on', async () => {
    const [link, other] = [await here.share(), await here.share()]
    const begun = await begin(here.visitor(other).fetch('GET', `/nodes/${file.id}/content`, undefined, FROM_SCRIPT))
    await revoke(link)
    await here.change(other.id, { title: 'New', maxDownloads: 5 })
    await begun.rest()
  })
})

describe('with the account of whoever made a link', () => {
  test('29 what its visitors are given ends', async () => {
    const ben = await here.person('ben@example.org', 'editor')
    const link = await here.share({}, ben)
    const { id } = (await ben.me()).user
    await breaksOff(here.visitor(link).fetch('GET', `/nodes/${file.id}/content`, undefined, FROM_SCRIPT), () =>
      here.anna.ask('PATCH', `/api/people/${id}`, { disabled: true }),
    )
    await here.run.server.db.user.update({ where: { id }, data: { disabled: false } })
    await ben.signIn('ben@example.org')
  })
})

describe('somebody who is put out', () => {
  const content = (client: TestClient) => client.fetch('GET', client.path(`nodes/${file.id}/content`), undefined, FROM_SCRIPT)

  test('29 of a drive gets nothing more of a file that is on its way, nor of a zip file', async () => {
    const carl = await here.person('carl@example.org', 'viewer')
    const { id } = (await carl.me()).user
    const zip = await begin(carl.fetch('GET', carl.path(`zip?nodes=${here.outer.id}`)))
    await breaksOff(content(carl), () => here.anna.ask('DELETE', here.anna.path(`members/${id}`)))
    await expect(zip.rest()).rejects.toThrow()
  })

  test('29 by signing out, or with their device, gets nothing more', async () => {
    const page = Object.assign(await here.anna.another(), { drive: here.anna.drive })
    const { cookie } = page
    await breaksOff(content(page), () => Object.assign(new TestClient(here.run.origin), { cookie }).post('/api/auth/sign-out', {}))
    const lost = await (await here.anna.another()).connect('Lost phone')
    lost.drive = here.anna.drive
    const hashes = JSON.stringify({ hashes: LARGE.map(({ hash }) => hash) })
    const reading = lost.fetch('POST', lost.path('chunks/read'), hashes, { 'content-type': 'application/json' })
    await breaksOff(reading, () => here.anna.ask('DELETE', `/api/devices/${lost.device}`))
  })

  test('29 with their device stores no pack that is on its way, and is told why', async () => {
    const lost = await (await here.anna.another()).connect('Lost phone')
    lost.drive = here.anna.drive
    const bytes = framed([chunk('one of these')])
    const reserve = vi.spyOn(here.run.server.quota, 'reserve')
    const sending = send(here.run.origin + lost.path('packs'), 'POST', {
      ...{ origin: lost.origin, cookie: lost.cookie, 'x-lockstep-device': lost.device as string },
      ...{ 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) },
    })
    sending.write(bytes.subarray(0, 10))
    await vi.waitFor(() => expect(reserve).toHaveBeenCalled())
    await here.anna.ask('DELETE', `/api/devices/${lost.device}`)
    const answer = await sending.answer
    expect([answer.statusCode, await textOf(answer)]).toEqual([401, '{"error":"device-revoked"}'])
    sending.destroy()
  })
})

describe('at the other origin', () => {
  async function elsewhere(asking: Promise<Response>): Promise<Response> {
    const address = (await asking).headers.get('location') as string
    expect(address.startsWith(`http://127.0.0.1:${port}/`)).toBe(true)
    return fetch(address)
  }

  test('29 bytes end with the link, and with the session', async () => {
    const link = await here.share()
    const visiting = fetch(`${here.run.origin}/api/s/${link.token}/nodes/${file.id}/content`, { redirect: 'manual' })
    await breaksOff(elsewhere(visiting), () => revoke(link))
    const page = await here.anna.another()
    const path = here.anna.path(`nodes/${file.id}/content`)
    const asking = fetch(here.run.origin + path, { headers: { cookie: page.cookie }, redirect: 'manual' })
    await breaksOff(elsewhere(asking), () => page.post('/api/auth/sign-out', {}))
  })
})

interface Sending {
  readonly answer: Promise<IncomingMessage>
  write(bytes: Uint8Array): void
  destroy(): void
}

function send(address: string, method: string, headers: Record<string, string>): Sending {
  const { hostname, port, pathname } = new URL(address)
  const request = httpRequest({ hostname, port, path: pathname, method, headers })
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).on('error', reject)
  })
  return { answer, write: bytes => void request.write(bytes), destroy: () => void request.destroy() }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
