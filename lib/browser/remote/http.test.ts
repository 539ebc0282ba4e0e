import { expect, test } from 'vitest'
import { z } from 'zod/mini'
import { RemoteFault } from '../../core/ports'
import { createHttp } from './http'

type Answer = (init: RequestInit) => Promise<Response>

function asking(answer: Answer, stillMs?: number) {
  const fetch = (_url: unknown, init?: RequestInit) => answer(init as RequestInit)
  return createHttp({
    origin: 'http://server',
    device: 'the-device',
    fetch: fetch as typeof globalThis.fetch,
    ...(stillMs !== undefined && { stillMs }),
  })
}

/** What `fetch` does with a request that is aborted. */
function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
}

async function faultOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof RemoteFault ? error.kind : error
}

const Schema = z.object({ fence: z.int() })

test('a question carries the device and asks for nothing from a cache; its answer is parsed', async () => {
  let asked: RequestInit | undefined
  const http = asking(async init => {
    asked = init
    return new Response(init.body as string)
  })
  expect(await http.json('POST', '/x', Schema, { fence: 3 })).toEqual({ fence: 3 })
  expect(asked).toMatchObject({ method: 'POST', cache: 'no-store', redirect: 'error' })
  expect(asked?.headers).toEqual({ 'x-lockstep-device': 'the-device', 'content-type': 'application/json' })
})

test.each([
  ['a fault of ours', 401, '{"error":"device-revoked"}', 'device-revoked'],
  ['a fault with a detail', 400, '{"error":"bad-request","detail":"what"}', 'bad-request'],
  ['an error page of a proxy', 502, '<html>Bad Gateway</html>', 'offline'],
  ['a fault that this page does not know', 400, '{"error":"new-kind"}', 'offline'],
  ['a page of a captive portal', 200, '<html>Welcome to the hotel</html>', 'offline'],
  ['another shape', 200, '{"fence":"three"}', 'offline'],
  ['nothing', 204, null, 'offline'],
])('%s is told as such', async (_what, status, body, kind) => {
  const http = asking(async () => new Response(body, { status }))
  expect(await faultOf(http.json('GET', '/x', Schema))).toBe(kind)
})

test.each([
  [{ 'retry-after': '40' }, 40],
  [{}, undefined],
] as const)('of one that came too often it is known when to come again: %o', async (headers, againS) => {
  const http = asking(async () => new Response('{"error":"rate-limited"}', { status: 429, headers: headers as Record<string, string> }))
  await expect(http.json('GET', '/x', Schema)).rejects.toMatchObject({ kind: 'rate-limited', againS })
})

test('no server, and a server that does not answer, are offline', async () => {
  const none = asking(async () => {
    throw new TypeError('Failed to fetch')
  })
  expect(await faultOf(none.json('GET', '/x', Schema))).toBe('offline')
  const silent = asking(({ signal }) => untilAborted(signal), 20)
  expect(await faultOf(silent.json('GET', '/x', Schema))).toBe('offline')
})

/** A body of parts; `undefined` stands still from there on, an error breaks off. */
function bodyOf(parts: readonly (string | Error | undefined)[], signal: AbortSignal | null | undefined, cancelled = () => {}): Response {
  const queue = [...parts]
  const body = new ReadableStream({
    async pull(controller) {
      if (queue.length === 0) return controller.close()
      const part = queue.shift()
      if (part === undefined) await untilAborted(signal)
      else if (part instanceof Error) controller.error(part)
      else controller.enqueue(new TextEncoder().encode(part))
    },
    cancel: cancelled,
  })
  return new Response(body)
}

async function lengthOf(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0
  for await (const part of bytes) length += part.length
  return length
}

test('a body comes in parts', async () => {
  const http = asking(async ({ signal }) => bodyOf(['part', 'part', 'part'], signal))
  expect(await lengthOf(http.bytes('/x', {}))).toBe(12)
})

test('a body that stands still, or breaks off, is offline', async () => {
  const still = asking(async ({ signal }) => bodyOf(['part', undefined], signal), 20)
  expect(await faultOf(lengthOf(still.bytes('/x', {})))).toBe('offline')
  const broken = asking(async ({ signal }) => bodyOf(['part', new TypeError('network error')], signal))
  expect(await faultOf(lengthOf(broken.bytes('/x', {})))).toBe('offline')
})

test('a reader who takes long is no reason to give up', async () => {
  const http = asking(async ({ signal }) => bodyOf(['part', 'part'], signal), 20)
  let length = 0
  for await (const part of http.bytes('/x', {})) {
    await new Promise(resolve => setTimeout(resolve, 60))
    length += part.length
  }
  expect(length).toBe(8)
})

test('a refused body carries its fault', async () => {
  const http = asking(async () => new Response('{"error":"forbidden"}', { status: 403 }))
  expect(await faultOf(lengthOf(http.bytes('/x', {})))).toBe('forbidden')
})

test('reading that ends early frees the line', async () => {
  let signal: AbortSignal | null | undefined
  const http = asking(async init => {
    signal = init.signal
    return bodyOf(['part', undefined], signal)
  })
  for await (const part of http.bytes('/x', {})) {
    expect(part.length).toBe(4)
    break
  }
  expect(signal?.aborted).toBe(true)
})
