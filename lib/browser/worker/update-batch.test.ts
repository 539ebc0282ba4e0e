import { expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import { VirtualClock } from '../../core/testing/virtual-clock'
import type { FolderUpdate } from '../folder-view'
import { createUpdateBatch } from './update-batch'

function setUp() {
  const clock = new VirtualClock()
  const told: FolderUpdate[] = []
  const batch = createUpdateBatch(update => told.push(update), clock)
  return { clock, told, batch }
}

const item = (id: string, state: 'to-send' | 'sending') => ({ id: id as NodeId, state })

test('a thousand events of a moment are told as one, the last of each kind', async () => {
  const { clock, told, batch } = setUp()
  for (let found = 0; found < 1000; found++) batch.events.status({ kind: 'scanning', found })
  batch.events.items([item('a', 'to-send'), item('b', 'to-send')])
  batch.events.items([item('a', 'sending')])
  batch.events.activity([{ at: 1, what: 'sent', path: ['1'] }])
  batch.events.activity([{ at: 2, what: 'sent', path: ['2'] }])
  batch.writing(true)
  expect(told).toEqual([])
  await clock.advance(100)
  expect(told).toEqual([
    {
      status: { kind: 'scanning', found: 999 },
      items: [item('a', 'sending'), item('b', 'to-send')],
      activity: [
        { at: 1, what: 'sent', path: ['1'] },
        { at: 2, what: 'sent', path: ['2'] },
      ],
      writing: true,
    },
  ])
})

test('a page hears of one thing at once, and of a stream of things twice a second', async () => {
  const { clock, told, batch } = setUp()
  const after = async (ms: number) => {
    batch.events.status({ kind: 'scanning', found: clock.now() })
    await clock.advance(ms)
    return told.length
  }
  expect(await after(100)).toBe(1)
  for (let i = 0; i < 100; i++) await after(10)
  expect(told.length).toBe(3)
  await clock.advance(5000)
  const before = told.length
  expect(await after(100)).toBe(before + 1)
})

test('nothing is told when nothing happened', async () => {
  const { clock, told, batch } = setUp()
  await clock.advance(10_000)
  batch.close()
  expect(told).toEqual([])
})

test('closing tells what is left, and what comes later is not heard', async () => {
  const { clock, told, batch } = setUp()
  batch.events.status({ kind: 'starting' })
  batch.close()
  batch.events.status({ kind: 'scanning', found: 1 })
  await clock.advance(1000)
  expect(told).toEqual([{ status: { kind: 'starting' } }])
})
