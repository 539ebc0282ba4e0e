/** Bounded concurrency over a queue that may grow while it is worked off. */

/** Runs `work` on every item, `limit` at a time. The first failure is thrown when what runs has ended; nothing new is started after it. */
export async function drain<T>(queue: T[], limit: number, work: (item: T) => Promise<void>): Promise<void> {
  let failure: { error: unknown } | undefined
  let running = 0
  await new Promise<void>(resolve => {
    const next = () => {
      while (running < limit && queue.length > 0 && !failure) {
        const item = queue.shift() as T
        running++
        work(item)
          .catch(error => {
            failure ??= { error }
          })
          .finally(() => {
            running--
            next()
          })
      }
      if (running === 0) resolve()
    }
    next()
  })
  if (failure) throw failure.error
}
