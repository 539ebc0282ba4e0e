/** Every route that exists is guarded, and what nobody may is a choice that stands here. Who may what: matrix.slow.test.ts. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../new-id'
import { type EveryRoute, everyRoute, fillPath } from '../testing/every-route'
import { TestClient } from '../testing/test-client'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'

/** What anybody may ask who is not signed in and has no link. Whoever adds one adds it here, and thinks twice. */
const PUBLIC = [
  'GET /api/auth/[...path]',
  'POST /api/auth/[...path]',
  'GET /api/setup',
  'POST /api/setup',
  'GET /api/sign-up',
  'POST /api/sign-up',
  'POST /api/invitations/accept',
  'POST /api/invitations/look',
  'POST /api/join/look',
  'GET /healthz',
  'GET /pdfjs/[version]/[folder]/[file]',
  'GET /readyz',
]
const UNKNOWN_METHODS = ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'COPY', 'MOVE', 'PROPFIND', 'QUERY']
const SAFE = ['GET', 'HEAD', 'OPTIONS']

let run: TestServer
let routes: readonly EveryRoute[]
let admin: TestClient

beforeAll(async () => {
  run = await startTestServer()
  admin = await (await run.setUp()).connect()
  routes = await everyRoute(run.server)
}, HOOK_MS)
afterAll(() => run.stop(), HOOK_MS)

const fill = ({ path }: EveryRoute) => fillPath(path, { drive: admin.drive }, newId)

test('18 every route has a guard, and only those written here are for anybody', () => {
  expect(routes.filter(({ guard }) => guard === undefined).map(({ name }) => name)).toEqual([])
  expect(
    routes
      .filter(({ guard }) => guard?.who === 'anybody')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(PUBLIC.sort())
})

test('18 a stranger is turned away from every other route', async () => {
  const stranger = new TestClient(run.origin)
  for (const route of routes.filter(({ guard }) => guard?.who !== 'anybody')) {
    const expected = route.guard?.who === 'link' ? 404 : 401
    expect([route.name, (await stranger.fetch(route.method, fill(route))).status]).toEqual([route.name, expected])
  }
})

test('30 a page of another origin, or of none, changes nothing', async () => {
  for (const origin of ['https://evil.example', 'null']) {
    const evil = Object.assign(new TestClient(run.origin, origin), { cookie: admin.cookie, device: admin.device })
    for (const route of routes.filter(({ method }) => !SAFE.includes(method))) {
      expect([route.name, (await evil.fetch(route.method, fill(route))).status]).toEqual([route.name, 403])
    }
  }
})

test('18 a method that a route does not have is not allowed', async () => {
  for (const path of new Set(routes.map(route => route.path))) {
    const has = routes.filter(route => route.path === path).map(({ method }) => method)
    const unknown = UNKNOWN_METHODS.filter(method => !has.includes(method))
    const filled = fillPath(path, { drive: admin.drive }, newId)
    const statuses = await Promise.all(unknown.map(async method => (await admin.fetch(method, filled)).status))
    expect([path, statuses]).toEqual([path, unknown.map(() => 405)])
  }
})
