import { expect, test } from 'vitest'
import type { MirrorSnapshot } from '../../browser/drive-api'
import { whenWhole } from './when-whole'

function mirrorAt(first: MirrorSnapshot) {
  let state = first
  const listeners = new Set<() => void>()
  return {
    listeners,
    snapshot: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    become(next: MirrorSnapshot) {
      state = next
      for (const listener of listeners) listener()
    },
  }
}

const COMING: MirrorSnapshot = { whole: false, nodes: 0, trouble: undefined }

test('a whole replica is not waited for', async () => {
  expect(await whenWhole(mirrorAt({ whole: true, nodes: 3, trouble: undefined }))).toBe(true)
})

test('one that comes is waited for, through all that comes before', async () => {
  const mirror = mirrorAt(COMING)
  const waiting = whenWhole(mirror)
  mirror.become({ ...COMING, nodes: 2 })
  mirror.become({ ...COMING, nodes: 3, whole: true })
  expect(await waiting).toBe(true)
  expect(mirror.listeners.size).toBe(0)
})

test('one that cannot come ends the waiting', async () => {
  const mirror = mirrorAt(COMING)
  const waiting = whenWhole(mirror)
  mirror.become({ ...COMING, trouble: 'offline' })
  expect(await waiting).toBe(false)
})
