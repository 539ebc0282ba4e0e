/**
 * Requests to our own server and what their answers mean. Nothing is tried again here: whoever asked knows better
 * whether it still matters.
 */
import { type $ZodType, safeParse } from 'zod/v4/core'
import { RemoteFault } from '../../core/ports'
import { DEVICE_HEADER, FaultSchema } from '../../core/protocol/messages'

/** How long a request may stand still: before its answer, or between two parts of it. */
export const STILL_MS = 60_000

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Http {
  /** The parsed answer. Throws `RemoteFault`; an answer that is not of this shape is none of ours: `offline`. */
  json<Answer>(method: Method, path: string, schema: $ZodType<Answer>, body?: unknown): Promise<Answer>
  /** The answer's bytes as they come, each part only good until the next is asked for. Throws `RemoteFault`. */
  bytes(path: string, body: unknown): AsyncIterable<Uint8Array>
  /** Absolute, for what does not go through `fetch`. */
  url(path: string): string
  readonly headers: Readonly<Record<string, string>>
}

export interface HttpOptions {
  /** '' in a page of the server itself. */
  readonly origin: string
  readonly device?: string
  readonly fetch?: typeof fetch
  readonly stillMs?: number
}

export function createHttp({ origin, device, fetch: ask = fetch, stillMs = STILL_MS }: HttpOptions): Http {
  const headers: Record<string, string> = device === undefined ? {} : { [DEVICE_HEADER]: device }

  async function answerTo(method: Method, path: string, body: unknown, signal: AbortSignal): Promise<Response> {
    const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }
    const response = await asOffline(() => ask(origin + path, { method, headers, cache: 'no-store', redirect: 'error', signal, ...json }))
    if (!response.ok) throw faultIn(await asOffline(() => response.text()), response.headers)
    return response
  }

  return {
    headers,
    url: path => origin + path,
    async json(method, path, schema, body) {
      const response = await answerTo(method, path, body, AbortSignal.timeout(stillMs))
      return parsed(schema, await asOffline(() => response.text()))
    },
    async *bytes(path, body) {
      const watch = new Watchdog(stillMs)
      try {
        const response = await answerTo('POST', path, body, watch.signal)
        const read = response.body ? reading(response.body) : async () => undefined
        for (let part = await asOffline(read); part; part = await asOffline(read)) {
          watch.pause()
          yield part
          watch.moved()
        }
      } finally {
        watch.end()
      }
    },
  }
}

const BUFFER_BYTES = 256 * 1024

/** Reads into one buffer again and again, where the platform can: what is made anew for each part piles up faster than it is collected. */
function reading(body: ReadableStream<Uint8Array>): () => Promise<Uint8Array | undefined> {
  let reader: ReadableStreamBYOBReader
  try {
    reader = body.getReader({ mode: 'byob' })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const plain = body.getReader()
    return async () => (await plain.read()).value
  }
  let buffer = new ArrayBuffer(BUFFER_BYTES)
  return async () => {
    const { value, done } = await reader.read(new Uint8Array(buffer))
    if (done || !value) return undefined
    buffer = value.buffer
    return value
  }
}

/** Aborts what stands still for too long. */
class Watchdog {
  private readonly controller = new AbortController()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly ms: number) {
    this.moved()
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  moved(): void {
    this.pause()
    this.timer = setTimeout(() => this.controller.abort(), this.ms)
  }

  /** While it is the reader who takes time. */
  pause(): void {
    clearTimeout(this.timer)
  }

  /** Frees the line when the answer was not read to its end. */
  end(): void {
    this.pause()
    this.controller.abort()
  }
}

/** `204 No Content` is parsed as `undefined`. */
function parsed<Answer>(schema: $ZodType<Answer>, text: string): Answer {
  const answer = safeParse(schema, text === '' ? undefined : fromJson(text))
  if (!answer.success) throw new RemoteFault('offline', { cause: answer.error })
  return answer.data
}

/** The fault that the body of a refused request carries. One that carries none comes from something in between. */
export function faultIn(body: string, headers?: Headers): RemoteFault {
  const fault = FaultSchema.safeParse(fromJson(body))
  if (!fault.success) return new RemoteFault('offline')
  return new RemoteFault(fault.data.error, { cause: fault.data.detail, againS: againIn(headers) })
}

/** Seconds. */
function againIn(headers: Headers | undefined): number | undefined {
  return Number(headers?.get('retry-after')) || undefined
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whatever the network throws is no answer. */
async function asOffline<T>(call: () => T | Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    throw cause instanceof RemoteFault ? cause : new RemoteFault('offline', { cause })
  }
}
