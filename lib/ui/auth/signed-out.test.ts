import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdPage, onSignedOut } from './signed-out'

const assign = vi.fn()
beforeEach(() => vi.stubGlobal('window', { location: { pathname: '/files', assign } }))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.clearAllMocks()
})

test('a page in which something waits is kept, and the person asked above it', () => {
  const ask = vi.fn()
  let busy = true
  const end = holdPage({ isBusy: () => busy, ask })
  onSignedOut()
  expect([ask.mock.calls.length, assign.mock.calls.length]).toEqual([1, 0])
  busy = false
  onSignedOut()
  expect(assign).toHaveBeenCalledWith('/sign-in?next=%2Ffiles')
  busy = true
  end()
  onSignedOut()
  expect([ask.mock.calls.length, assign.mock.calls.length]).toEqual([1, 2])
})
