import { expect, test } from 'vitest'
import { columnTracks, LIST_COLUMNS, type ListColumn, toggledColumn, USUAL_COLUMNS } from './list-columns'

test.each<[readonly ListColumn[], ListColumn, readonly ListColumn[]]>([
  [USUAL_COLUMNS, 'author', LIST_COLUMNS],
  [LIST_COLUMNS, 'author', USUAL_COLUMNS],
  [['modified'], 'kind', ['kind', 'modified']],
  [['size'], 'size', []],
])('%j and %s make %j', (columns, column, made) => expect(toggledColumn(columns, column)).toEqual(made))

test('each column has its track, and fewer where there is little room', () => {
  expect(columnTracks(LIST_COLUMNS)).toEqual({ '--files-wide': '8rem 9rem 6.5rem 9.5rem', '--files-narrow': '6rem 9rem' })
  expect(columnTracks(['kind'])).toEqual({ '--files-wide': '8rem', '--files-narrow': '' })
})
