/**
 * The route files under app/, called without Next's detour: its handler takes Content-Length away from every answer
 * and adds some milliseconds to it. Pages go through Next, whatever is a `route.ts` comes here.
 */
import { readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import type { Logger } from '../log'
import { carriesBytes } from './carries-bytes'
import { withLife } from './request-life'
import { streamOf } from './stream-of'

/** Of a refused body. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024
const LINGER_MS = 2000

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

export interface RouteFile {
  /** Like `/api/drives/[drive]/changes`. */
  readonly path: string
  readonly pattern: RegExp
  readonly names: readonly string[]
  readonly methods: Readonly<Record<string, Handler | undefined>>
}

interface Found {
  readonly file: RouteFile
  readonly params: Record<string, string>
}

/** `app`: the absolute path of the app folder. `load`: the route file of a folder below it, where that is no source any more. */
export function loadRouteFiles(
  app: string,
  load: (folder: string) => Promise<RouteFile['methods']> = folder => import(pathToFileURL(join(app, folder, 'route.ts')).href),
): Promise<RouteFile[]> {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
  const folders = files.filter(file => /[/\\]route\.ts$/.test(file)).map(file => file.split(/[/\\]/).slice(0, -1))
  return Promise.all(folders.map(async folder => ({ ...placeOf(folder), methods: await load(folder.join('/')) })))
}

function placeOf(folder: readonly string[]): Omit<RouteFile, 'methods'> {
  const segments = folder.filter(segment => !segment.startsWith('('))
  const names: string[] = []
  const pattern = segments.map(segment => {
    const [, rest, name] = /^\[(\.\.\.)?(.+)\]$/.exec(segment) ?? []
    if (name === undefined) return segment
    names.push(name)
    return rest ? '(.+)' : '([^/]+)'
  })
  return { path: `/${segments.join('/')}`, pattern: new RegExp(`^/${pattern.join('/')}$`), names }
}

/** Answers requests that have a route file; `false` for all others, untouched. */
export function createRouteListener(
  files: readonly RouteFile[],
  log: Logger,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (incoming, outgoing) => {
    const url = parseUrl(incoming)
    const found = url && findRoute(files, url.pathname)
    if (!url || !found) return false
    const { file, params } = found
    const run = file.methods[incoming.method ?? 'GET']
    const handler = run && ((request: Request) => run(request, { params: Promise.resolve(params) }))
    respond(answer(url, handler, incoming, outgoing), outgoing, log)
    return true
  }
}

/** Answers with what `run` makes of the request. */
export function answerWith(
  run: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  log: Logger,
): void {
  respond(answer(parseUrl(incoming), run, incoming, outgoing), outgoing, log)
}

function respond(answered: Promise<void>, outgoing: ServerResponse, log: Logger): void {
  answered.catch((error: unknown) => {
    log.debug({ err: error }, 'an answer broke off')
    outgoing.destroy()
  })
}

/** `run`: `undefined` for a method that there is none for. */
async function answer(
  url: URL | undefined,
  run: ((request: Request) => Promise<Response>) | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (!url || !run) return send(new Response(null, { status: url ? 405 : 400 }), incoming, outgoing)
  const request = toRequest(incoming, outgoing, url)
  await send(await run(request), incoming, outgoing, request.signal)
}

function parseUrl(incoming: IncomingMessage): URL | undefined {
  const text = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`
  return URL.canParse(text) ? new URL(text) : undefined
}

function findRoute(files: readonly RouteFile[], pathname: string): Found | undefined {
  for (const file of files) {
    const match = file.pattern.exec(pathname)
    if (match) return { file, params: Object.fromEntries(file.names.map((name, i) => [name, decode(match[i + 1] ?? '')])) }
  }
  return undefined
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return ''
  }
}

function toRequest(incoming: IncomingMessage, outgoing: ServerResponse, url: URL): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, String(value))
  const { method = 'GET' } = incoming
  return withLife(outgoing, ({ signal }) => {
    if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal })
    // Nothing is read before it is asked for, and whoever stops reading leaves the line open for the answer.
    const body = streamOf(incoming.iterator({ destroyOnReturn: false }), 0, signal)
    return new Request(url, { method, headers, body, duplex: 'half', signal } as RequestInit)
  })
}

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse, signal?: AbortSignal): Promise<void> {
  // Ended between the answer and its first byte; whatever says why may still go.
  if (signal?.aborted && carriesBytes(response)) {
    await response.body?.cancel()
    throw signal.reason
  }
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  if (!incoming.complete && !carriesBytes(response)) return sendEarly(response, incoming, outgoing)
  outgoing.writeHead(response.status)
  if (response.body) await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), outgoing)
  else outgoing.end()
}

/**
 * Before the body was read to its end. A line that is closed while somebody still sends may take the answer with it, so
 * that is whole at once, and the line ends when what comes has gone by or is too much. It is no reason to keep it.
 */
async function sendEarly(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const words = Buffer.from(await response.arrayBuffer())
  const length = response.body && { 'content-length': words.length }
  outgoing.writeHead(response.status, { connection: 'close', ...length })
  outgoing.flushHeaders()
  if (words.length > 0) outgoing.write(words)
  await goneBy(incoming)
  outgoing.end()
}

function goneBy(incoming: IncomingMessage): Promise<void> {
  return new Promise(resolve => {
    let bytes = 0
    const timer = setTimeout(resolve, LINGER_MS).unref()
    for (const event of ['end', 'close', 'error']) {
      incoming.once(event, () => {
        clearTimeout(timer)
        resolve()
      })
    }
    incoming.on('data', (part: Uint8Array) => {
      bytes += part.length
      if (bytes > MAX_UNREAD_BYTES) resolve()
    })
  })
}
