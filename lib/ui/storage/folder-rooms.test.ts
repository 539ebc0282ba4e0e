import { expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import type { Room } from '../../core/protocol/storage'
import { rowsOf, tiledOf } from './folder-rooms'

const part = (bytes: number) => ({ files: bytes > 0 ? 1 : 0, bytes })
const room = (live: number, versions = 0, trash = 0): Room => ({ live: part(live), versions: part(versions), trash: part(trash) })
const folder = (id: string, ...sizes: Parameters<typeof room>) => ({ id: id as NodeId, name: id, ...room(...sizes) })

test('the largest comes first, by all that it takes and not only by what is live', () => {
  const rows = rowsOf({ folders: [folder('a', 10, 1), folder('b', 1, 20, 5)], others: room(2), loose: room(0, 0, 12) })
  expect(rows.map(({ key, bytes }) => [key, bytes])).toEqual([
    ['b', 26],
    ['loose', 12],
    ['a', 11],
    ['others', 2],
  ])
})

test('what holds nothing at all is no row, an empty file is one', () => {
  const empty = { ...room(0), live: { files: 1, bytes: 0 } }
  expect(rowsOf({ folders: [folder('a', 0)], others: room(0), loose: empty }).map(({ key }) => key)).toEqual(['loose'])
})

test('a tile is given to what can be seen, and none to one alone', () => {
  const rows = rowsOf({ folders: [folder('a', 1_000_000), folder('b', 500_000), folder('c', 1)], others: room(0), loose: room(0) })
  expect(tiledOf(rows).map(({ key }) => key)).toEqual(['a', 'b'])
  expect(tiledOf(rows.slice(0, 1))).toEqual([])
  expect(tiledOf([])).toEqual([])
})
