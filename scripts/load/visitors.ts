/** Visitors of one link, each from an address of their own, as a proxy before the server would tell it. */
import { io, type Socket } from 'socket.io-client'
import type { NodeId } from '../../lib/core/ids'
import { heard } from './open-pages'

export interface SharedFolder {
  readonly folder: NodeId
  readonly file: NodeId
  /** Of the file. */
  readonly bytes: number
}

/** Of one link the server makes no more at once. */
const ZIPS_AT_ONCE = 8

export class Visitors {
  private sockets: Socket[] = []

  constructor(
    private readonly origin: string,
    private readonly token: string,
    readonly shared: SharedFolder,
    readonly count: number,
  ) {}

  /** The page's first answers, and its socket. */
  async open(): Promise<number> {
    this.sockets = await Promise.all(Array.from({ length: this.count }, (_, i) => this.openPage(i)))
    return 0
  }

  async hearChange(): Promise<void> {
    await Promise.all(this.sockets.map(socket => heard(socket, 'changed')))
  }

  /** Bytes altogether. Throws when one is not whole. */
  async download(): Promise<number> {
    const { file, bytes } = this.shared
    const taken = await Promise.all(Array.from({ length: this.count }, (_, i) => this.take(i, `/nodes/${file}/content`)))
    if (taken.some(each => each !== bytes)) throw new Error('a download was not whole')
    return taken.reduce((sum, each) => sum + each, 0)
  }

  /** As `download`, each zip file as long as it said. */
  async zip(): Promise<number> {
    const taken: number[] = []
    let next = 0
    const one = async () => {
      for (let i = next++; i < this.count; i = next++) taken.push(await this.take(i, `/zip?nodes=${this.shared.folder}`))
    }
    await Promise.all(Array.from({ length: ZIPS_AT_ONCE }, one))
    return taken.reduce((sum, each) => sum + each, 0)
  }

  leave(): void {
    for (const socket of this.sockets.splice(0)) socket.disconnect()
  }

  private async openPage(i: number): Promise<Socket> {
    await this.take(i, '')
    await this.take(i, `/nodes?parent=${this.shared.folder}`)
    const answer = await this.ask(i, '/socket-ticket', 'POST')
    const { ticket } = (await answer.json()) as { ticket: string }
    const socket = io(`${this.origin}/visits`, {
      path: '/api/socket',
      auth: { ticket },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { origin: this.origin, ...from(i) },
    })
    await heard(socket, 'connect')
    return socket
  }

  /** Nothing of it is kept. */
  private async take(i: number, path: string): Promise<number> {
    const answer = await this.ask(i, path, 'GET')
    let bytes = 0
    for await (const part of answer.body ?? []) bytes += part.length
    const said = answer.headers.get('content-length')
    if (said !== null && Number(said) !== bytes) throw new Error(`${path} was not whole`)
    return bytes
  }

  private async ask(i: number, path: string, method: string): Promise<Response> {
    const answer = await fetch(`${this.origin}/api/s/${this.token}${path}`, { method, headers: { origin: this.origin, ...from(i) } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
}

function from(i: number): Record<string, string> {
  return { 'x-forwarded-for': `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}` }
}
