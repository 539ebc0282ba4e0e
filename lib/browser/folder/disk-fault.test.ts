import { afterAll, expect, test, vi } from 'vitest'
import { DiskFault, onDisk } from './disk-fault'

vi.stubGlobal('navigator', { platform: 'Linux' })
afterAll(() => vi.unstubAllGlobals())

const thrown = (error: unknown) =>
  onDisk(() => {
    throw error
  }).catch((seen: unknown) => (seen instanceof DiskFault ? seen.kind : seen))

test.each([
  ['NotFoundError', '', 'gone'],
  ['TypeMismatchError', '', 'other-kind'],
  ['InvalidModificationError', '', 'refused'],
  ['NotAllowedError', '', 'no-permission'],
  ['NoModificationAllowedError', 'An attempt was made to modify an object where modifications are not allowed.', 'in-use'],
  ['NoModificationAllowedError', 'Cannot write to a read-only file.', 'no-permission'],
  ['InvalidStateError', '', 'no-permission'],
  ['QuotaExceededError', '', 'disk-full'],
  ['AbortError', 'Blocked by Safe Browsing.', 'blocked'],
  ['SecurityError', '', 'blocked'],
  ['NotReadableError', '', 'unreadable'],
  ['SomethingNewError', '', 'unreadable'],
])('%s (%s) means %s', async (name, message, kind) => {
  expect(await thrown(new DOMException(message, name))).toBe(kind)
})

test('a refused name is told from a bug', async () => {
  expect(await thrown(new TypeError("Failed to execute 'getFileHandle': Name is not allowed."))).toBe('bad-name')
  const bug = new TypeError('x is not a function')
  expect(await thrown(bug)).toBe(bug)
})

test('on Windows what the system refuses is in use by somebody', async () => {
  vi.stubGlobal('navigator', { platform: 'Win32' })
  expect(await thrown(new DOMException('', 'InvalidStateError'))).toBe('in-use')
})
