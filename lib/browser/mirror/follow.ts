/**
 * Brings the replica up to the server and keeps it there. One catch-up at a time among all tabs, as far as locks are
 * to be had; where they are not, two tabs do the same work twice and the store takes it once.
 */
import { type Clock, type RemoteDrive, RemoteFault } from '../../core/ports'
import type { Trouble } from '../drive-api'
import type { MirrorHead } from './mirror-database'
import type { MirrorChange, MirrorStore } from './mirror-store'

/** `cleared`: what the replica held is void. */
export type MirrorNews = ({ readonly kind: 'changed'; readonly head: MirrorHead } & MirrorChange) | { readonly kind: 'cleared' }

export interface FollowParts {
  readonly store: MirrorStore
  readonly drive: Pick<RemoteDrive, 'changes'>
  readonly clock: Clock
  /** Runs it while no other tab runs one of the same drive. */
  alone(work: () => Promise<void>): Promise<void>
  /** After each step that is stored. */
  news(news: MirrorNews): void
  /** Why it does not get on, or that it does again. */
  trouble(trouble: Trouble | undefined): void
  /** A bug, or a store that fails; for developers. */
  fault(error: unknown): void
}

const PAGE_NODES = 2000
const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 60_000
/** Trying again by itself does not help: the drive is not ours (any more), or the page too old. */
const FINAL: ReadonlySet<Trouble> = new Set<Trouble>(['forbidden', 'not-found', 'outdated', 'bad-request'])

export class Follower {
  private wanted = false
  private running: Promise<void> | undefined
  private failures = 0
  private cancelRetry = () => {}
  private stopped = false

  constructor(private readonly parts: FollowParts) {}

  /** There may be news. Resolves when a catch-up that began after this call is over, well or not. */
  async look(): Promise<void> {
    this.wanted = true
    // One that is under way may have asked before.
    while (this.wanted && !this.stopped) await (this.running ?? this.start())
    await this.running
  }

  async stop(): Promise<void> {
    this.stopped = true
    this.cancelRetry()
    await this.running
  }

  private start(): Promise<void> {
    this.wanted = false
    this.cancelRetry()
    this.running = this.attempt().finally(() => {
      this.running = undefined
    })
    return this.running
  }

  private async attempt(): Promise<void> {
    try {
      await this.parts.alone(() => this.catchUp())
      this.failures = 0
      this.parts.trouble(undefined)
    } catch (error) {
      const kind = error instanceof RemoteFault ? error.kind : 'internal'
      if (!(error instanceof RemoteFault)) this.parts.fault(error)
      this.parts.trouble(kind)
      // What is not ours any more is not kept here either.
      if (kind === 'not-found' || kind === 'forbidden') await this.forget().catch(this.parts.fault)
      if (!FINAL.has(kind)) this.retryLater()
    }
  }

  private retryLater(): void {
    if (this.stopped) return
    const ms = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.failures++)
    this.cancelRetry = this.parts.clock.after(ms, () => void this.look())
  }

  private async catchUp(): Promise<void> {
    const { store, drive } = this.parts
    for (let more = true; more && !this.stopped; ) {
      const seen = await store.head()
      const page = await drive.changes(seen?.cursor ?? 0, PAGE_NODES)
      // The server was restored: what is here may never have been.
      if (seen && page.epoch !== seen.epoch) await this.forget()
      else more = (await this.take(seen, page)) !== 'end'
    }
  }

  private async take(seen: MirrorHead | undefined, page: Parameters<MirrorStore['put']>[1]): Promise<'end' | 'more'> {
    const { store, news } = this.parts
    if (seen?.whole && page.nodes.length === 0 && page.next === seen.cursor) return 'end'
    const change = await store.put(seen, page)
    if (change === 'overtaken') return 'more'
    const head = await store.head()
    if (head) news({ kind: 'changed', head, ...change })
    return page.more ? 'more' : 'end'
  }

  private async forget(): Promise<void> {
    const { store, news } = this.parts
    await store.clear(await store.head())
    news({ kind: 'cleared' })
  }
}
