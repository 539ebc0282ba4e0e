import { expect, test } from 'vitest'
import { tick } from './tick'

const ALL = ['a', 'b', 'c', 'd', 'e']

test.each<[string, string[], string, string | undefined, string[]]>([
  ['one is ticked', [], 'b', undefined, ['b']],
  ['and not any more', ['b', 'c'], 'b', undefined, ['c']],
  ['all down to it', ['b'], 'd', 'b', ['b', 'c', 'd']],
  ['all up to it', ['d'], 'b', 'd', ['b', 'c', 'd']],
  ['all between go', ['a', 'b', 'c', 'd'], 'd', 'b', ['a']],
  ['the last one is gone from the list', [], 'c', 'gone', ['c']],
])('%s', (_what, ticked, id, from, expected) => expect([...tick(ALL, new Set(ticked), id, from)].sort()).toEqual(expected))
