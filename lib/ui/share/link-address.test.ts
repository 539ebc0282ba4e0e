import { expect, test } from 'vitest'
import { linkAddress } from './link-address'
import { linkPath } from './link-path'

test('an address has the short name only for reading', () => {
  expect(linkPath({ token: 'abc', slug: null })).toBe('/s/abc')
  expect(linkPath({ token: 'abc', slug: '假期-2026' })).toBe('/s/abc/假期-2026')
})

test('an address is where the server says that it is open, else where the page is', () => {
  const link = { token: 'abc', slug: null }
  expect(linkAddress('http://192.168.1.2:3000', { ...link, origin: 'https://drive.example' })).toBe('https://drive.example/s/abc')
  expect(linkAddress('https://drive.example', { ...link, origin: null })).toBe('https://drive.example/s/abc')
})
