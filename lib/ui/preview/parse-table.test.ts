import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { MOST_COLUMNS, MOST_ROWS, parseTable } from './parse-table'

test.each([
  [
    'commas',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\r\n1\t2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons',
    'a;b\n1,5;2',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  ['quotes around line ends', 'a,"b\nc"\n', [['a', 'b\nc']]],
  ['one column', 'a\nb\n', [['a'], ['b']]],
])('%s part the cells', (_name, text, rows) => {
  expect(parseTable(text, true).rows).toEqual(rows)
})

test('a row that may be half is left out, and said to be missing', () => {
  expect(parseTable('a,b\n1,2\n3,', false)).toEqual({
    rows: [
      ['a', 'b'],
      ['1', '2'],
    ],
    columns: 2,
    cut: { rows: true, columns: false },
  })
})

test('rows and columns have an end', () => {
  const tall = parseTable('a,b\n'.repeat(MOST_ROWS + 10), true)
  expect([tall.rows.length, tall.cut.rows]).toEqual([MOST_ROWS, true])
  const wide = parseTable(`${'x,'.repeat(MOST_COLUMNS + 5)}y\n`, true)
  expect([wide.columns, wide.cut.columns, wide.rows[0]?.length]).toEqual([MOST_COLUMNS, true, MOST_COLUMNS])
})

test('exactly as many rows as there may be are all there are', () => {
  expect(parseTable('a,b\n'.repeat(MOST_ROWS), true).cut.rows).toBe(false)
})

test('whatever table was written is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '文', '1') })
  const row = fc.array(cell, { minLength: 3, maxLength: 3 }).filter(cells => cells.join('').trim() !== '')
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), rows => {
      const text = Papa.unparse(rows, { quotes: true, newline: '\n' })
      expect(parseTable(text, true).rows).toEqual(rows)
    }),
  )
})
