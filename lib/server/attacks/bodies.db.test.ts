/** Bodies that want to fill the memory: of strangers, of visitors, of whoever is signed in. */
import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { drain } from '../../core/pool'
import { newId } from '../new-id'
import { type EveryRoute, everyRoute, fillPath } from '../testing/every-route'
import { makeLink, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import { TestClient } from '../testing/test-client'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'
import { encoded, TusVisitor } from '../visit-uploads/testing/tus-visitor'

const JSON_TYPE = { 'content-type': 'application/json' }
const MIB = 1024 * 1024

let world: SharedWorld
let run: TestServer
let token: string
let routes: readonly EveryRoute[]

withTestServer({ one: 'all' }, async started => {
  run = started
  world = await makeSharedWorld(run)
  token = (await makeLink(world, 'edit')).token
  routes = (await everyRoute(run.server)).filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method))
})

const pathOf = ({ path }: EveryRoute) => fillPath(path, { token, drive: world.drive, node: world.nodes.file }, newId)

/** What no JSON of ours is; the last one is too long for its route's own body, whatever it holds. */
const STRANGE = [
  '['.repeat(30_000),
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}',
  ...['null', '[]', '"', '1e999', '\0', ''],
]

const BEFORE_ANYBODY = ['setup', 'sign-up', 'invitations/accept', 'invitations/look', 'join/look', 'auth/sign-in/email']
const OF_VISITORS = ['unlock', 'edits', 'zip-orders', 'zip', 'save', 'folders']
const PATHS = [...BEFORE_ANYBODY, ...OF_VISITORS.map(path => `s/LINK/${path}`)]
const at = (path: string) => `/api/${path.replace('LINK', token)}`

test.each(PATHS)('23 %s takes no more than it needs, also without a length', async path => {
  const client = new TestClient(run.origin)
  const long = JSON.stringify({ email: 'a@example.org', password: 'x'.repeat(MIB), nodes: ['x'.repeat(MIB)] })
  expect((await client.fetch('POST', at(path), long, JSON_TYPE)).status).toBe(413)
  const parts = new ReadableStream({
    start(controller) {
      for (let i = 0; i < 40; i++) controller.enqueue(new TextEncoder().encode('x'.repeat(16 * 1024)))
      controller.close()
    },
  })
  const request = { method: 'POST', headers: { origin: run.origin, ...JSON_TYPE }, body: parts, duplex: 'half' } as RequestInit
  expect((await fetch(run.origin + at(path), request)).status).toBe(413)
})

test.each(PATHS)('23 %s survives what is deep, wide or no JSON', async path => {
  for (const body of STRANGE)
    expect([400, 401, 403, 429]).toContain((await new TestClient(run.origin).fetch('POST', at(path), body, JSON_TYPE)).status)
})

test('23 metadata of an upload is as long as a header may be, and what is longer is refused before anything is read', async () => {
  const somebody = new TusVisitor(run.origin, token, '')
  const long = encoded({ name: 'a.txt', more: 'x'.repeat(9 * 1024) })
  expect([201, 400]).toContain((await somebody.begin(1, {}, { 'upload-metadata': long })).status)
  const tooLong = encoded({ name: 'a.txt', more: 'x'.repeat(64 * 1024) })
  expect((await somebody.begin(1, {}, { 'upload-metadata': tooLong })).status).toBe(431)
  const many = Array.from({ length: 1500 }, (_, i) => `k${i} eA==`).join(',')
  expect([201, 400]).toContain((await somebody.begin(1, {}, { 'upload-metadata': `${encoded({ name: 'b.txt' })},${many}` })).status)
})

/** More than the line itself takes, for whoever still has to hear the answer. */
const ENDLESS = 64 * MIB

/** Sends for as long as it is let, as fast as it can; how many bytes the line took until it was closed, or `ENDLESS`. */
function sendForever(path: string, method: string, cookie: string): Promise<{ readonly status: string; readonly bytes: number }> {
  const { port } = new URL(run.origin)
  const part = Buffer.alloc(64 * 1024, 'x')
  const framed = Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')])
  return new Promise(resolve => {
    const line: Socket = connect(Number(port), 'localhost')
    let [bytes, answer] = [0, '']
    const more = () => {
      while (!line.destroyed) {
        if (bytes >= ENDLESS) return void line.destroy()
        bytes += part.length
        if (!line.write(framed)) return
      }
    }
    line.on('data', data => {
      answer += data.toString('latin1')
    })
    line.on('error', () => undefined).on('close', () => resolve({ status: answer.slice(9, 12), bytes }))
    line.on('drain', more)
    const head = [`${method} ${path} HTTP/1.1`, `host: localhost:${port}`, `origin: ${run.origin}`, `cookie: ${cookie}`]
    line.write([...head, 'content-type: application/json', 'tus-resumable: 1.0.0', 'transfer-encoding: chunked', '', ''].join('\r\n'))
    more()
  })
}

test('23 a body that never ends is ended, at every route and whoever sends it', async () => {
  const ended = routes.filter(({ path }) => !/sign-out|\[\.\.\.path\]/.test(path))
  for (const [who, cookie] of Object.entries({ nobody: '', somebody: world.outsider.cookie }))
    await drain([...ended], 8, async route => {
      const { status, bytes } = await sendForever(pathOf(route), route.method, cookie)
      expect([who, route.name, /^[24]\d\d$/.test(status) || status === '', bytes < ENDLESS]).toEqual([who, route.name, true, true])
    })
  expect((await visitor(run).fetch('GET', `/api/s/${token}`)).status).toBe(200)
})
