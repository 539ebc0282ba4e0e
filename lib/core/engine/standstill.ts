/** When the engine stands still, and until when. */
import { RemoteFault } from '../ports'
import type { PauseReason, SyncStatus } from '../status'

const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 60 * 1000
/** Another leader was heard of, or our rights are others; with the lead asked for anew things may go on. */
const LEAD_RETRY_MS = 5000

/** Faults of the server that a quick retry of ours does not mend. */
const PAUSE_FOR: Partial<Record<RemoteFault['kind'], PauseReason>> = {
  'signed-out': 'signed-out',
  'device-revoked': 'device-revoked',
  forbidden: 'no-access',
  'not-found': 'no-access',
  fenced: 'lost-lead',
  'over-quota': 'over-quota',
  'disk-full': 'server-full',
  outdated: 'outdated',
  'bad-request': 'fault',
  'too-large': 'fault',
}

/** Those that may pass without anybody doing anything here. */
const RETRIED: ReadonlySet<PauseReason> = new Set<PauseReason>(['over-quota', 'server-full', 'fault'])

export class Standstill {
  private held: { readonly retryAt: number | undefined } | undefined
  private failures = 0

  /** Whether nothing may be done at `now`. */
  holds(now: number): boolean {
    if (!this.held) return false
    if (this.held.retryAt === undefined || now < this.held.retryAt) return true
    this.held = undefined
    return false
  }

  get isHeld(): boolean {
    return this.held !== undefined
  }

  /** When it ends by itself. */
  get retryAt(): number | undefined {
    return this.held?.retryAt
  }

  /** Stands still until `lift`, or until `retryAt`. */
  hold(retryAt?: number): void {
    this.held = { retryAt }
  }

  lift(): void {
    this.held = undefined
  }

  /** All went well: the next failure is a first one. */
  recovered(): void {
    this.failures = 0
  }

  /** Holds because the server refused, with the reason to show. */
  refused(kind: RemoteFault['kind'], now: number): PauseReason {
    const why = PAUSE_FOR[kind] ?? 'fault'
    if (kind === 'fenced' || kind === 'forbidden') this.hold(now + LEAD_RETRY_MS)
    else this.hold(RETRIED.has(why) ? now + LAST_RETRY_MS : undefined)
    return why
  }

  /** Holds after something threw; later and later while it goes on. */
  failed(error: unknown, now: number): SyncStatus {
    const retryAt = now + Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.failures++)
    const isOffline = error instanceof RemoteFault && PAUSE_FOR[error.kind] === undefined
    if (!isOffline) return { kind: 'paused', why: this.refused(error instanceof RemoteFault ? error.kind : 'internal', now) }
    this.hold(retryAt)
    return { kind: 'offline', since: now, retryAt }
  }
}
