/**
 * The line between one device and the server: an HTTP proxy that can be cut, and that can stop one exact request at one
 * exact byte. Each line has an address of its own on loopback, as each device has one. It changes no byte.
 */
import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { DEVICE_HEADER } from '../../lib/core/protocol/messages'

/** One request to stop, counted from now on. */
export interface Stop {
  readonly method?: string
  readonly path: RegExp
  /** From 1; the first that matches when left out. */
  readonly nth?: number
  /**
   * `{ sent }`: when so many bytes of the request's body have gone to the server. `sent`: when all of it has.
   * `answered`: when the server has done it, and nothing of its answer has reached the device. `{ received }`: when so
   * many bytes of the answer have.
   */
  readonly at: { readonly sent: number } | 'sent' | 'answered' | { readonly received: number }
}

export interface Passed {
  readonly method: string
  readonly path: string
  /** Which device asked, where a device did. */
  readonly device: string | undefined
  /** Milliseconds from its first byte to the last of its answer; `undefined` while it is under way. */
  ms: number | undefined
}

type Act = () => Promise<void>

interface Armed extends Stop {
  left: number
  reached: boolean
  readonly act: Act
  /** Afterwards the request goes on; else both its halves end. */
  readonly goOn: boolean
  done(): void
  fail(error: unknown): void
}

/** What is dropped when a message is handed on; the two halves of the line are connections of their own. */
const HOP_HEADERS = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding'])

let lines = 0

export class Line {
  /** Requests that were begun, oldest first. */
  readonly passed: Passed[] = []
  private readonly sockets = new Set<Duplex>()
  private armed: Armed[] = []
  private isCut = false
  private endedBytes = 0
  private readonly devices = new Set<Socket>()
  /** Bytes of bodies that were handed on to the server and to the device. */
  sentBytes = 0
  receivedBytes = 0
  /** It was cut, or a request on it was stopped. */
  wasHurt = false

  private constructor(
    private readonly server: Server,
    private readonly target: number,
    private readonly address: string,
  ) {}

  /** A new line to the server on `target`, a port. */
  static async open(target: number): Promise<Line> {
    const number = ++lines
    const address = `127.0.${1 + (process.pid % 200)}.${1 + (number % 250)}`
    const server = createServer()
    const line = new Line(server, target, address)
    server.on('connection', socket => line.accept(socket))
    server.on('request', (request, response) => line.pass(request, response))
    server.on('upgrade', (request, socket, head) => line.upgrade(request, socket, head))
    await new Promise<void>(resolve => server.listen(0, 'localhost', resolve))
    return line
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`
  }

  /** Every byte that crossed, both ways: heads, bodies and pushes. */
  get wireBytes(): number {
    let bytes = this.endedBytes
    for (const socket of this.devices) bytes += socket.bytesRead + socket.bytesWritten
    return bytes
  }

  /** Ends every connection and lets no new one through until `mend`. */
  cut(): void {
    this.wasHurt = true
    this.isCut = true
    for (const socket of this.sockets) socket.destroy()
  }

  mend(): void {
    this.isCut = false
  }

  /** Stops the request at its point, runs `act`, then ends both halves. Resolves when that was done. */
  breakAt(stop: Stop, act: Act = async () => {}): Promise<void> {
    return this.arm(stop, act, false)
  }

  /** Stops the request at its point, runs `act`, then lets it go on. Resolves when that was done. */
  holdAt(stop: Stop, act: Act): Promise<void> {
    return this.arm(stop, act, true)
  }

  private arm(stop: Stop, act: Act, goOn: boolean): Promise<void> {
    this.wasHurt = true
    return new Promise((done, fail) => this.armed.push({ ...stop, left: stop.nth ?? 1, reached: false, act, goOn, done, fail }))
  }

  async close(): Promise<void> {
    this.isCut = true
    for (const socket of this.sockets) socket.destroy()
    await new Promise(resolve => this.server.close(resolve))
  }

  private accept(socket: Socket): void {
    if (this.isCut) return void socket.destroy()
    this.watch(socket)
    this.devices.add(socket)
    socket.once('close', () => {
      this.devices.delete(socket)
      this.endedBytes += socket.bytesRead + socket.bytesWritten
    })
  }

  private watch(socket: Duplex): void {
    this.sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => this.sockets.delete(socket))
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url = '/' } = request
    const began = performance.now()
    const passed: Passed = { method, path: url, device: request.headers[DEVICE_HEADER] as string | undefined, ms: undefined }
    this.passed.push(passed)
    const armed = this.armedFor(method, url)
    const onward = httpRequest({
      ...{ host: '127.0.0.1', port: this.target, localAddress: this.address, method, path: url, agent: false },
      headers: kept(request.rawHeaders),
    })
    const end = () => {
      onward.destroy()
      // A request that ended has no socket any more.
      request.socket?.destroy()
    }
    onward.on('error', end)
    request.on('error', end)
    response.on('close', () => {
      passed.ms = performance.now() - began
      if (!response.writableFinished) onward.destroy()
      // It ended before its point: the next of its kind may come that far.
      if (armed && !armed.reached) this.armed.push(armed)
    })
    const { at } = armed ?? {}
    const sending = at === 'sent' ? contentLength(request) : typeof at === 'object' && 'sent' in at ? at.sent : undefined
    const sent = (bytes: number) => {
      this.sentBytes += bytes
    }
    void pump(request, onward, gate(armed, sending, end), sent).catch(end)
    onward.on('response', answer => void this.answer(answer, response, armed, end).catch(end))
  }

  private async answer(answer: IncomingMessage, response: ServerResponse, armed: Armed | undefined, end: () => void): Promise<void> {
    answer.on('error', end)
    const { at } = armed ?? {}
    if (at === 'answered') await gate(armed, 0, end)?.(0)
    if (response.destroyed) return
    response.writeHead(answer.statusCode ?? 502, kept(answer.rawHeaders))
    const receiving = typeof at === 'object' && 'received' in at ? at.received : undefined
    await pump(answer, response, gate(armed, receiving, end), bytes => {
      this.receivedBytes += bytes
    })
  }

  private armedFor(method: string, path: string): Armed | undefined {
    const found = this.armed.find(armed => (armed.method ?? method) === method && armed.path.test(path))
    if (!found || (found.left > 1 && found.left--)) return undefined
    this.armed = this.armed.filter(armed => armed !== found)
    return found
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const onward = connect({ host: '127.0.0.1', port: this.target, localAddress: this.address })
    this.watch(onward)
    const headers: string[] = []
    for (let i = 0; i < request.rawHeaders.length; i += 2) headers.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`)
    onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
    onward.write(head)
    socket.pipe(onward).pipe(socket)
    socket.once('close', () => onward.destroy())
    onward.once('close', () => socket.destroy())
  }
}

