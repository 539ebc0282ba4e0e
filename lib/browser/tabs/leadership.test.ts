import { expect, test } from 'vitest'
import { settled } from '../../core/testing/virtual-clock'
import { type Locks, seekLead } from './leadership'

/** One lock, whose holder may die. */
function createLocks() {
  const queue: { run(): Promise<void>; signal: AbortSignal }[] = []
  let held = false
  async function next(): Promise<void> {
    const first = held ? undefined : queue.shift()
    if (!first) return
    held = true
    await first.run()
    held = false
    await next()
  }
  const locks: Locks = {
    request: (_name, { signal }, run) =>
      new Promise((resolve, reject) => {
        const entry = { signal, run: () => run().then(resolve, reject) }
        queue.push(entry)
        signal.addEventListener('abort', () => {
          const at = queue.indexOf(entry)
          if (at === -1) return
          queue.splice(at, 1)
          reject(new DOMException('', 'AbortError'))
        })
        void next()
      }),
  }
  return locks
}

function tab(locks: Locks, name: string, log: string[]) {
  return seekLead(locks, 'folder', () => {
    log.push(`${name} leads`)
    return async () => {
      await Promise.resolve()
      log.push(`${name} ended`)
    }
  })
}

test('one leads, the next leads only when the first has ended its work', async () => {
  const locks = createLocks()
  const log: string[] = []
  const a = tab(locks, 'a', log)
  const b = tab(locks, 'b', log)
  await settled()
  expect(log).toEqual(['a leads'])
  await a.resign()
  await settled()
  expect(log).toEqual(['a leads', 'a ended', 'b leads'])
  await b.resign()
})

test('who leaves the queue never leads', async () => {
  const locks = createLocks()
  const log: string[] = []
  const a = tab(locks, 'a', log)
  const b = tab(locks, 'b', log)
  await b.resign()
  await a.resign()
  await settled()
  expect(log).toEqual(['a leads', 'a ended'])
})

test('resigning twice is the same as once', async () => {
  const log: string[] = []
  const a = tab(createLocks(), 'a', log)
  await settled()
  await Promise.all([a.resign(), a.resign()])
  expect(log).toEqual(['a leads', 'a ended'])
})
