/**
 * The service worker: the app opens without a network, and that is all. It answers page loads when the server does not,
 * and hands out the files of its own build. It never touches the API, file bytes, ranges, or anything but GET.
 */
import { cleanupOutdatedCaches, getCacheKeyForURL, matchPrecache, precache } from 'workbox-precaching'
import { NavigationRoute, Route, registerRoute } from 'workbox-routing'
import { SECTIONS } from '../shell/route'
import type { RenewMessage } from './renew-offline-copy'

/** What a worker's global scope has and a page's has not; the two libraries of types exclude each other. */
interface WorkerScope {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[]
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: { waitUntil(work: Promise<unknown>): void }) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent & { waitUntil(work: Promise<unknown>): void }) => void): void
}
declare const self: WorkerScope
/** Put in by the build. */
declare const BUILD_ID: string

/** One page of each section: they hold no data, and find their folder in the address. */
const PAGES = SECTIONS.map(section => `/${section}` as const)
/** Pages name the files of their build, so each build has its own copies. */
const PAGES_CACHE = `lockstep-pages-${BUILD_ID}`
const PATIENCE_MS = 5000
const NO_SERVER = new Set([502, 503, 504])
const RENEW: RenewMessage['type'] = 'RENEW_PAGES'

self.addEventListener('install', event => event.waitUntil(keepPages()))
self.addEventListener('activate', event => event.waitUntil(dropOldPages()))
self.addEventListener('message', event => {
  const { type, unlessIn } = event.data as { readonly type?: string } & Omit<RenewMessage, 'type'>
  if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting())
  if (type === RENEW) event.waitUntil(renewPages(unlessIn))
})

precache(self.__WB_MANIFEST)
cleanupOutdatedCaches()

// Shared links are for people who may never have asked for the app.
registerRoute(new NavigationRoute(({ request }) => pageFor(request), { denylist: [/^\/(api|s)\//, /^\/(healthz|readyz)$/] }))
registerRoute(
  new Route(
    ({ request, url }) => !request.headers.has('range') && getCacheKeyForURL(url.href) !== undefined,
    async ({ request }) => (await matchPrecache(request)) ?? fetch(request),
  ),
)

async function pageFor(request: Request): Promise<Response> {
  const kept = await keptPage(new URL(request.url).pathname)
  if (!kept) return fetch(request)
  const fresh = fetch(request).then(
    response => (NO_SERVER.has(response.status) ? kept : response),
    () => kept,
  )
  return Promise.race([fresh, after(PATIENCE_MS).then(() => kept)])
}

async function keptPage(pathname: string): Promise<Response | undefined> {
  // The pages of any drive are the same: they find it in the address.
  const path = pathname.replace(/^\/d\/[^/]+(?=\/)/, '')
  const page = PAGES.find(known => path === known || path.startsWith(`${known}/`)) ?? (path === '/' ? PAGES[0] : undefined)
  return page && (await caches.open(PAGES_CACHE)).match(page)
}

async function keepPages(): Promise<void> {
  const cache = await caches.open(PAGES_CACHE)
  await cache.addAll(PAGES.map(page => new Request(page, { cache: 'reload' })))
}

async function renewPages(unlessIn: string | undefined): Promise<void> {
  const kept = unlessIn === undefined ? undefined : await (await keptPage('/'))?.text()
  if (!kept?.includes(`lang="${unlessIn}"`)) await keepPages()
}

async function dropOldPages(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith('lockstep-pages-') && name !== PAGES_CACHE).map(name => caches.delete(name)))
}

function after(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
