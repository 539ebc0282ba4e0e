import { expect, test } from 'vitest'
import { isClientId } from '../core/ids'
import { newId } from './new-id'

test('every id is a client id, and none comes twice', () => {
  const ids = new Set(Array.from({ length: 1000 }, newId))
  expect(ids.size).toBe(1000)
  expect([...ids].every(isClientId)).toBe(true)
})
