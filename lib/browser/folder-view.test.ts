import { expect, test } from 'vitest'
import type { NodeId } from '../core/ids'
import type { Activity } from '../core/status'
import { applyUpdate, NEW_VIEW } from './folder-view'

const activity = (at: number): Activity => ({ at, what: 'sent', path: [`${at}`] })
const id = (text: string) => text as NodeId

test('what an update does not name stays the very same', () => {
  const view = applyUpdate(NEW_VIEW, { writing: true })
  expect(view).toEqual({ ...NEW_VIEW, writing: true })
  expect(view.items).toBe(NEW_VIEW.items)
})

test('the newest activity comes first, and at most two hundred are kept', () => {
  const first = applyUpdate(NEW_VIEW, { activity: [activity(1), activity(2)] })
  expect(first.activity.map(({ at }) => at)).toEqual([2, 1])
  const many = applyUpdate(first, { activity: Array.from({ length: 300 }, (_, i) => activity(i + 3)) })
  expect(many.activity.length).toBe(200)
  expect(many.activity[0]?.at).toBe(302)
})

test('nodes that are in step or gone are not kept', () => {
  const busy = applyUpdate(NEW_VIEW, {
    items: [
      { id: id('a'), state: 'to-send' },
      { id: id('b'), state: 'sending' },
      { id: id('c'), state: 'waiting' },
    ],
  })
  const later = applyUpdate(busy, {
    items: [
      { id: id('a'), state: 'in-step' },
      { id: id('b'), state: 'gone' },
      { id: id('c'), state: 'to-send' },
    ],
  })
  expect([...later.items]).toEqual([['c', 'to-send']])
  expect(busy.items.size).toBe(3)
})
