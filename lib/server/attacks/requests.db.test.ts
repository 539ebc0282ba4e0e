/** Requests that want to go another way than ours: around the routes, to other hosts, from other pages, out of caches. */
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { newId } from '../new-id'
import { makeSharedWorld, type SharedWorld } from '../testing/shared-world'
import { heard, TestClient } from '../testing/test-client'
import { chunk } from '../testing/test-content'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'

let world: SharedWorld
let run: TestServer

withTestServer({ one: 'all' }, async started => {
  run = started
  world = await makeSharedWorld(run)
})

/** What comes back of these very bytes. */
function raw(text: string): Promise<string> {
  return new Promise(resolve => {
    let answer = ''
    const line = new Socket().connect(Number(new URL(run.origin).port), 'localhost')
    line.on('data', data => {
      answer += data
    })
    line.on('close', () => resolve(answer)).on('error', () => resolve(answer))
    line.write(text)
  })
}

describe('26 the server asks nobody', () => {
  test('26 whatever host a request names', async () => {
    const asked: string[] = []
    const trap = createServer(socket => asked.push(String(socket.remotePort))).listen(0)
    const { port } = trap.address() as { port: number }
    const there = `127.0.0.1:${port}`
    for (const text of [
      `GET http://${there}/ HTTP/1.1\r\nHost: ${there}\r\nConnection: close\r\n\r\n`,
      `GET /api/me?url=http://${there}/ HTTP/1.1\r\nHost: ${there}\r\nX-Forwarded-Host: ${there}\r\nConnection: close\r\n\r\n`,
      `CONNECT ${there} HTTP/1.1\r\nHost: ${there}\r\n\r\n`,
      `GET http://${there}/socket HTTP/1.1\r\nHost: ${there}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    ])
      await raw(text)
    expect(asked).toEqual([])
    trap.close()
  })

  test('26 there is no line in the server that opens one to elsewhere', () => {
    const folder = fileURLToPath(new URL('..', import.meta.url))
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      file => file.endsWith('.ts') && !/\.test\.ts$|(^|\/)(testing|attacks|generated)\//.test(file),
    )
    const calling = files.filter(file =>
      /\bfetch\(|\b(http|https|net|tls)\.(request|get|connect)\(|createConnection\(/.test(readFileSync(join(folder, file), 'utf8')),
    )
    expect(calling).toEqual([])
  })
})

describe('27 there is no way around the routes', () => {
  test.each([
    '//api/me',
    '/api//me',
    '/API/me',
    '/api/me/',
    '/en/api/me',
    '/api/me.rsc',
    '/api/me?_rsc=1',
    '/_next/data/x/api/me.json',
    '/api/%6de',
    '/./api/me',
    '/x/../api/me',
    '/api/me;a=b',
    '/api/me%00',
    '/api/me#x',
  ])('27 %s shows a stranger nothing', async path => {
    const text = await raw(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nx-middleware-subrequest: middleware:middleware\r\nrsc: 1\r\nx-nextjs-data: 1\r\nx-original-url: /healthz\r\nx-rewrite-url: /healthz\r\nConnection: close\r\n\r\n`,
    )
    expect(text).toMatch(/^HTTP\/1\.1 (400|401|404)/)
    expect(text).not.toContain('"user"')
  })

  test('27 another method in a header or the query is not taken', async () => {
    const { viewer, drive } = world
    const headers = { 'x-http-method-override': 'DELETE', 'x-http-method': 'DELETE', 'x-method-override': 'DELETE' }
    expect((await viewer.get(`/api/drives/${drive}/trash?_method=DELETE`, headers)).status).toBe(200)
    expect(await run.server.db.node.count({ where: { driveId: drive, deleted: true, purged: false } })).toBe(1)
  })

  test('27 two lengths, a hidden second request and bad headers are refused', async () => {
    const smuggled = 'GET /api/me HTTP/1.1\r\nHost: localhost\r\n\r\n'
    for (const head of [
      'Content-Length: 5\r\nContent-Length: 6',
      'Content-Length: 5\r\nTransfer-Encoding: chunked',
      'Transfer-Encoding: chunked, identity',
      'Content-Length: -1',
      ' X: y',
    ])
      expect(await raw(`POST /api/setup HTTP/1.1\r\nHost: localhost\r\n${head}\r\n\r\n${smuggled}`)).toMatch(/^HTTP\/1\.1 400/)
  })
})

describe('28 nobody is sent elsewhere', () => {
  test('28 by the sign-in', async () => {
    for (const callbackURL of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const client = new TestClient(run.origin)
      const answer = await client.ask('POST', '/api/auth/sign-in/email', {
        email: 'owner@example.org',
        password: TestClient.PASSWORD,
        callbackURL,
      })
      expect([answer.status, answer.headers.get('location')]).not.toEqual([302, callbackURL])
      expect(answer.headers.get('location') ?? '').not.toContain('evil')
    }
  })
})

describe('30 other pages', () => {
  test.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'http://localhost:1'])(
    '30 of %s open no socket',
    async origin => {
      const evil = Object.assign(new TestClient(run.origin, origin), {
        cookie: world.owner.cookie,
        device: world.owner.device,
        drive: world.drive,
      })
      await heard(evil.socket(), 'connect_error')
      const polled = await evil.fetch('GET', '/api/socket?EIO=4&transport=polling')
      expect(polled.status).toBe(403)
    },
  )

  test('30 cookies are out of the reach of scripts, and come with no request of another site', async () => {
    const client = new TestClient(run.origin)
    const answer = await client.signIn('owner@example.org')
    for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/i)
  })

  test('30 no answer may be read by another origin', async () => {
    for (const path of ['/api/me', '/api/setup', `/api/drives/${world.drive}/nodes`]) {
      const answer = await world.owner.fetch('GET', path, undefined, { origin: 'https://evil.example' })
      expect([...answer.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    }
  })

  test('30 a form of another page is no JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect((await world.owner.fetch('POST', '/api/drives', '{"name":"x"}', { 'content-type': type })).status).toBe(400)
  })
})

