/** A browser of somebody without an account, at one link: keeps its cookies, and sends each only where it belongs. */
import { io, type Socket } from 'socket.io-client'
import type { NodeId } from '../../core/ids'
import type { Visit, VisitedFolder, VisitorEdit, VisitorEdited } from '../../core/protocol/links'
import type { Answer } from './test-client'

interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
}

export class Visitor {
  readonly cookies: Cookie[] = []

  constructor(
    readonly origin: string,
    public token: string,
  ) {}

  /** `path`: below the link's own, like `/nodes`. */
  async fetch(method: string, path = '', body?: object, headers: Record<string, string> = {}): Promise<Response> {
    const { pathname } = new URL(`${this.origin}/api/s/${this.token}${path}`)
    const cookie = this.cookies.filter(known => isBelow(pathname, known.path)).map(({ name, value }) => `${name}=${value}`)
    const type = body ? { 'content-type': 'application/json' } : {}
    const all = { origin: this.origin, cookie: cookie.join('; '), ...type, ...headers }
    const response = await fetch(`${this.origin}/api/s/${this.token}${path}`, {
      method,
      headers: all as Record<string, string>,
      ...(body && { body: JSON.stringify(body) }),
    })
    for (const text of response.headers.getSetCookie()) this.keep(text)
    return response
  }

  async ask<T = unknown>(method: string, path = '', body?: object, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await this.fetch(method, path, body, headers)
    const text = await response.text()
    const json = response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : text
    return { status: response.status, headers: response.headers, body: json as T }
  }

  async visit(): Promise<Visit> {
    return (await this.ask<Visit>('GET')).body
  }

  async unlock(password: string): Promise<number> {
    return (await this.ask('POST', '/unlock', { password })).status
  }

  list(parent?: NodeId): Promise<Answer<VisitedFolder>> {
    return this.ask('GET', parent === undefined ? '/nodes' : `/nodes?parent=${parent}`)
  }

  /** As a download; `inline`: to be shown. */
  content(node: NodeId, query = '', headers: Record<string, string> = {}): Promise<Answer<string>> {
    return this.ask('GET', `/nodes/${node}/content${query}`, undefined, headers)
  }

  edit(edit: VisitorEdit): Promise<Answer<VisitorEdited>> {
    return this.ask('POST', '/edits', edit)
  }

  async ticket(): Promise<string> {
    return (await this.ask<{ ticket: string }>('POST', '/socket-ticket')).body.ticket
  }

  /** At the door of a link whose password was not given. */
  async door(): Promise<Socket> {
    return this.connect({ door: (await this.ask<{ ticket: string }>('POST', '/door-ticket')).body.ticket })
  }

  async socket(ticket?: string): Promise<Socket> {
    return this.connect({ ticket: ticket ?? (await this.ticket()) })
  }

  /** Does not come back by itself. */
  connect(auth: object): Socket {
    return io(`${this.origin}/visits`, {
      path: '/api/socket',
      auth,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { origin: this.origin },
    })
  }

  private keep(text: string): void {
    const [pair = '', ...attributes] = text.split('; ')
    const at = pair.indexOf('=')
    const path = attributes.find(attribute => attribute.startsWith('Path='))?.slice('Path='.length) ?? '/'
    const cookie = { name: pair.slice(0, at), value: pair.slice(at + 1), path }
    const old = this.cookies.findIndex(known => known.name === cookie.name && known.path === path)
    if (old !== -1) this.cookies.splice(old, 1)
    this.cookies.push(cookie)
  }
}

function isBelow(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
}
