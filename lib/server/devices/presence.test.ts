import { expect, test } from 'vitest'
import type { DeviceId } from '../../core/ids'
import { createPresence } from './presence'

const [LAPTOP, PHONE] = ['laptop', 'phone'] as [DeviceId, DeviceId]

test('a device is here from its first tab to its last, and only those two make a difference', () => {
  const presence = createPresence()
  expect([presence.came(LAPTOP), presence.came(LAPTOP), presence.came(PHONE)]).toEqual([true, false, true])
  expect(presence.left(LAPTOP)).toBe(false)
  expect([presence.has(LAPTOP), presence.has(PHONE)]).toEqual([true, true])
  expect(presence.left(LAPTOP)).toBe(true)
  expect([presence.has(LAPTOP), presence.has(PHONE)]).toEqual([false, true])
  expect(presence.came(LAPTOP)).toBe(true)
})
