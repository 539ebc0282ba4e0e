import { expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { neighboursOf, stepForKey } from './neighbours'

const NODES = ['a', 'b', 'c'].map(id => ({ id: id as NodeId }) as RemoteNode)

test('a file in the middle has one before and one behind', () => {
  expect(neighboursOf(NODES, 'b' as NodeId, 2)).toEqual({ position: 2, count: 3, previous: 'a', next: 'c' })
})

test('the ends have an end', () => {
  expect(neighboursOf(NODES, 'a' as NodeId, 1).previous).toBeUndefined()
  expect(neighboursOf(NODES, 'c' as NodeId, 3).next).toBeUndefined()
})

test('a file that is gone leaves a gap between its neighbours', () => {
  expect(neighboursOf(NODES, 'x' as NodeId, 2)).toEqual({ position: 0, count: 3, previous: 'a', next: 'b' })
  expect(neighboursOf(NODES, 'x' as NodeId, 0)).toMatchObject({ previous: undefined, next: undefined })
})

test('arrows alone lead on, with other keys they are the browser’s', () => {
  const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }
  expect(stepForKey({ key: 'ArrowRight', ...none })).toBe('next')
  expect(stepForKey({ key: 'ArrowLeft', ...none })).toBe('previous')
  expect(stepForKey({ key: 'ArrowDown', ...none })).toBeUndefined()
  expect(stepForKey({ key: 'ArrowLeft', ...none, altKey: true })).toBeUndefined()
})
