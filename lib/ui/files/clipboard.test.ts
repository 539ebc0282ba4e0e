import { beforeEach, expect, test } from 'vitest'
import type { DriveId, NodeId } from '../../core/ids'
import { clip, clippedNow, isReplaced, namesOf, nowOnSystem } from './clipboard'

const nodes = [
  { id: 'a' as NodeId, name: 'a.txt' },
  { id: 'b' as NodeId, name: '照片' },
]
const cut = { drive: 'd' as DriveId, ids: nodes.map(({ id }) => id), how: 'cut' as const }

beforeEach(() => clip(undefined))

test('what was cut is what a paste means, as long as nothing else was copied', () => {
  clip(cut)
  nowOnSystem(namesOf(nodes))
  expect(clippedNow()).toBe(cut)
  expect(isReplaced('a.txt\n照片')).toBe(false)
  expect(isReplaced('a.txt\r\n照片')).toBe(false)
})

test.each(['some words', 'a.txt', ''])('“%s” was copied elsewhere: what was cut is not meant any more', text => {
  clip(cut)
  nowOnSystem(namesOf(nodes))
  expect(isReplaced(text)).toBe(true)
})

test('where the names could not be put on the clipboard, nothing tells', () => {
  clip(cut)
  expect(isReplaced('some words')).toBe(false)
})

test('what was clipped next does not answer for what was clipped before', () => {
  clip(cut)
  nowOnSystem(namesOf(nodes))
  clip({ ...cut, how: 'copy' })
  expect(isReplaced('some words')).toBe(false)
})

test('where nothing was clipped, nothing is replaced', () => {
  clip(cut)
  nowOnSystem('a.txt')
  clip(undefined)
  expect(isReplaced('some words')).toBe(false)
})
