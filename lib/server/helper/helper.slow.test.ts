/** Whatever a job does, it has an end, and the next one is done. */
import { afterEach, expect, test, vi } from 'vitest'
import { createHelper, type Helper, type HelperOptions } from './helper'
import type { OddJob } from './testing/odd-jobs'

const made: Helper<OddJob, unknown>[] = []

afterEach(() => {
  for (const helper of made.splice(0)) helper.close()
})

function start(more: Partial<Pick<HelperOptions, 'timeoutMs' | 'idleMs' | 'residentMebibytes'>> = {}): Helper<OddJob, unknown> {
  const script = new URL('./testing/odd-jobs.ts', import.meta.url)
  const helper = createHelper<OddJob, unknown>({ script, timeoutMs: 20_000, idleMs: 20_000, memoryMebibytes: 64, ...more })
  made.push(helper)
  return helper
}

test.each<[OddJob, object]>([
  ['throw', { kind: 'threw', detail: 'it could not be done' }],
  ['exit', { kind: 'killed' }],
])('a job that does %s is told from others, and the next one is done', async (job, answer) => {
  const helper = start()
  const both = await Promise.all([helper.run(job), helper.run('echo')])
  expect(both).toEqual([answer, { kind: 'done', result: 'echo' }])
})

test.each<[OddJob]>([['hang'], ['spin']])('a job that does not end (%s) is ended', async job => {
  const helper = start({ timeoutMs: 10_000 })
  const both = await Promise.all([helper.run(job), helper.run('echo')])
  expect(both).toEqual([{ kind: 'killed' }, { kind: 'done', result: 'echo' }])
})

test('a job that takes memory without end is ended long before the machine has none left', async () => {
  const helper = start({ residentMebibytes: 512 })
  const both = await Promise.all([helper.run('swell'), helper.run('echo')])
  expect(both).toEqual([{ kind: 'killed' }, { kind: 'done', result: 'echo' }])
})

test('what is under way when it is closed was not the job’s fault', async () => {
  const helper = start()
  await helper.run('echo')
  const under = [helper.run('hang'), helper.run('echo')]
  // The first has begun once another turn of the loop has passed.
  await new Promise(resolve => setImmediate(resolve))
  helper.close()
  expect(await Promise.all(under)).toEqual([{ kind: 'closed' }, { kind: 'closed' }])
})

test('it keeps its process while there is work, and gives it up when idle', async () => {
  const helper = start({ idleMs: 50 })
  const [first, second] = await Promise.all([helper.run('pid'), helper.run('pid')])
  expect(first).toEqual(second)
  const pid = first.kind === 'done' ? Number(first.result) : 0
  await expect.poll(() => isRunning(pid)).toBe(false)
  expect((await helper.run('echo')).kind).toBe('done')
})

test('it is given nothing of the server’s environment', async () => {
  vi.stubEnv('HELPER_SECRET', 'secret')
  expect(await start().run('environment')).toEqual({ kind: 'done', result: 'none' })
  vi.unstubAllEnvs()
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
