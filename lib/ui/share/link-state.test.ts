import { expect, test } from 'vitest'
import type { NodeId } from '../../core/ids'
import type { SharedLink } from '../../core/protocol/links'
import { linkState, opensAll, opensJust } from './link-state'
import { withChange } from './with-change'

const NOW = 1_000_000
const [A, B] = ['a', 'b'] as NodeId[] as [NodeId, NodeId]
const node = (id: NodeId, deleted = false) => ({ id, name: id, kind: 'file' as const, deleted })
const link = { token: 't', nodes: [node(A), node(B)], expiresAt: null, maxDownloads: null, downloads: 3, breaches: [] }

test('a link opens something until it ran out, was used up, or all of it is in the trash', () => {
  expect(linkState(link, NOW)).toBe('open')
  expect(linkState({ ...link, expiresAt: NOW }, NOW)).toBe('over')
  expect(linkState({ ...link, expiresAt: NOW + 1 }, NOW)).toBe('open')
  expect(linkState({ ...link, maxDownloads: 3 }, NOW)).toBe('used-up')
  expect(linkState({ ...link, maxDownloads: 4 }, NOW)).toBe('open')
  expect(linkState({ ...link, nodes: [node(A, true), node(B)] }, NOW)).toBe('open')
  expect(linkState({ ...link, nodes: [node(A, true), node(B, true)] }, NOW)).toBe('in-trash')
})

test('a link that is not as an administrator demands is stopped, unless it ran out anyway', () => {
  const stopped = { ...link, breaches: ['password-needed' as const] }
  expect(linkState(stopped, NOW)).toBe('stopped')
  expect(linkState({ ...stopped, maxDownloads: 3, token: '' }, NOW)).toBe('stopped')
  expect(linkState({ ...stopped, expiresAt: NOW }, NOW)).toBe('over')
})

test('a link whose address the server cannot show is one to renew', () => {
  expect(linkState({ ...link, token: '' }, NOW)).toBe('lost')
})

test('a link is of what it opens, and also of each part of it', () => {
  expect([opensJust(link, [A, B]), opensAll(link, [A, B])]).toEqual([true, true])
  expect([opensJust(link, [A]), opensAll(link, [A])]).toEqual([false, true])
  expect(opensAll(link, [])).toBe(false)
  expect(opensAll(link, [A, 'c' as NodeId])).toBe(false)
})

test('a change shows at once, and of a password only that there is one', () => {
  const before = { ...link, role: 'view', hasPassword: true, title: 'Old' } as unknown as SharedLink
  expect(withChange(before, { role: 'edit', password: null })).toEqual({ ...before, role: 'edit', hasPassword: false })
  const changed = withChange(before, { title: null, password: 'secret words' })
  expect(changed).toEqual({ ...before, title: null })
})
