/** One hostile request to any route, and what of its answer is wrong. */
import type { Random } from '../../lib/core/testing/random'
import { newId } from '../../lib/server/new-id'
import { type EveryRoute, fillPath } from '../../lib/server/testing/every-route'
import type { TestClient } from '../../lib/server/testing/test-client'
import { hostileHeader, hostileJson, hostileText } from './hostile-text'

export interface Target {
  readonly routes: readonly EveryRoute[]
  /** Signed in, strangers, visitors. */
  readonly clients: readonly TestClient[]
  /** What really exists, by the name of the parameter. */
  readonly known: Readonly<Record<string, readonly string[]>>
  /** Keys that some body somewhere has. */
  readonly fields: readonly string[]
}

const ANSWER_MS = 20_000
const QUERIES = [
  'parent',
  'nodes',
  'name',
  'revision',
  'inline',
  'size',
  'since',
  'limit',
  'before',
  'after',
  'q',
  'node',
  'kind',
  '_method',
]
const HEADERS = [
  'range',
  'if-range',
  'if-none-match',
  'if-match',
  'upload-length',
  'upload-offset',
  'upload-metadata',
  'upload-concat',
  'content-encoding',
  'cookie',
  'x-lockstep-device',
  'x-forwarded-for',
  'accept-language',
]
const TYPES = [
  'application/octet-stream',
  'application/offset+octet-stream',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'text/html',
  'application/xml',
  'application/json; charset=utf-7',
  'application/json,text/plain',
]
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
/** These would only end what is being tried. */
const LEFT_OUT = /sign-out|revoke|change-password/

export async function requestRound(random: Random, target: Target): Promise<string | undefined> {
  const route = random.pick(target.routes)
  const method = random.below(10) === 0 ? random.pick(METHODS) : route.method
  const path = pathOf(random, route, target.known) + queryOf(random, target)
  if (LEFT_OUT.test(path)) return undefined
  const client = random.pick(target.clients)
  const init = { method, headers: headersOf(random, client), signal: AbortSignal.timeout(ANSWER_MS), redirect: 'manual' as const }
  const body = ['GET', 'HEAD'].includes(method) ? undefined : bodyOf(random, target.fields)
  try {
    const answer = await fetch(client.origin + path, { ...init, ...(body !== undefined && { body }) })
    await answer.arrayBuffer()
    return wrongWith(answer, `${method} ${path}`)
  } catch (error) {
    return `${method} ${path}: ${(error as Error).cause ?? error}`
  }
}

function wrongWith({ status, headers }: Response, asked: string): string | undefined {
  if (status >= 500 && status !== 507) return `${asked}: ${status}`
  // What has no route is answered by whoever serves the pages.
  const isRoute = status !== 405 && !(status === 404 && !headers.has('content-type'))
  if (isRoute && headers.get('x-content-type-options') !== 'nosniff') return `${asked}: ${status} without nosniff`
  const disposition = headers.get('content-disposition')
  if (disposition !== null && !/^(attachment|inline); filename="[^"\\]*"; filename\*=UTF-8''[\w.!~%-]*$/.test(disposition))
    return `${asked}: ${disposition}`
  return undefined
}

function pathOf(random: Random, { path }: EveryRoute, known: Target['known']): string {
  const values = Object.fromEntries(
    Object.entries(known).map(([name, ids]) => [
      name,
      random.below(3) > 0 ? random.pick(ids) : encodeURIComponent(hostileText(random)) || 'x',
    ]),
  )
  return fillPath(path, values, () => (random.below(2) ? newId<string>() : encodeURIComponent(hostileText(random)) || 'x'))
}

function queryOf(random: Random, { known }: Target): string {
  const query = new URLSearchParams()
  for (let n = random.below(4); n > 0; n--)
    query.append(random.pick(QUERIES), random.below(3) ? hostileText(random) : random.pick(known.node ?? ['']))
  return query.size === 0 ? '' : `?${query}`
}

function headersOf(random: Random, { origin, cookie, device }: TestClient): Record<string, string> {
  const own: Record<string, string> = { origin, cookie, ...(device && { 'x-lockstep-device': device }), 'tus-resumable': '1.0.0' }
  // Often another than the body is of.
  own['content-type'] = random.pick([...TYPES, 'application/json', 'application/json', 'application/json', hostileHeader(random)])
  for (let n = random.below(3); n > 0; n--) own[random.pick(HEADERS)] = hostileHeader(random)
  return own
}

function bodyOf(random: Random, fields: readonly string[]): BodyInit {
  switch (random.below(6)) {
    case 0:
      return hostileText(random)
    case 1:
      return Uint8Array.from({ length: random.below(200) }, () => random.below(256))
    case 2:
      return JSON.stringify(hostileJson(random))
    case 3:
      return new URLSearchParams(formOf(random, fields)).toString()
    case 4:
      return partsOf(random, fields)
    default:
      return JSON.stringify(Object.fromEntries(manyOf(random, () => [random.pick(fields), hostileJson(random)])))
  }
}

/** Of `multipart/form-data`, at times without its end. */
function partsOf(random: Random, fields: readonly string[]): string {
  const parts = formOf(random, fields).map(
    ([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"; filename="${value}"\r\n\r\n${value}\r\n`,
  )
  return parts.join('') + (random.chance(0.5) ? '--x--\r\n' : '')
}

function formOf(random: Random, fields: readonly string[]): [string, string][] {
  return manyOf(random, () => [random.pick(fields), hostileText(random)])
}

function manyOf<T>(random: Random, make: () => T): T[] {
  return Array.from({ length: 1 + random.below(5) }, make)
}
