/**
 * Work that takes its time, answered line by line as JSON: how far it is, and at last what came of it, or the fault it
 * ended with, in the shape of every other. Whoever goes away ends it, and so does whatever ends the request.
 */
import type { Server } from '../context'
import { Fault } from '../fault'

export const LINES = 'application/x-ndjson'

/** More lines than a screen can show are left out. */
const EVERY_MS = 200

export interface Teller<Progress> {
  tell(progress: Progress): void
  /** Nobody waits for it any more. */
  readonly gone: AbortSignal
}

export function linesResponse<Progress extends object>(
  { log }: Pick<Server, 'log'>,
  ended: AbortSignal,
  run: (teller: Teller<Progress>) => Promise<object>,
): Response {
  const gone = new AbortController()
  const over = AbortSignal.any([gone.signal, ended])
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (line: object) => {
        if (!gone.signal.aborted) controller.enqueue(Buffer.from(`${JSON.stringify(line)}\n`))
      }
      void run({ tell: seldom(write), gone: over })
        .catch((error: unknown) => {
          if (!(error instanceof Fault) && !over.aborted) log.error({ err: error }, 'a request failed')
          return { error: error instanceof Fault ? error.kind : 'internal' }
        })
        .then(answer => {
          write(answer)
          if (!gone.signal.aborted) controller.close()
        })
    },
    cancel: () => gone.abort(),
  })
  // Some proxies keep what comes in small parts until it is much.
  return new Response(body, { headers: { 'content-type': LINES, 'x-accel-buffering': 'no' } })
}

function seldom(write: (line: object) => void): (line: object) => void {
  let last = Number.NEGATIVE_INFINITY
  return line => {
    const now = performance.now()
    if (now - last < EVERY_MS) return
    last = now
    write(line)
  }
}
