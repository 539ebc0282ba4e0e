/** A handler hears when whoever asked went away, and only then. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'

let run: TestServer

beforeAll(async () => {
  run = await startTestServer()
}, HOOK_MS)
afterAll(() => run.stop(), HOOK_MS)

/** Puts `answer` in the place of an endpoint that anybody may ask. */
function answerWith(answer: (request: Request) => Promise<Response>): void {
  Object.assign(run.server.endpoints, { healthz: answer })
}

test('a request that is given up while it is answered is aborted', async () => {
  const leaving = new AbortController()
  let heard: ((aborted: boolean) => void) | undefined
  const aborted = new Promise<boolean>(resolve => {
    heard = resolve
  })
  answerWith(
    request =>
      new Promise(() => {
        request.signal.addEventListener('abort', () => heard?.(true))
        leaving.abort()
      }),
  )
  await fetch(`${run.origin}/healthz`, { signal: leaving.signal }).catch(() => undefined)
  expect(await aborted).toBe(true)
})

test('a request that was answered is not', async () => {
  let signal: AbortSignal | undefined
  answerWith(async request => {
    signal = request.signal
    return new Response('whole')
  })
  expect(await (await fetch(`${run.origin}/healthz`)).text()).toBe('whole')
  await fetch(`${run.origin}/healthz`)
  expect(signal?.aborted).toBe(false)
})
