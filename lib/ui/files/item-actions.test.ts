import { expect, test } from 'vitest'
import type { ShownNode } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import { itemActions } from './item-actions'

const file = { id: 'f' as NodeId, kind: 'file' } as ShownNode
const folder = { id: 'd' as NodeId, kind: 'folder' } as ShownNode
const usual = { writable: true, stars: new Set<NodeId>(), clipped: false }

test('one item can be opened and renamed, several cannot', () => {
  expect(itemActions([file], usual).flat()).toEqual(expect.arrayContaining(['open', 'rename']))
  const several = itemActions([file, folder], usual).flat()
  expect(several).not.toContain('open')
  expect(several).not.toContain('rename')
  expect(several).toContain('download')
})

test('what changes the drive is not offered while it cannot be changed', () => {
  expect(itemActions([file], { ...usual, writable: false })).toEqual([['open', 'download', 'star'], ['details']])
})

test('something is pasted into a folder, when there is something', () => {
  expect(itemActions([folder], { ...usual, clipped: true }).flat()).toContain('paste')
  expect(itemActions([file], { ...usual, clipped: true }).flat()).not.toContain('paste')
  expect(itemActions([folder], usual).flat()).not.toContain('paste')
})

test('a star is taken when all have one, else given', () => {
  const stars = new Set([file.id])
  expect(itemActions([file], { ...usual, stars }).flat()).toContain('unstar')
  expect(itemActions([file, folder], { ...usual, stars }).flat()).toContain('star')
})
