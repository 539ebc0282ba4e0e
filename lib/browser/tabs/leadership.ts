/**
 * One leader for each folder among all tabs of this browser: whoever holds its lock. The lock goes to the next in the
 * queue the moment its holder lets go or dies. Knows nothing of what a leader does.
 */

/** The part of `navigator.locks` that is needed. */
export interface Locks {
  request(name: string, options: { signal: AbortSignal }, held: () => Promise<void>): Promise<void>
}

export interface Leadership {
  /** Steps down, or out of the queue; resolves when the lock is free for another. */
  resign(): Promise<void>
}

/** Calls `begin` once this tab leads. What it gives back is called, and waited for, before the lock goes to another. */
export function seekLead(locks: Locks, name: string, begin: () => () => Promise<void>): Leadership {
  const waiting = new AbortController()
  let letGo = () => {}
  const resigned = new Promise<void>(resolve => {
    letGo = resolve
  })
  const over = locks
    .request(name, { signal: waiting.signal }, async () => {
      const end = begin()
      await resigned
      await end()
    })
    .catch(error => {
      if (!waiting.signal.aborted) throw error
    })
  return {
    resign() {
      letGo()
      waiting.abort()
      return over
    },
  }
}
