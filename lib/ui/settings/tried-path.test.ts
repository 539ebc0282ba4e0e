import { expect, test } from 'vitest'
import { triedPath } from './tried-path'

test.each([
  ['', undefined],
  ['  / ', undefined],
  ['report.docx', { path: ['report.docx'], isFolder: false }],
  [' /src/build/ ', { path: ['src', 'build'], isFolder: true }],
  ['./a//b', { path: ['a', 'b'], isFolder: false }],
  ['C:\\Photos\\2026\\', { path: ['Photos', '2026'], isFolder: true }],
  ['with space.txt', { path: ['with space.txt'], isFolder: false }],
])('%j', (typed, tried) => expect(triedPath(typed)).toEqual(tried))
