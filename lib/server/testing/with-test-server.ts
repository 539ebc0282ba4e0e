/** A server for the tests of one file: started before them, checked and stopped after them. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { HOOK_MS, startTestServer, type TestOptions, type TestServer } from './test-server'

interface TestServerHooks extends TestOptions {
  /** Each test has a server of its own, or all share one. */
  readonly one: 'each' | 'all'
}

/** `dataDir`: what was stored there stays; otherwise the new server is empty. */
type Restart = (options?: TestOptions) => Promise<TestServer>

/**
 * `begin`: what stands before the tests see it. Damage that they leave behind fails them. The answer puts another server
 * in the place of the one that runs.
 */
export function withTestServer({ one, ...options }: TestServerHooks, begin: (run: TestServer) => Promise<void>): Restart {
  let run: TestServer
  const start = async () => {
    run = await startTestServer(options)
    await begin(run)
  }
  const stop = async () => {
    expect(await run.problems()).toEqual([])
    await run.stop()
  }
  if (one === 'each') {
    beforeEach(start, HOOK_MS)
    afterEach(stop, HOOK_MS)
  } else {
    beforeAll(start, HOOK_MS)
    afterAll(stop, HOOK_MS)
  }
  return async (other = {}) => {
    await run.stop(other.dataDir === undefined ? undefined : 'keep')
    run = await startTestServer(other)
    return run
  }
}
