import { expect, test } from 'vitest'
import { isClientId, isSha256, type NodeId, parseChunkHash, parseId, ROOT } from './ids'

test.each([
  ['22 characters of base64url', 'AAAAAAAAAAAAAAAAAAAAAA', true],
  ['all its letters', 'abcXYZ019-_abcXYZ019-_', true],
  ['one too few', 'AAAAAAAAAAAAAAAAAAAAA', false],
  ['one too many', 'AAAAAAAAAAAAAAAAAAAAAAA', false],
  ['plain base64', 'AAAAAAAAAAAAAAAAAAAA+/', false],
  ['a path', '../../../../etc/passwd', false],
  ['a line too much', 'AAAAAAAAAAAAAAAAAAAAAA\n', false],
  ['the root', ROOT, false],
])('an id of %s', (_what, text, ok) => {
  expect(isClientId(text)).toBe(ok)
  expect(parseId<NodeId>(text)).toBe(ok ? text : undefined)
})

test.each([
  ['64 lower-case hex digits', 'a0'.repeat(32), true],
  ['upper case', 'A0'.repeat(32), false],
  ['too few', 'a0'.repeat(31), false],
  ['something else', 'g0'.repeat(32), false],
])('a hash of %s', (_what, text, ok) => {
  expect(isSha256(text)).toBe(ok)
  expect(parseChunkHash(text)).toBe(ok ? text : undefined)
})