function contentLength(request: IncomingMessage): number {
  return Number(request.headers['content-length'] ?? 0)
}

function kept(rawHeaders: readonly string[]): string[] {
  const headers: string[] = []
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string
    if (!HOP_HEADERS.has(name.toLowerCase())) headers.push(name, rawHeaders[i + 1] as string)
  }
  return headers
}

/** Called before bytes are handed on, with how many were before them: gives how many may pass before the stop is at hand. */
type Gate = (passed: number) => Promise<number>

function gate(armed: Armed | undefined, stopAt: number | undefined, end: () => void): Gate | undefined {
  if (!armed || stopAt === undefined) return undefined
  return async passed => {
    if (armed.reached) return Number.POSITIVE_INFINITY
    if (passed < stopAt) return stopAt - passed
    armed.reached = true
    try {
      await armed.act()
    } catch (error) {
      armed.fail(error)
    }
    if (!armed.goOn) end()
    armed.done()
    return Number.POSITIVE_INFINITY
  }
}

interface Sink {
  write(bytes: Buffer): boolean
  end(): void
  once(event: 'drain' | 'close', listener: () => void): unknown
  off(event: 'drain' | 'close', listener: () => void): unknown
  readonly destroyed: boolean
}

/** Hands on every byte, waiting at the gate where there is one. */
async function pump(source: IncomingMessage, sink: Sink, open: Gate | undefined, count: (bytes: number) => void): Promise<void> {
  let passed = 0
  for await (const part of source) {
    let rest = part as Buffer
    while (rest.length > 0) {
      const room = open ? await open(passed) : rest.length
      const now = rest.subarray(0, room)
      if (sink.destroyed) return
      if (!sink.write(now)) await drained(sink)
      passed += now.length
      count(now.length)
      rest = rest.subarray(now.length)
    }
  }
  if (open) await open(passed)
  if (!sink.destroyed) sink.end()
}

function drained(sink: Sink): Promise<void> {
  return new Promise(resolve => {
    const go = () => {
      sink.off('drain', go)
      sink.off('close', go)
      resolve()
    }
    sink.once('drain', go)
    sink.once('close', go)
  })
}
