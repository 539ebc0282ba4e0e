import { expect, test } from 'vitest'
import { isClientId } from '../../core/ids'
import { sha256 } from '../../core/testing/content'
import { derivedId } from './derived-id'

test('what is the same has the same id, and what is not has another', async () => {
  const ids = await Promise.all([['a', 'b'], ['a', 'b'], ['ab'], ['a', 'b', '']].map(parts => derivedId(sha256, ...parts)))
  expect(ids.every(isClientId)).toBe(true)
  expect(ids[0]).toBe(ids[1])
  expect(new Set(ids).size).toBe(3)
})

test('all of an id is used', async () => {
  const ids = await Promise.all(Array.from({ length: 300 }, (_, i) => derivedId(sha256, `${i}`)))
  for (let at = 0; at < 22; at++) expect(new Set(ids.map(id => id[at])).size).toBeGreaterThan(40)
})
