/** Requests that want to go another way than ours: around the routes, to other hosts, from other pages, out of caches. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { newId } from '../new-id'
import { everyRoute, fillPath } from '../testing/every-route'
import { makeLink, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import { heard, TestClient } from '../testing/test-client'
import { chunk, createFile } from '../testing/test-content'
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

/** Waits for whoever is sent to it. */
async function withTrap(attack: (there: string) => Promise<void>): Promise<void> {
  const asked: number[] = []
  const trap = createServer(socket => {
    asked.push(socket.remotePort ?? 0)
    socket.destroy()
  }).listen(0)
  const { port } = trap.address() as { port: number }
  // It does hear whoever comes.
  await new Promise(resolve => new Socket().connect(port, '127.0.0.1').on('error', resolve).on('close', resolve))
  expect(asked).toHaveLength(1)
  await attack(`127.0.0.1:${port}`)
  expect(asked).toHaveLength(1)
  trap.close()
}

describe('26 the server asks nobody', () => {
  test('26 whatever host a request names', () =>
    withTrap(async there => {
      for (const text of [
        `GET http://${there}/ HTTP/1.1\r\nHost: ${there}\r\nConnection: close\r\n\r\n`,
        `GET /api/me?url=http://${there}/ HTTP/1.1\r\nHost: ${there}\r\nX-Forwarded-Host: ${there}\r\nConnection: close\r\n\r\n`,
        `CONNECT ${there} HTTP/1.1\r\nHost: ${there}\r\n\r\n`,
        `GET http://${there}/socket HTTP/1.1\r\nHost: ${there}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
        `GET http://${there}/api/socket HTTP/1.1\r\nHost: ${there}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      ])
        await raw(text)
    }))

  test('26 whatever address stands in a body, a name, a header or a query of any route', () =>
    withTrap(async there => {
      const url = `http://${there}/`
      const { owner, drive, nodes } = world
      const link = await makeLink(world, 'edit')
      const known = { drive, node: nodes.file, token: link.token }
      const fields = ['url', 'callbackURL', 'image', 'avatar', 'issuer', 'endpoint', 'webhook', 'name', 'email', 'token', 'note', 'title']
      const body = JSON.stringify(Object.fromEntries(fields.map(field => [field, url])))
      const query = new URLSearchParams({ url, src: url, next: url, w: '64', q: '75', name: url })
      const headers = { 'x-forwarded-host': there, 'x-forwarded-for': there, referer: url, forwarded: `host=${there}`, link: `<${url}>` }
      for (const { method, path } of (await everyRoute(run.server)).filter(
        route => route.method !== 'DELETE' && !/sign-out/.test(route.path),
      ))
        for (const cookie of [owner.cookie, '']) {
          const client = visitor(run, cookie)
          const sent = ['GET', 'HEAD'].includes(method) ? undefined : body
          const answer = await client.fetch(method, `${fillPath(path, known, newId)}?${query}`, sent, {
            ...headers,
            ...(sent && { 'content-type': 'application/json' }),
          })
          await answer.body?.cancel()
        }
    }))

  test('26 whatever address stands in a file that small pictures are made of', () =>
    withTrap(async there => {
      const { owner, nodes } = world
      const url = `http://${there}/x`
      const svg = (inner: string, before = '') =>
        `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${inner}</svg>`
      const pictures = [
        svg(`<image href="${url}" width="9" height="9"/><image xlink:href="${url}" width="9" height="9"/><use href="${url}#a"/>`),
        svg(`<style>@import url("${url}"); rect { fill: url(${url}#a) } @font-face { font-family: x; src: url(${url}) }</style><rect/>`),
        svg('<text>&e;</text>', `<!DOCTYPE svg [<!ENTITY e SYSTEM "${url}"><!ENTITY % p SYSTEM "${url}"> %p;]>`),
        svg(
          `<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${url}"/></foreignObject>`,
          `<?xml-stylesheet href="${url}"?>`,
        ),
      ]
      for (const [i, picture] of pictures.entries()) {
        const part = chunk(picture)
        await owner.sendPack(part)
        const file = await createFile(`${newId()}${i}.svg`, [part], nodes.folder)
        await owner.commit([file])
        const path = owner.path(`nodes/${file.id}/thumbnail?size=256`)
        await expect.poll(async () => (await owner.fetch('GET', path)).status, { timeout: 20_000 }).not.toBe(202)
      }
    }))

  /** Whatever can open a line, and which of it only waits for others. */
  const LINES = /^(node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises|undici|child_process)$/
  const WAITING = new Set(['createServer', 'isIPv6'])
  /** Not of requests: it starts a process of ours. */
  const OWN_PROCESSES = ['lib/server/helper/helper.ts: fork']

  test('26 there is no line in the server that opens one to elsewhere', () => {
    const root = fileURLToPath(new URL('../../..', import.meta.url))
    const files = ['lib/server', 'lib/core', 'app/api'].flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`),
    )
    const ours = ['server.ts', ...files].filter(file => /\.tsx?$/.test(file) && !/\.test\.ts$|\/(testing|attacks|generated)\//.test(file))
    expect(ours.length).toBeGreaterThan(150)
    const calling = ours.flatMap(file => {
      const text = readFileSync(join(root, file), 'utf8')
      // `fetch` itself, also handed on; not as a word of a comment, nor as what belongs to something of ours.
      const fetching = text.split('\n').filter(line => /(?<![\w.'/-])fetch(?=[\s(),;]|$)/.test(line) && !/^\s*(\/?\*|\/\/)/.test(line))
      const brought = [...text.matchAll(/import (?!type)([^'"]+) from ['"]([^'"]+)['"]|(?:import|require)\(['"]([^'"]+)['"]\)/g)]
        .filter(([, , from, dynamic]) => LINES.test(from ?? dynamic ?? ''))
        .flatMap(([, names]) => (names ?? 'all of it').replace(/[{}]/g, '').split(','))
        .map(name => name.trim())
        .filter(name => name !== '' && !name.startsWith('type ') && !WAITING.has(name))
      return [...fetching, ...brought].map(found => `${file}: ${found.trim()}`)
    })
    expect(calling.filter(found => !OWN_PROCESSES.includes(found))).toEqual([])
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
  const FIELDS = ['callbackURL', 'redirectTo', 'next', 'redirect', 'errorCallbackURL', 'newUserCallbackURL']

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'https:evil.example', 'javascript:alert(1)'])(
    '28 by the sign-in, whether it takes %s or refuses it',
    async elsewhere => {
      const said = Object.fromEntries(FIELDS.map(field => [field, elsewhere]))
      const account = { email: 'owner@example.org', password: TestClient.PASSWORD, ...said }
      for (const path of ['/api/auth/sign-in/email', `/api/auth/sign-in/email?${new URLSearchParams(said)}`]) {
        const headers = { 'content-type': 'application/json', 'x-forwarded-host': 'evil.example' }
        const answer = await new TestClient(run.origin).fetch('POST', path, JSON.stringify(account), headers)
        expect([200, 400, 403]).toContain(answer.status)
        expect([...answer.headers].join('\n')).not.toMatch(/evil\.example|javascript:/)
        expect(answer.headers.get('location')).toBeNull()
      }
    },
  )

  test('28 by any route, whoever asks', async () => {
    for (const { method, path } of await everyRoute(run.server))
      for (const query of ['next=//evil.example', 'redirect=https://evil.example', 'url=https://evil.example']) {
        const asked = fillPath(path, { drive: world.drive, node: world.nodes.file }, newId)
        const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' }
        const answer = await world.outsider.fetch(method, `${asked}?${query}`, undefined, headers)
        await answer.body?.cancel()
        expect([path, answer.headers.get('location')]).toEqual([path, null])
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
  test('38 signing out empties the cache of the browser', async () => {
    const here = await world.outsider.another('outsider@example.org')
    expect((await here.post('/api/auth/sign-out', {})).headers.get('clear-site-data')).toBe('"cache"')
  })
})
