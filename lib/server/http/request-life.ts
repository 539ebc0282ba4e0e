/**
 * How long a request lives: until its answer is sent or its line breaks. Before that it can be ended, in the middle of
 * whatever goes over the line either way.
 */
import type { ServerResponse } from 'node:http'
import type { Fault } from '../fault'

export interface RequestLife {
  /** Aborted when it ends before its answer is whole: whoever asked went away, or it was ended; then with the reason. */
  readonly signal: AbortSignal
  /** A body that comes in breaks off with `why`, an answer that began is cut. */
  end(why: Fault): void
  /** Once it is over, however; at once when it is already. */
  onOver(run: () => void): void
}

const lives = new WeakMap<Request, RequestLife>()

/** `undefined`: it came by no line. */
export function lifeOf(request: Request): RequestLife | undefined {
  return lives.get(request)
}

/** `made`: the request that is answered over `outgoing`, with this life's signal. */
export function withLife(outgoing: ServerResponse, made: (life: RequestLife) => Request): Request {
  const ending = new AbortController()
  const waiting: (() => void)[] = []
  let over = false
  outgoing.once('close', () => {
    over = true
    if (!outgoing.writableFinished) ending.abort()
    for (const run of waiting.splice(0)) run()
  })
  const life: RequestLife = {
    signal: ending.signal,
    end(why) {
      ending.abort(why)
      if (outgoing.headersSent) outgoing.destroy()
    },
    onOver(run) {
      if (over) run()
      else waiting.push(run)
    },
  }
  const request = made(life)
  lives.set(request, life)
  return request
}
