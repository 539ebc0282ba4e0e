/**
 * The tab's one socket to the server, shared by all that want to hear of drives. A push only says "look": whoever
 * was not heard of for a while is told `online` and reads on by cursor.
 */
import type { DriveId } from '../../core/ids'
import type { RemoteDrive } from '../../core/ports'
import { AdvancedSchema, type FaultKind, FaultSchema } from '../../core/protocol/messages'

export type PushListener = Parameters<RemoteDrive['subscribe']>[0]

export interface Pushes {
  /** Until the returned function is called. */
  subscribe(drive: DriveId, listener: PushListener): () => void
  /** The network may be back: connect now instead of after the wait. */
  nudge(): void
  close(): void
}

/** The part of a Socket.IO client that is needed. */
export interface PushSocket {
  readonly connected: boolean
  on(event: string, listener: (...args: never[]) => void): unknown
  timeout(ms: number): { emitWithAck(event: string, ...args: unknown[]): Promise<unknown> }
  connect(): unknown
  disconnect(): unknown
}

const JOIN_MS = 15_000
/** After the server closed the connection, which the client library takes for the last word. */
const RETURN_MS = 3_000
/** Refusals that a moment later may be none. */
const PASSING: ReadonlySet<FaultKind> = new Set<FaultKind>(['internal', 'rate-limited', 'disk-full'])

/** `changed` is told whenever the connection begins or ends. The socket must not be connected yet. */
export function createPushes(socket: PushSocket, changed: (online: boolean) => void = () => {}): Pushes {
  return new SharedSocket(socket, changed)
}

class SharedSocket implements Pushes {
  private readonly rooms = new Map<DriveId, Set<PushListener>>()
  private readonly joined = new Set<DriveId>()
  /** Counts connections: an answer that belongs to an earlier one says nothing. */
  private connection = 0
  private refusal: FaultKind | undefined
  private returning: ReturnType<typeof setTimeout> | undefined
  private closed = false

  constructor(
    private readonly socket: PushSocket,
    private readonly changed: (online: boolean) => void,
  ) {
    socket.on('connect', () => this.connected())
    socket.on('disconnect', (reason: string) => this.disconnected(reason))
    socket.on('connect_error', (error: Error & { data?: unknown }) => this.failed(error.data))
    socket.on('advanced', (message: unknown) => this.advanced(message))
    socket.on('refused', (message: unknown) => this.refused(message))
    socket.connect()
  }

  subscribe(drive: DriveId, listener: PushListener): () => void {
    const room = this.rooms.get(drive) ?? new Set()
    this.rooms.set(drive, room.add(listener))
    if (this.refusal) listener.refused(this.refusal)
    else if (this.joined.has(drive)) listener.online()
    else if (this.socket.connected && room.size === 1) void this.join(drive)
    return () => {
      room.delete(listener)
    }
  }

  nudge(): void {
    if (this.closed || this.socket.connected || this.refusal) return
    // A client that waits for its next attempt takes a plain `connect` for said already.
    this.socket.disconnect()
    this.socket.connect()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.returning)
    this.socket.disconnect()
  }

  private connected(): void {
    this.connection++
    this.changed(true)
    for (const drive of this.rooms.keys()) void this.join(drive)
  }

  private async join(drive: DriveId): Promise<void> {
    const { connection } = this
    const answer = await this.socket
      .timeout(JOIN_MS)
      .emitWithAck('join', drive)
      .catch(() => undefined)
    if (connection !== this.connection || !this.socket.connected) return
    const fault = FaultSchema.safeParse(answer)
    if (fault.success && !PASSING.has(fault.data.error)) return this.tell(drive, listener => listener.refused(fault.data.error))
    if (fault.success || answer === undefined) return this.comeBack()
    this.joined.add(drive)
    this.tell(drive, listener => listener.online())
  }

  private advanced(message: unknown): void {
    const advanced = AdvancedSchema.safeParse(message)
    if (advanced.success) this.tell(advanced.data.drive, listener => listener.advanced(advanced.data))
    // What cannot be understood may still have been news.
    else this.tellAll(listener => listener.online())
  }

  private refused(message: unknown): void {
    const fault = FaultSchema.safeParse(message)
    if (!fault.success || PASSING.has(fault.data.error)) return
    const { error } = fault.data
    this.refusal = error
    this.tellAll(listener => listener.refused(error))
  }

  private failed(data: unknown): void {
    this.refused(data)
    // A failed handshake, unlike a failed connection, is not tried again by the client library.
    if (FaultSchema.safeParse(data).success) this.comeBack()
  }

  private disconnected(reason: string): void {
    this.connection++
    this.joined.clear()
    this.changed(false)
    this.tellAll(listener => listener.offline())
    if (reason === 'io server disconnect') this.comeBack()
  }

  private comeBack(): void {
    if (this.closed || this.refusal) return
    clearTimeout(this.returning)
    this.returning = setTimeout(() => {
      this.socket.disconnect()
      this.socket.connect()
    }, RETURN_MS)
  }

  private tell(drive: DriveId, tell: (listener: PushListener) => void): void {
    for (const listener of [...(this.rooms.get(drive) ?? [])]) tell(listener)
  }

  private tellAll(tell: (listener: PushListener) => void): void {
    for (const drive of this.rooms.keys()) this.tell(drive, tell)
  }
}
