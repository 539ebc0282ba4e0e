import { expect, test } from 'vitest'
import { linkAddress } from './link-address'

test('an address has the short name only for reading', () => {
  expect(linkAddress('https://drive.example', { token: 'abc', slug: null })).toBe('https://drive.example/s/abc')
  expect(linkAddress('', { token: 'abc', slug: '假期-2026' })).toBe('/s/abc/假期-2026')
})
