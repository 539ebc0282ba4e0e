/** Every route that exists is guarded, and what nobody may is a choice that stands here. Who may what: matrix.slow.test.ts. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COST } from '../links/link-limits'
import { newId } from '../new-id'
import { type EveryRoute, everyRoute, fillPath } from '../testing/every-route'
import { makeLink, makeSharedWorld, type SharedWorld } from '../testing/shared-world'
import { TestClient } from '../testing/test-client'
import { APP_FOLDER, HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'
import { loadRouteFiles } from './route-files'
import { createRoutes } from './routes'

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
/** Routes of links out of which bytes of files come, and what that is to the number of downloads. Whoever adds one adds it here. */
const BYTES = {
  'GET /api/s/[token]/nodes/[node]/content': 'counted',
  'HEAD /api/s/[token]/nodes/[node]/content': 'counted',
  'GET /api/s/[token]/nodes/[node]/thumbnail': 'small',
  'POST /api/s/[token]/save': 'counted',
  'GET /api/s/[token]/zip': 'counted',
  'HEAD /api/s/[token]/zip': 'counted',
  'POST /api/s/[token]/zip': 'counted',
}
/** All that files under app/ may be called: pages, which show nothing of anybody's by themselves, and routes. */
const APP_FILES = ['error.tsx', 'globals.css', 'layout.tsx', 'manifest.ts', 'not-found.tsx', 'page.dev.tsx', 'page.tsx', 'route.ts']
const EXTENSIONS = ['ts', 'tsx', 'js', 'jsx', 'mjs', 'cjs', 'mts', 'cts']
const UNKNOWN_METHODS = ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'COPY', 'MOVE', 'PROPFIND', 'QUERY']
const SAFE = ['GET', 'HEAD', 'OPTIONS']

let run: TestServer
let world: SharedWorld
let routes: readonly EveryRoute[]
let admin: TestClient

beforeAll(async () => {
  run = await startTestServer()
  world = await makeSharedWorld(run)
  admin = world.admin
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

test('18 there is no file that answers and is not looked into', async () => {
  const files = readdirSync(APP_FOLDER, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const names = files.map(file => file.name).filter(name => !name.endsWith('.test.ts'))
  expect(names.filter(name => !APP_FILES.includes(name))).toEqual([])
  expect((await loadRouteFiles(APP_FOLDER)).length).toBe(names.filter(name => name === 'route.ts').length)
  // Next would answer by these as well: what lies there is behind no guard.
  const elsewhere = ['pages', 'src', ...['middleware', 'proxy', 'instrumentation'].flatMap(name => EXTENSIONS.map(end => `${name}.${end}`))]
  expect(elsewhere.filter(path => existsSync(join(APP_FOLDER, '..', path)))).toEqual([])
})

test('37 every route of a link says whether bytes come out of it, and those that do are written here', () => {
  const giving = routes.flatMap(({ name, guard }) => (guard?.who === 'link' && guard.bytes !== 'none' ? [[name, guard.bytes]] : []))
  expect(Object.fromEntries(giving)).toEqual(BYTES)
})

test('37 bytes do not come out of a route that says it gives none', async () => {
  const { server } = run
  const { token } = await makeLink(world, 'edit')
  const { onLink } = createRoutes(server)
  const answers = [new Response('bytes'), new Response(new Uint8Array(1), { headers: { 'content-type': 'image/webp' } }), Response.json({})]
  const statuses = answers.map(
    async answer => (await onLink('look', COST.look, undefined, async () => answer)(asked(token), { token })).status,
  )
  expect(await Promise.all(statuses)).toEqual([500, 500, 200])
})

const asked = (token: string) => new Request(`${run.origin}/api/s/${token}`)

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
