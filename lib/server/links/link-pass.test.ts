/** What visitors carry: worth something for one link in one version, for a while, and only as it was signed. */
import { describe, expect, test } from 'vitest'
import { hasLinkCookie, isSecure, linkCookie } from './link-cookie'
import { hasPass, passCookie } from './link-pass'
import { linkTicket, readTicket, TICKET_MS } from './link-ticket'
import { linkTokenHash, newLinkToken, sealToken, unsealToken } from './link-token'

const SECRET = 'a secret of the server that nobody knows'
const LINK = { id: 'A'.repeat(22), version: 3 }
const NOW = 1_800_000_000_000
const HOUR_MS = 60 * 60_000
const sent = (cookie: string) => cookie.split(';')[0] as string

describe('a pass', () => {
  const cookie = passCookie(SECRET, LINK, 'TOKEN', NOW, true)

  test('is sent to the link alone, out of the reach of scripts', () => {
    expect(cookie.split('; ').slice(1)).toEqual(['Path=/api/s/TOKEN', 'Max-Age=43200', 'HttpOnly', 'SameSite=Lax', 'Secure'])
    expect(passCookie(SECRET, LINK, 'TOKEN', NOW, false)).not.toContain('Secure')
  })

  test.each<[string, boolean, () => boolean]>([
    ['its own link', true, () => hasPass(SECRET, LINK, sent(cookie), NOW)],
    ['its own link among other cookies', true, () => hasPass(SECRET, LINK, `a=b; ${sent(cookie)}; c`, NOW + 11 * HOUR_MS)],
    ['its own link beside an older pass', true, () => hasPass(SECRET, LINK, `lockstep-link-pass=1.x; ${sent(cookie)}`, NOW)],
    ['another link', false, () => hasPass(SECRET, { ...LINK, id: 'B'.repeat(22) }, sent(cookie), NOW)],
    ['another version', false, () => hasPass(SECRET, { ...LINK, version: 4 }, sent(cookie), NOW)],
    ['another secret', false, () => hasPass(`${SECRET}!`, LINK, sent(cookie), NOW)],
    ['half a day later', false, () => hasPass(SECRET, LINK, sent(cookie), NOW + 12 * HOUR_MS)],
    ['no cookies', false, () => hasPass(SECRET, LINK, null, NOW)],
    ['a time that was changed', false, () => hasPass(SECRET, LINK, sent(cookie).replace(/=\d/, '=9'), NOW)],
    ['another purpose', false, () => hasLinkCookie(SECRET, { purpose: 'permit', link: LINK }, sent(cookie).replace('pass', 'permit'), NOW)],
  ])('for %s: %s', (_what, opens, asked) => expect(asked()).toBe(opens))
})

test('a permit is for one content', () => {
  const bound = { purpose: 'permit', link: LINK, about: 'one' } as const
  const cookie = sent(linkCookie(SECRET, bound, NOW, { path: '/', validMs: 1000, secure: false }))
  expect(hasLinkCookie(SECRET, bound, cookie, NOW)).toBe(true)
  expect(hasLinkCookie(SECRET, { ...bound, about: 'two' }, cookie, NOW)).toBe(false)
})

test('cookies are kept to HTTPS where people come by it', () => {
  expect(['https://drive.example', 'http://drive.example', undefined].map(publicOrigin => isSecure({ env: { publicOrigin } }))).toEqual([
    true,
    false,
    false,
  ])
})

test('a ticket is good for a minute', () => {
  const ticket = linkTicket(SECRET, 'ticket', LINK, NOW)
  expect(readTicket(SECRET, 'ticket', ticket, NOW + TICKET_MS - 1)).toEqual(LINK)
  expect(readTicket(SECRET, 'ticket', ticket, NOW + TICKET_MS)).toBeUndefined()
  expect(readTicket(SECRET, 'ticket', ticket.replace('.3.', '.4.'), NOW)).toBeUndefined()
  expect(readTicket(SECRET, 'ticket', 'nonsense', NOW)).toBeUndefined()
  expect(linkTicket(SECRET, 'ticket', LINK, NOW)).not.toBe(ticket)
  expect(readTicket(SECRET, 'door', ticket, NOW)).toBeUndefined()
})

test('a sealed token opens in its own row alone, with the secret that sealed it', () => {
  const token = newLinkToken()
  const sealed = sealToken(SECRET, LINK.id, token)
  expect(unsealToken(SECRET, LINK.id, sealed)).toBe(token)
  expect(() => unsealToken(SECRET, 'B'.repeat(22), sealed)).toThrow()
  expect(() => unsealToken('another', LINK.id, sealed)).toThrow()
  expect(linkTokenHash(token)).not.toContain(token)
})
