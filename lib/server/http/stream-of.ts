/** An async iterable as a body; a reader that goes away ends the iterable. `ahead`: how many parts are read before they are asked for. */
export function streamOf(parts: AsyncIterable<Uint8Array<ArrayBuffer>>, ahead = 2): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = parts[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await iterator.next()
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
