import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RemoteFault } from '../../core/ports'
import { forgetMe, getMeOrRemembered } from './remembered-me'

const getMe = vi.hoisted(() => vi.fn())
vi.mock(import('../api/drive'), async original => ({ ...(await original()), getMe }))

const ANN = { user: { id: 'ann', name: 'Ann', email: 'ann@example.com', admin: false }, drives: [] }
const BOB = { ...ANN, user: { ...ANN.user, id: 'bob', name: 'Bob' } }

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.useFakeTimers()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function wasAnn(): Promise<void> {
  getMe.mockResolvedValueOnce(ANN)
  await getMeOrRemembered()
}

test('the server has the word as long as it answers', async () => {
  await wasAnn()
  getMe.mockResolvedValueOnce(BOB)
  expect(await getMeOrRemembered()).toEqual(BOB)
})

test.each(['offline', 'internal'] as const)('without an answer (%s) it is who it was', async kind => {
  await wasAnn()
  getMe.mockRejectedValueOnce(new RemoteFault(kind))
  expect(await getMeOrRemembered()).toEqual(ANN)
})

test('nobody waits long for a network that loses everything', async () => {
  await wasAnn()
  getMe.mockReturnValueOnce(new Promise(() => {}))
  const asked = getMeOrRemembered()
  await vi.advanceTimersByTimeAsync(5000)
  expect(await asked).toEqual(ANN)
})

test.each([
  ['who never was here', async () => {}],
  [
    'who signed out',
    async () => {
      await wasAnn()
      forgetMe()
    },
  ],
  [
    'whose session ended',
    async () => {
      await wasAnn()
      getMe.mockRejectedValueOnce(new RemoteFault('signed-out'))
      await expect(getMeOrRemembered()).rejects.toThrow()
    },
  ],
])('nothing is known of somebody %s', async (_, happens) => {
  await happens()
  getMe.mockRejectedValueOnce(new RemoteFault('offline'))
  await expect(getMeOrRemembered()).rejects.toThrow(RemoteFault)
})

test('what another version has stored is nothing', async () => {
  localStorage.setItem('lockstep.me', '{"user":7}')
  getMe.mockRejectedValueOnce(new RemoteFault('offline'))
  await expect(getMeOrRemembered()).rejects.toThrow(RemoteFault)
})