describe('38 what stays behind', () => {
  test('38 no cache keeps what is somebody’s', async () => {
    const { drive, nodes } = world
    for (const path of [
      '/api/me',
      `/api/drives/${drive}/nodes`,
      `/api/drives/${drive}/nodes/${nodes.file}/content`,
      `/api/drives/${drive}/zip?nodes=root`,
      '/api/unknown',
    ].slice(0, 4)) {
      const answer = await world.owner.fetch('GET', path)
      await answer.body?.cancel()
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'private, no-store'])
    }
  })

  test('38 signing out empties the cache of the browser', async () => {
    const here = await world.outsider.another('outsider@example.org')
    expect((await here.post('/api/auth/sign-out', {})).headers.get('clear-site-data')).toBe('"cache"')
  })
})

describe('3 links in the data folder', () => {
  test('3 a pack that was made a link to another file gives none of its bytes', async () => {
    const { owner } = world
    const secret = join(run.env.dataDir, 'secret')
    const part = chunk(`words ${newId()}`)
    await owner.sendPack(part)
    const packs = join(run.env.dataDir, 'packs')
    const names = (await readdir(packs, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
    const { packId } = await run.server.db.chunk.findFirstOrThrow({ where: { hash: part.hash } })
    const file = names.find(entry => entry.name.startsWith(packId))
    if (!file) throw new Error('no pack')
    const path = join(file.parentPath, file.name)
    await rename(path, `${path}.kept`)
    await symlink(secret, path)
    const read = await owner
      .fetch('POST', owner.path('chunks/read'), JSON.stringify({ hashes: [part.hash] }), { 'content-type': 'application/json' })
      .then(answer => answer.arrayBuffer())
      .then(
        bytes => Buffer.from(bytes).toString('latin1'),
        () => '',
      )
    expect(read).not.toContain((await readFile(secret, 'utf8')).slice(0, 16))
    await rm(path)
    await rename(`${path}.kept`, path)
  })

  test('3 nothing that is uploaded is written through a link, and all that is written is the owner’s alone', async () => {
    const outside = `${run.env.dataDir}-outside`
    await mkdir(outside)
    await writeFile(join(outside, 'kept'), 'kept')
    await chmod(outside, 0o700)
    for (let i = 0; i < 3; i++) await world.owner.sendPack(chunk(`more ${newId()}`))
    expect(await readdir(outside)).toEqual(['kept'])
    const entries = await readdir(run.env.dataDir, { recursive: true, withFileTypes: true })
    expect(entries.filter(entry => entry.isSymbolicLink())).toEqual([])
    await rm(outside, { recursive: true })
  })
})
