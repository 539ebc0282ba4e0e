import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod/mini'
import { answerIn, postForLines } from './post-for-lines'

afterEach(() => void vi.unstubAllGlobals())

/** The server sends these parts, and then breaks off or ends. */
function answering(parts: readonly string[], { status = 200, broken = false } = {}): void {
  const body = new ReadableStream({
    async start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
      if (broken) controller.error(new TypeError('network error'))
      else controller.close()
    },
  })
  vi.stubGlobal('fetch', async () => new Response(body, { status }))
}

async function lines(signal = new AbortController().signal): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const line of postForLines('/x', {}, signal)) found.push(line)
  return found
}

test('lines come whole, however they were cut on the way', async () => {
  answering(['{"a":', '1}\n{"b":2}', '\n'])
  expect(await lines()).toEqual([{ a: 1 }, { b: 2 }])
})

test('a refusal is the fault that it carries, and a broken line is offline', async () => {
  answering(['{"error":"link-exhausted"}'], { status: 403 })
  await expect(lines()).rejects.toMatchObject({ kind: 'link-exhausted' })
  answering([], { broken: true })
  await expect(lines()).rejects.toMatchObject({ kind: 'offline' })
})

test('whoever gives up hears their own reason', async () => {
  vi.stubGlobal('fetch', (_: unknown, { signal }: RequestInit) => Promise.reject(signal?.reason))
  const controller = new AbortController()
  controller.abort(new Error('enough'))
  await expect(lines(controller.signal)).rejects.toThrow('enough')
})

test('the last line is the answer, or the fault that the work ended with', () => {
  const schema = z.object({ kind: z.literal('done') })
  expect(answerIn(schema, { kind: 'done' })).toEqual({ kind: 'done' })
  expect(() => answerIn(schema, { error: 'disk-full' })).toThrow(expect.objectContaining({ kind: 'disk-full' }))
  expect(() => answerIn(schema, { kind: 'else' })).toThrow(expect.objectContaining({ kind: 'offline' }))
})
