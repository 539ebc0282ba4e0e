import { expect, test } from 'vitest'
import { ignoredPart } from './ignored-path'

test.each([
  ['report.docx', undefined, undefined],
  ['', undefined, undefined],
  ['Photos/2026/.DS_Store', '.DS_Store', 'system'],
  ['C:\\Photos\\thumbs.db', 'thumbs.db', 'system'],
  ['~$report.docx', '~$report.docx', 'office'],
  ['film.mkv.crswap', 'film.mkv.crswap', 'browser'],
  ['a/.#draft/inside.txt', '.#draft', 'editor'],
])('%s', (path, name, why) => expect(ignoredPart(path)).toEqual(name === undefined ? undefined : { name, why }))
