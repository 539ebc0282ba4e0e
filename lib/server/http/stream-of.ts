/**
 * An async iterable as a body; a reader that goes away ends the iterable. `ahead`: how many parts are read before they are
 * asked for; `ended`: breaks it off with its reason, also while a part is waited for.
 */
export function streamOf(
  parts: AsyncIterable<Uint8Array<ArrayBuffer>>,
  ahead = 2,
  ended?: AbortSignal,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = parts[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      start(controller) {
        const breakOff = () => {
          controller.error(ended?.reason)
          iterator.return?.().catch(() => undefined)
        }
        ended?.addEventListener('abort', breakOff, { once: true })
      },
      async pull(controller) {
        const next = await iterator.next()
        if (ended?.aborted) return
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    { highWaterMark: ahead },
  )
}
