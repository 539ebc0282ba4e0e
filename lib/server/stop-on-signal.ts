/** A calm end: no new requests, those under way finish, the database is closed. A second signal ends at once. */
import type { Listening } from './http/listen'
import type { Started } from './start'

/** For what is under way. */
const GRACE_MS = 30_000

export function stopOnSignal(started: Started, listening: Listening): void {
  const { log } = started.server
  let stopping = false

  async function stop(signal: string): Promise<void> {
    log.info({ signal }, 'stopping')
    started.drain()
    await listening.stop(GRACE_MS)
    await started.close()
    log.info('stopped')
    process.exit(0)
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      void stop(signal)
    })
  }
}
