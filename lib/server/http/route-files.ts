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

/** `app`: the absolute path of the app folder. */
export function loadRouteFiles(app: string): Promise<RouteFile[]> {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
  return Promise.all(files.filter(file => /[/\\]route\.ts$/.test(file)).map(file => loadRouteFile(app, file)))
}

async function loadRouteFile(app: string, file: string): Promise<RouteFile> {
  const segments = file
    .split(/[/\\]/)
    .slice(0, -1)
    .filter(segment => !segment.startsWith('('))
  const names: string[] = []
  const pattern = segments.map(segment => {
    const [, rest, name] = /^\[(\.\.\.)?(.+)\]$/.exec(segment) ?? []
    if (name === undefined) return segment
    names.push(name)
    return rest ? '(.+)' : '([^/]+)'
  })
  const methods = (await import(pathToFileURL(join(app, file)).href)) as RouteFile['methods']
  return { path: `/${segments.join('/')}`, pattern: new RegExp(`^/${pattern.join('/')}$`), names, methods }
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
    respond(answer(found, incoming, url, goneSignal(outgoing)), incoming, outgoing, log)
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
  const url = parseUrl(incoming)
  const response = url ? run(toRequest(incoming, url, goneSignal(outgoing))) : Promise.resolve(new Response(null, { status: 400 }))
  respond(response, incoming, outgoing, log)
}

function respond(response: Promise<Response>, incoming: IncomingMessage, outgoing: ServerResponse, log: Logger): void {
  response
    .then(made => send(made, incoming, outgoing))
    .catch((error: unknown) => {
      log.debug({ err: error }, 'an answer broke off')
      outgoing.destroy()
    })
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

async function answer({ file, params }: Found, incoming: IncomingMessage, url: URL, signal: AbortSignal): Promise<Response> {
  const run = file.methods[incoming.method ?? 'GET']
  if (!run) return new Response(null, { status: 405 })
  return run(toRequest(incoming, url, signal), { params: Promise.resolve(params) })
}

/** Aborted when whoever asked went away before the answer was whole. */
function goneSignal(outgoing: ServerResponse): AbortSignal {
  const gone = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort()
  })
  return gone.signal
}

function toRequest(incoming: IncomingMessage, url: URL, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, String(value))
  const { method = 'GET' } = incoming
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal })
  // Nothing is read before it is asked for, and whoever stops reading leaves the line open for the answer.
  const body = streamOf(incoming.iterator({ destroyOnReturn: false }), 0)
  return new Request(url, { method, headers, body, duplex: 'half', signal } as RequestInit)
}

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  // A body that was refused unread is no reason to keep the line.
  if (!incoming.complete) outgoing.setHeader('connection', 'close')
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  outgoing.writeHead(response.status)
  if (response.body) await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), outgoing)
  else outgoing.end()
  letGo(incoming)
}

/** Whoever is still sending hears the answer when some of it goes by; then the line ends. */
function letGo(incoming: IncomingMessage): void {
  if (incoming.complete || incoming.destroyed) return
  let bytes = 0
  incoming.on('data', (part: Uint8Array) => {
    bytes += part.length
    if (bytes > MAX_UNREAD_BYTES) incoming.destroy()
  })
  setTimeout(() => incoming.destroy(), LINGER_MS).unref()
}
