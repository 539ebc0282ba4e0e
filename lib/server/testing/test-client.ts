/** A browser as the server sees it: keeps cookies, sends Origin, names its device. */
import { io, type Socket } from 'socket.io-client'
import type { DeviceId, DriveId } from '../../core/ids'
import type { DriveInfo } from '../../core/protocol/drives'
import { type Commit, type CommitAnswer, DEVICE_HEADER, type Op, PROTOCOL_VERSION } from '../../core/protocol/messages'
import { framed, type TestChunk } from './test-content'

export interface Answer<T = unknown> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
}

interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string; readonly admin: boolean }
  readonly drives: readonly DriveInfo[]
  readonly serverEpoch: string
}

export class TestClient {
  static readonly PASSWORD = 'correct horse battery'
  cookie = ''
  device: DeviceId | undefined
  drive = '' as DriveId
  fence = 0

  constructor(
    readonly origin: string,
    readonly from = origin,
  ) {}

  static async setUp(origin: string, token: string): Promise<TestClient> {
    const client = new TestClient(origin)
    await client.post('/api/setup', { token, name: 'Anna', email: 'anna@example.org', password: TestClient.PASSWORD })
    return client
  }

  signIn(email: string, password = TestClient.PASSWORD): Promise<Answer> {
    return this.post('/api/auth/sign-in/email', { email, password })
  }

  /** Another browser of the same person, signed in by itself. */
  async another(email = 'anna@example.org'): Promise<TestClient> {
    const client = new TestClient(this.origin)
    await client.signIn(email)
    return client
  }

  async me(): Promise<Me> {
    return (await this.get<Me>('/api/me')).body
  }

  /** Registers a device, opens the first drive and takes its lead. */
  async connect(name = 'Laptop'): Promise<this> {
    this.device = (await this.post<{ id: DeviceId }>('/api/devices', { name, browser: 'Chrome', platform: 'Linux' })).body.id
    this.drive = (await this.me()).drives[0]?.id as DriveId
    await this.lead()
    return this
  }

  async lead(): Promise<number> {
    this.fence = (await this.post<{ fence: number }>(this.path('lead'))).body.fence
    return this.fence
  }

  path(rest: string): string {
    return `/api/drives/${this.drive}/${rest}`
  }

  get<T = unknown>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.ask<T>('GET', path, undefined, headers)
  }

  post<T = unknown>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.ask<T>('POST', path, body)
  }

  commit(ops: readonly Op[], more: Partial<Commit> = {}): Promise<Answer<CommitAnswer>> {
    return this.post(this.path('commits'), { protocol: PROTOCOL_VERSION, fence: this.fence, deletesConfirmed: false, ops, ...more })
  }

  sendPack(...chunks: readonly TestChunk[]): Promise<Answer> {
    return this.sendBytes(framed(chunks))
  }

  sendBytes(body: Uint8Array<ArrayBuffer>): Promise<Answer> {
    return this.ask('POST', this.path('packs'), body, { 'content-type': 'application/octet-stream' })
  }

  /** The raw answer, for streams and headers. */
  async fetch(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
    const device: Record<string, string> = this.device ? { [DEVICE_HEADER]: this.device } : {}
    const all = { origin: this.from, cookie: this.cookie, ...device, ...headers }
    const response = await fetch(this.origin + path, { method, headers: all, ...(body !== undefined && { body }) })
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(';')[0] ?? ''
    return response
  }

  async ask<T = unknown>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const bytes = body instanceof Uint8Array
    const type: Record<string, string> = body === undefined || bytes ? {} : { 'content-type': 'application/json' }
    const sent = body === undefined ? undefined : bytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body)
    const response = await this.fetch(method, path, sent, { ...type, ...headers })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: (text === '' ? undefined : JSON.parse(text)) as T }
  }

  /** A socket that does not come back by itself. */
  socket(auth: object = { device: this.device, drives: [this.drive] }): Socket {
    return io(this.origin, {
      path: '/api/socket',
      auth,
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: { origin: this.from, cookie: this.cookie },
    })
  }
}

/** The next time that something happens to a socket. */
export function heard<T = unknown>(socket: Socket, event: string): Promise<T> {
  return new Promise(resolve => socket.once(event, resolve))
}
