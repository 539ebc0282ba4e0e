/** Who may write to an upload: one request at a time. Another one asks it to end, and waits without turning. */
import { ERRORS, type Lock, type Locker } from '@tus/server'

const WAIT_MS = 30_000

interface Held {
  readonly freed: Promise<void>
  readonly free: () => void
  /** Asks whoever holds it. */
  readonly release: () => void
}

export class UploadLocks implements Locker {
  private readonly held = new Map<string, Held>()

  newLock(id: string): Lock {
    return {
      lock: (signal, release) => this.lock(id, signal, () => void release()),
      unlock: async () => {
        this.held.get(id)?.free()
        this.held.delete(id)
      },
    }
  }

  private async lock(id: string, signal: AbortSignal, release: () => void): Promise<void> {
    const givenUp = AbortSignal.any([signal, AbortSignal.timeout(WAIT_MS)])
    for (let other = this.held.get(id); other; other = this.held.get(id)) {
      if (givenUp.aborted) throw ERRORS.ERR_LOCK_TIMEOUT
      other.release()
      await Promise.race([other.freed, aborted(givenUp)])
    }
    let free = () => {}
    const freed = new Promise<void>(resolve => {
      free = resolve
    })
    this.held.set(id, { freed, free, release })
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
}
