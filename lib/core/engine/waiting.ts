/** Items that are not in step for a reason of their own. Each is tried again later and later; the rest goes on. */
import type { NodeId } from '../ids'
import type { LocalProblem } from '../ports'
import type { RemoteProblem } from '../status'

export type Reason = LocalProblem | RemoteProblem

const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 5 * 60 * 1000

/** Only a change of the name or of the device helps: no use in trying again. */
const LASTING: ReadonlySet<Reason> = new Set<Reason>(['bad-name', 'bad-name-remote', 'too-long', 'forbidden'])

interface Wait {
  readonly why: Reason
  readonly attempts: number
  readonly retryAt: number | undefined
}

export class Waiting {
  /** By what was tried: other things may be tried meanwhile, and fail for reasons of their own. */
  private readonly items = new Map<NodeId, Map<string, Wait>>()
  /** Raised by every change, for those who show the list. */
  version = 0

  fail(id: NodeId, why: Reason, what: string, now: number): void {
    const waits = this.items.get(id) ?? new Map<string, Wait>()
    const attempts = (waits.get(what)?.attempts ?? 0) + 1
    const delay = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1))
    // The newest comes last.
    waits.delete(what)
    waits.set(what, { why, attempts, retryAt: LASTING.has(why) ? undefined : now + delay })
    this.items.set(id, waits)
    this.version++
  }

  /** Something about the node changed: what was tried may work now. */
  clear(id: NodeId): void {
    if (this.items.delete(id)) this.version++
  }

  /** Everything may be tried at once. */
  retryAll(): void {
    for (const waits of this.items.values()) for (const [what, wait] of waits) waits.set(what, { ...wait, attempts: 0, retryAt: 0 })
    this.version++
  }

  /** Whether `what` must not be tried on the node now. */
  isHeld(id: NodeId, what: string, now: number): boolean {
    const wait = this.items.get(id)?.get(what)
    return wait !== undefined && (wait.retryAt === undefined || wait.retryAt > now)
  }

  /** When the next item after `after` is due, if any. */
  nextRetry(after: number): number | undefined {
    let next: number | undefined
    for (const waits of this.items.values()) {
      for (const { retryAt } of waits.values()) {
        if (retryAt !== undefined && retryAt > after && (next === undefined || retryAt < next)) next = retryAt
      }
    }
    return next
  }

  /** Drops what no longer has any work. */
  keepOnly(ids: ReadonlySet<NodeId>): void {
    for (const id of this.items.keys()) if (!ids.has(id)) this.clear(id)
  }

  /** Each item with what it failed for last. */
  *entries(): Iterable<[NodeId, { readonly why: Reason; readonly retryAt: number | undefined }]> {
    for (const [id, waits] of this.items) {
      const last = [...waits.values()].at(-1)
      if (last) yield [id, last]
    }
  }
}
