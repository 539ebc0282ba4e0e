/** The page's end of the mirror worker: a question is a message and its answer another. */
import type { FromMirror, MirrorSetup, Replica, ReplicaEvent, ToMirror } from './messages'

/** The part of a `Worker` that is needed. */
export interface MirrorPort {
  postMessage(message: ToMirror): void
  onmessage: ((event: MessageEvent<FromMirror>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

/** The worker failed, or is gone. Whoever asked can ask the server. */
export class ReplicaFailed extends Error {}

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

/** `heard`: what the replica tells of itself. `end` is the last thing to be called. */
export function linkMirror(port: MirrorPort, setup: MirrorSetup, heard: (event: ReplicaEvent) => void): Replica & { end(): void } {
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let ended = false

  function end(): void {
    ended = true
    port.terminate()
    for (const { reject } of waiting.values()) reject(new ReplicaFailed('the worker ended'))
    waiting.clear()
  }

  function take(message: FromMirror): void {
    if (message.kind === 'event') heard(message.event)
    else settle(message)
  }

  function settle(message: Exclude<FromMirror, { kind: 'event' }>): void {
    const asked = waiting.get(message.call)
    waiting.delete(message.call)
    if (message.kind === 'answer') asked?.resolve(message.answer)
    else asked?.reject(new ReplicaFailed(message.error))
  }

  const ask =
    <Method extends keyof Replica>(method: Method) =>
    (...args: Parameters<Replica[Method]>): ReturnType<Replica[Method]> => {
      const answer = new Promise<unknown>((resolve, reject) => {
        if (ended) return reject(new ReplicaFailed('the worker ended'))
        const call = ++calls
        waiting.set(call, { resolve, reject })
        port.postMessage({ kind: 'call', call, method, args })
      })
      return answer as ReturnType<Replica[Method]>
    }

  port.onmessage = ({ data }) => take(data)
  port.onerror = event => {
    // An error inside the worker has a message and says nothing of the others; a script that is not there has none.
    if (!event.message) end()
  }
  port.postMessage({ kind: 'setup', ...setup })
  return {
    listing: ask('listing'),
    nodes: ask('nodes'),
    path: ask('path'),
    search: ask('search'),
    counts: ask('counts'),
    below: ask('below'),
    cursor: ask('cursor'),
    look: ask('look'),
    reach: ask('reach'),
    close: ask('close'),
    end,
  }
}
