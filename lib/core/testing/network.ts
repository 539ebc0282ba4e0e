/**
 * A bad line between a device and its drive: a decorator of RemoteDrive that delays, loses requests, loses answers,
 * sends requests twice or late, cuts packs and downloads short and loses pushes. What it loses shows as `offline`; a lost push
 * shows as a broken connection that comes back, as with a real socket.
 */
import type { Manifest } from '../chunk/manifest'
import type { ChunkHash, ContentHash } from '../ids'
import { type Lead, type RemoteDrive, RemoteFault } from '../ports'
import type { Advanced, Changes, Commit, CommitAnswer } from '../protocol/messages'
import type { PackedChunk } from '../protocol/pack'
import type { Random } from './random'
import type { VirtualClock } from './virtual-clock'

export interface LineQuality {
  online: boolean
  /** Milliseconds one way, at most. */
  delay: number
  /** Chances from 0 to 1. */
  loseRequest: number
  loseAnswer: number
  repeat: number
  losePush: number
}

export const GOOD_LINE: Readonly<LineQuality> = { online: true, delay: 20, loseRequest: 0, loseAnswer: 0, repeat: 0, losePush: 0 }
const TIMEOUT_MS = 10_000
const RECONNECT_MS = 3_000

type Listener = Parameters<RemoteDrive['subscribe']>[0]

export class Network implements RemoteDrive {
  readonly line: LineQuality = { ...GOOD_LINE }
  private readonly reconnects = new Set<() => void>()

  constructor(
    private readonly drive: RemoteDrive,
    private readonly clock: VirtualClock,
    private readonly random: Random,
  ) {}

  /** Cuts the line, or mends it: connections come back by themselves. */
  setOnline(online: boolean): void {
    if (this.line.online === online) return
    this.line.online = online
    for (const reconnect of [...this.reconnects]) reconnect()
  }

  lead(): Promise<Lead> {
    return this.ask(() => this.drive.lead())
  }

  changes(since: number, limit: number): Promise<Changes> {
    return this.ask(() => this.drive.changes(since, limit))
  }

  commit(commit: Commit): Promise<CommitAnswer> {
    return this.ask(() => this.drive.commit(commit), true)
  }

  missing(hashes: readonly ChunkHash[]): Promise<ReadonlySet<ChunkHash>> {
    return this.ask(() => this.drive.missing(hashes))
  }

  manifests(contents: readonly ContentHash[]): Promise<ReadonlyMap<ContentHash, Manifest>> {
    return this.ask(() => this.drive.manifests(contents))
  }

  async sendPack(chunks: readonly PackedChunk[], progress?: (bytes: number) => void): Promise<void> {
    if (this.line.online && this.random.chance(this.line.loseRequest)) await this.cutShort(chunks)
    return this.ask(() => this.drive.sendPack(chunks, progress))
  }

  /** A body that breaks off: the server may have kept the chunks that came whole. */
  private async cutShort(chunks: readonly PackedChunk[]): Promise<never> {
    await this.travel()
    const whole = chunks.slice(0, this.random.below(chunks.length + 1))
    if (whole.length > 0 && this.random.chance(0.5)) await this.drive.sendPack(whole)
    await this.clock.sleep(this.random.below(TIMEOUT_MS))
    throw new RemoteFault('offline')
  }

  async *fetchChunks(hashes: readonly ChunkHash[]): AsyncIterable<PackedChunk> {
    await this.arrive()
    for await (const chunk of this.drive.fetchChunks(hashes)) {
      await this.travel()
      if (!this.line.online || this.random.chance(this.line.loseAnswer)) throw new RemoteFault('offline')
      yield chunk
    }
  }

  subscribe(on: Listener): () => void {
    const connection = new Connection(this.drive, on, this.line, this.clock, this.random)
    const reconnect = () => connection.check()
    this.reconnects.add(reconnect)
    connection.check()
    return () => {
      this.reconnects.delete(reconnect)
      connection.end()
    }
  }

  private async ask<T>(run: () => Promise<T>, mayRepeat = false): Promise<T> {
    await this.arrive(mayRepeat ? run : undefined)
    if (mayRepeat && this.random.chance(this.line.repeat)) void this.arriveLate(run)
    const answer = await run()
    await this.travel()
    if (!this.line.online || this.random.chance(this.line.loseAnswer)) throw await this.silence()
    return answer
  }

  /** A copy of a request, or one that was taken for lost. */
  private async arriveLate(run: () => Promise<unknown>): Promise<void> {
    await this.clock.sleep(this.random.below(TIMEOUT_MS))
    await run().catch(() => undefined)
  }

  private async arrive(late?: () => Promise<unknown>): Promise<void> {
    await this.travel()
    if (!this.line.online) throw new RemoteFault('offline')
    if (!this.random.chance(this.line.loseRequest)) return
    if (late && this.random.chance(0.5)) void this.arriveLate(late)
    throw await this.silence()
  }

  private async silence(): Promise<RemoteFault> {
    await this.clock.sleep(TIMEOUT_MS)
    return new RemoteFault('offline')
  }

  private travel(): Promise<void> {
    return this.clock.sleep(this.random.between(1, Math.max(1, this.line.delay)))
  }
}

/** One socket: pushes come late and out of order, or are lost with the connection. */
class Connection {
  private stop: (() => void) | undefined
  private ended = false

  constructor(
    private readonly drive: RemoteDrive,
    private readonly on: Listener,
    private readonly line: LineQuality,
    private readonly clock: VirtualClock,
    private readonly random: Random,
  ) {}

  check(): void {
    if (this.line.online && !this.stop) this.later(() => this.open())
    if (!this.line.online && this.stop) this.close()
  }

  end(): void {
    this.ended = true
    this.stop?.()
  }

  private open(): void {
    if (this.stop || !this.line.online) return
    const { on } = this
    this.stop = this.drive.subscribe({
      advanced: message => this.pushed(message),
      online: () => on.online(),
      offline: () => on.offline(),
      rights: () => this.later(() => on.rights()),
      refused: kind => on.refused(kind),
    })
  }

  private pushed(message: Advanced): void {
    if (this.random.chance(this.line.losePush)) {
      this.close()
      this.clock.after(RECONNECT_MS, () => this.check())
      return
    }
    this.later(() => {
      if (this.stop) this.on.advanced(message)
    })
  }

  private close(): void {
    this.stop?.()
    this.stop = undefined
    this.later(() => this.on.offline())
  }

  private later(run: () => void): void {
    this.clock.after(this.random.between(1, Math.max(1, this.line.delay)), () => {
      if (!this.ended) run()
    })
  }
}
