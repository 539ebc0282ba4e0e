import { expect, test } from 'vitest'
import { type NodeId, ROOT } from '../../core/ids'
import { folderOf, folderUrl, sectionOf } from './route'

const ID = 'abcdefghijklmnopqrstuv' as NodeId

test('a folder’s address leads back to it', () => {
  expect(folderOf(folderUrl(ID))).toBe(ID)
  expect(folderOf(folderUrl(ROOT))).toBe(ROOT)
})

test.each(['/files/nonsense', '/files/../etc', '/settings', '/', '/other/abcdefghijklmnopqrstuv'])('%s shows the top', pathname => {
  expect(folderOf(pathname)).toBe(ROOT)
})

test('the section of an address', () => {
  expect(sectionOf(folderUrl(ID))).toBe('files')
  expect(sectionOf('/devices')).toBe('devices')
  expect(sectionOf('/nowhere')).toBeUndefined()
})
