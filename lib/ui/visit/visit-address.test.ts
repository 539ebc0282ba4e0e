import { expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import { readVisitAddress, visitUrl } from './visit-address'

const FOLDER = 'folder0000000000000000' as NodeId
const FILE = 'file000000000000000000' as NodeId

test.each([
  ['nothing', {}, '/s/t/slug'],
  ['a folder', { folder: FOLDER }, `/s/t/slug?in=${FOLDER}`],
  ['a file', { file: FILE }, `/s/t/slug?file=${FILE}`],
  ['a file in a folder', { folder: FOLDER, file: FILE }, `/s/t/slug?in=${FOLDER}&file=${FILE}`],
])('an address that names %s is read back', (_what, address, url) => {
  expect(visitUrl('/s/t/slug', address)).toBe(url)
  expect(readVisitAddress(new URL(url, 'http://x').searchParams)).toEqual({ folder: undefined, file: undefined, ...address })
})

test('what is no id names nothing', () => {
  expect(readVisitAddress(new URLSearchParams('in=../../etc&file='))).toEqual({ folder: undefined, file: undefined })
})
