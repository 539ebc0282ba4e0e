import { expect, test } from 'vitest'
import { sameOrigin } from './origin'

const OPEN = 'https://drive.example.org'

test.each<[string, string, Record<string, string>, string | undefined, boolean]>([
  ['reading is free', 'GET', { origin: 'https://evil.example' }, undefined, true],
  ['a page of this host', 'POST', { origin: 'http://localhost:3000', host: 'localhost:3000' }, undefined, true],
  ['a page of another port', 'POST', { origin: 'http://localhost:4000', host: 'localhost:3000' }, undefined, false],
  ['a page of another host', 'POST', { origin: 'https://evil.example', host: 'localhost:3000' }, undefined, false],
  ['a sandboxed page', 'POST', { origin: 'null', host: 'localhost:3000' }, undefined, false],
  ['a host that only begins alike', 'POST', { origin: 'http://localhost:3000.evil.example', host: 'localhost:3000' }, undefined, false],
  ['the public address, whatever the proxy says', 'POST', { origin: OPEN, host: 'inner:3000' }, OPEN, true],
  ['the inner address, when there is a public one', 'POST', { origin: 'http://inner:3000', host: 'inner:3000' }, OPEN, false],
  ['the public address without its lock', 'POST', { origin: 'http://drive.example.org', host: 'drive.example.org' }, OPEN, false],
  ['no browser', 'POST', { host: 'localhost:3000' }, undefined, true],
  ['a browser that hides its origin', 'DELETE', { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }, undefined, false],
])('%s', (_who, method, headers, publicOrigin, allowed) => {
  expect(sameOrigin({ method, headers: new Headers(headers) }, publicOrigin)).toBe(allowed)
})
