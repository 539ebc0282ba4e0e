/** What could be taken back can be after a reload, once, and never over what somebody did meanwhile. */
import { describe, expect, test } from 'vitest'
import type { DriveId, NodeId } from '../../core/ids'
import { createUndoKeeper, forgetUndo } from './undo-keeper'
import { type Undoable, UndoStack } from './undo-stack'

const drive = 'd'.repeat(22) as DriveId
const node = (n: number) => String(n).padStart(22, 'n') as NodeId
const place = (name: string) => ({ parent: node(0), name })

function tabOf(limit = 5_000_000) {
  const kept = new Map<string, string>()
  const tab = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key: string) => void kept.delete(key),
  }
  return { tab, kept }
}

const deleted = (count: number): Omit<Undoable, 'id'> => ({
  ...{ what: 'delete', name: 'a.txt', count, head: 7, made: [] },
  steps: Array.from({ length: count }, (_, i) => ({ kind: 'restore', id: node(i), name: `${i}.txt` })),
})

describe('after a reload', () => {
  test('each edit is there as it was, and what was taken back is not', () => {
    const { tab } = tabOf()
    const open = () => new UndoStack(createUndoKeeper(drive, () => tab))
    const before = open()
    before.push(deleted(3))
    before.push({
      ...{ what: 'move', name: 'b', count: 1, head: 8, made: [] },
      steps: [{ kind: 'move', id: node(1), from: place('b'), to: place('a') }],
    })
    before.push({
      ...{ what: 'copy', name: 'c', count: 1, head: 9, made: [node(2)] },
      steps: [{ kind: 'delete', id: node(2), place: place('c'), revision: null }],
    })
    const after = open()
    expect(after.all()).toEqual(before.all())
    after.take(undefined)
    expect(
      open()
        .all()
        .map(({ what }) => what),
    ).toEqual(['delete', 'move'])
    expect(open().push(deleted(1))).toBe(3)
    expect(new UndoStack(createUndoKeeper('e'.repeat(22) as DriveId, () => tab)).all()).toEqual([])
  })

  test('a delete of many is there', () => {
    const { tab } = tabOf()
    const open = () => new UndoStack(createUndoKeeper(drive, () => tab))
    open().push(deleted(5000))
    expect(open().all()[0]?.steps).toHaveLength(5000)
  })

  test('of more than there is room for the newest are there, and never an older one alone', () => {
    const { tab } = tabOf()
    const open = () => new UndoStack(createUndoKeeper(drive, () => tab))
    const stack = open()
    for (let i = 0; i < 3; i++) stack.push({ ...deleted(5000), name: `${i}` })
    expect(
      open()
        .all()
        .map(({ name }) => name),
    ).toEqual(['1', '2'])
    stack.push(deleted(50_000))
    expect(open().all()).toEqual([])
    const full = tabOf(100)
    const little = new UndoStack(createUndoKeeper(drive, () => full.tab))
    little.push(deleted(10))
    expect([little.all().length, full.kept.size]).toEqual([1, 0])
  })

  test.each(['no json', '{}', '[{"id":1}]', '[{"id":1,"what":"burn","name":"","count":1,"head":1,"steps":[],"made":[]}]'])(
    'what is no list of edits (%s) is passed over',
    text => {
      const { tab } = tabOf()
      tab.setItem(`lockstep.undo.${drive}`, text)
      expect(createUndoKeeper(drive, () => tab).load()).toEqual([])
    },
  )
})

test('a tab that stores nothing forgets, and that is all', () => {
  const keeper = createUndoKeeper(drive, () => {
    throw new DOMException('denied', 'SecurityError')
  })
  const stack = new UndoStack(keeper)
  expect(stack.push(deleted(1))).toBe(1)
  expect(stack.all()).toHaveLength(1)
})

test('signing out forgets it for all drives, and nothing else', () => {
  const tab = { 'lockstep.undo.a': '1', 'lockstep.undo.b': '2', other: '3' } as unknown as Storage
  Object.defineProperty(tab, 'removeItem', { value: (key: string) => Reflect.deleteProperty(tab, key) })
  forgetUndo(() => tab)
  expect(Object.keys(tab)).toEqual(['other'])
})
