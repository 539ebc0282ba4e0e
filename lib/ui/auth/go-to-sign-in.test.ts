import { expect, test } from 'vitest'
import { safeNext, signInUrl } from './go-to-sign-in'

test.each([
  [null, '/files'],
  ['/settings', '/settings'],
  ['/files/abc', '/files/abc'],
  ['https://evil.example', '/files'],
  ['//evil.example', '/files'],
  ['/\\evil.example', '/files'],
  ['javascript:alert(1)', '/files'],
  ['', '/files'],
])('after signing in, %s leads to %s', (next, page) => expect(safeNext(next)).toBe(page))

test('the page to come back to survives the address', () => {
  const url = new URL(signInUrl('/files/a b?c'), 'https://drive.example')
  expect(safeNext(url.searchParams.get('next'))).toBe('/files/a b?c')
})
