import { expect, test } from 'vitest'
import { nextPage, safeNext, signInAndBackUrl, signInUrl } from './go-to-sign-in'

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

test('a secret way back stands behind the address, and leads to pages of ours alone', () => {
  const url = new URL(signInAndBackUrl('/s/secret/slug?in=folder'), 'https://drive.example')
  expect(url.search + url.pathname).toBe('/sign-in')
  expect(nextPage(url)).toBe('/s/secret/slug?in=folder')
  expect(nextPage({ search: '', hash: '#https%3A%2F%2Fevil.example' })).toBe('/files')
  expect(nextPage({ search: '', hash: '#%' })).toBe('/files')
  expect(nextPage({ search: '?next=/trash', hash: '' })).toBe('/trash')
})
