/**
 * The tab's one socket to the server, shared by all that want to hear of drives. A push only says "look": whoever
 * was not heard of for a while is told `online` and reads on by cursor.
 */
import type { DriveId } from '../../core/ids'
import type { RemoteDrive } from '../../core/ports'
import { RefusedDriveSchema, RightsSchema } from '../../core/protocol/drives'
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

export interface PushNews {
  /** Whenever the connection begins or ends. */
  online?(online: boolean): void
  /** What this account may do in the drive changed, or ended. */
  rights?(drive: DriveId): void
  /** There is something new among what this person wanted to be told. */
  noticed?(): void
  /** A folder on a device of this person stands otherwise, or such a device came or went. */
  devices?(): void
}

/** The socket must not be connected yet. */
export function createPushes(socket: PushSocket, news: PushNews = {}): Pushes {
  return new SharedSocket(socket, news)
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
    private readonly news: PushNews,
  ) {
    socket.on('connect', () => this.connected())
    socket.on('disconnect', (reason: string) => this.disconnected(reason))
    socket.on('connect_error', (error: Error & { data?: unknown }) => this.failed(error.data))
    socket.on('advanced', (message: unknown) => this.advanced(message))
    socket.on('refused', (message: unknown) => this.refused(message))
    socket.on('refused-drive', (message: unknown) => this.refusedDrive(message))
    socket.on('rights', (message: unknown) => this.rights(message))
    socket.on('noticed', () => this.news.noticed?.())
    socket.on('devices', () => this.news.devices?.())
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
    if (this.closed || this.socket.connected || (this.refusal && this.refusal !== 'signed-out')) return
    // Somebody may have signed in since.
    this.refusal = undefined
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
    this.news.online?.(true)
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

  /** Nothing more is heard of this drive; the others go on. */
  private refusedDrive(message: unknown): void {
    const refused = RefusedDriveSchema.safeParse(message)
    if (!refused.success) return
    const { drive } = refused.data
    this.joined.delete(drive)
    this.tell(drive, listener => listener.refused('not-found'))
    this.news.rights?.(drive)
  }

  private rights(message: unknown): void {
    const rights = RightsSchema.safeParse(message)
    if (!rights.success) return
    const { drive } = rights.data
    this.tell(drive, listener => listener.rights())
    // Whoever had no right was not in its room.
    if (this.rooms.has(drive) && !this.joined.has(drive)) void this.join(drive)
    this.news.rights?.(drive)
  }

  private failed(data: unknown): void {
    this.refused(data)
    // A failed handshake, unlike a failed connection, is not tried again by the client library.
    if (FaultSchema.safeParse(data).success) this.comeBack()
  }

  private disconnected(reason: string): void {
    this.connection++
    this.joined.clear()
    this.news.online?.(false)
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
