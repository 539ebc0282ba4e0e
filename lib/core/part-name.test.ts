import { expect, test } from 'vitest'
import { ignoredWhy } from './local/ignore'
import { isPartName, partName } from './part-name'

test.each([
  ['film.mkv', 'lockstep-part-0123abcd.mkv'],
  ['film', 'lockstep-part-0123abcd'],
  ['.env', 'lockstep-part-0123abcd'],
  ['a.what follows is no extension', 'lockstep-part-0123abcd'],
])('the content of %s waits as %s', (target, part) => {
  expect(partName(target, '0123abcd')).toBe(part)
})

test.each(['lockstep-part-0123abcd.mkv', 'lockstep-part-0123abcd', 'lockstep-part-0123abcd.mkv.crswap'])(
  '%s takes no part in the sync',
  name => {
    expect(isPartName(name)).toBe(true)
    expect(ignoredWhy(name, false)).toBe('browser')
  },
)

test.each(['lockstep-part-list.txt', 'my lockstep-part-0123abcd.mkv', 'lockstep-part-0123abcde'])('%s is an ordinary name', name => {
  expect(isPartName(name)).toBe(false)
  expect(ignoredWhy(name, false)).toBeUndefined()
})
