/**
 * What the whole server shares. Next bundles route handlers apart from the process that starts them, so they find it
 * on the global object, and hold nothing of the server themselves.
 */
import type { Auth } from './auth'
import type { Database, Writer } from './db/database'
import type { Presence } from './devices/presence'
import type { Endpoints } from './endpoints/endpoints'
import type { Env } from './env'
import type { Events } from './events'
import type { InFlight } from './http/in-flight'
import type { Logger } from './log'
import type { PackStore } from './packs/pack-store'
import type { Quota } from './quota'
import type { Search } from './search/search'
import type { Thumbnails } from './thumbnails/thumbnails'
import type { Housekeeping } from './trash/housekeeping'
import type { VisitUploads } from './visit-uploads/visit-uploads'

export interface Server {
  readonly env: Env
  readonly log: Logger
  /** Signs and seals whatever the server gives away and takes back. */
  readonly secret: string
  readonly db: Database
  readonly writer: Writer
  readonly auth: Auth
  readonly packs: PackStore
  readonly quota: Quota
  readonly events: Events
  readonly presence: Presence
  readonly inFlight: InFlight
  readonly housekeeping: Housekeeping
  readonly search: Search
  readonly thumbnails: Thumbnails
  readonly visitUploads: VisitUploads
  /** Another one after a backup was restored. */
  readonly epoch: string
  /** Milliseconds since 1970. */
  now(): number
  /** False from the moment the server was told to stop. */
  readonly open: boolean
}

export interface RunningServer extends Server {
  readonly endpoints: Endpoints
}

const KEY = Symbol.for('lockstep.server')

export function setServer(server: RunningServer | undefined): void {
  Object.assign(globalThis, { [KEY]: server })
}

/** Throws when nothing was started: the app runs only under its own server. */
export function runningServer(): RunningServer {
  const server = (globalThis as { [KEY]?: RunningServer })[KEY]
  if (!server) throw new Error('start the app with npm start')
  return server
}

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>

/** A route's handler: one line in each route file. It keeps its endpoint's name, by which tests find the guard of every route. */
export function endpoint(name: keyof Endpoints): Handler & { readonly endpoint: keyof Endpoints } {
  const handler: Handler = async (request, { params }) => runningServer().endpoints[name](request, await params)
  return Object.assign(handler, { endpoint: name })
}
