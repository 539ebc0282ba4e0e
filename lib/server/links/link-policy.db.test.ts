/** A policy that became stricter: links that are not like that open nothing from that moment, and do again once they are. */
import { afterEach, describe, expect, test } from 'vitest'
import type { LinkBreach, LinkPolicy, SharedLink } from '../../core/protocol/links'
import { testLinks } from '../testing/link-world'
import { heard } from '../testing/test-client'

const here = testLinks()
const DAY_MS = 24 * 60 * 60_000
const FREE: LinkPolicy = { allowed: true, passwordNeeded: false, maxDays: null }
const PASSWORD = 'open sesame'
const ends: (() => void)[] = []

afterEach(() => {
  for (const end of ends.splice(0)) end()
})

const set = (policy: Partial<LinkPolicy>) => here.anna.ask('PATCH', '/api/link-policy', { ...FREE, ...policy })
const stops = async (policy: Partial<LinkPolicy>) =>
  (await here.anna.post<{ stops: number }>('/api/link-policy/effect', { ...FREE, ...policy })).body.stops
const opens = async (link: SharedLink) => (await here.visitor(link).fetch('GET', `/nodes/${here.file.id}/content`)).status

const STRICTER: readonly [string, Partial<LinkPolicy>, LinkBreach, object][] = [
  ['a password', { passwordNeeded: true }, 'password-needed', { password: PASSWORD }],
  ['a last day', { maxDays: 7 }, 'expiry-needed', { expiresAt: Date.now() + 5 * DAY_MS }],
]

describe.each(STRICTER)('%s is demanded', (_what, policy, breach, mended) => {
  test('a link without it opens nothing, who looks at it hears so, and its owner sees why and mends it', async () => {
    const link = await here.share()
    const visitor = here.visitor(link)
    expect(await opens(link)).toBe(200)
    const socket = await visitor.socket()
    ends.push(() => socket.close())
    await heard(socket, 'connect')
    const refused = heard(socket, 'refused')
    expect(await stops(policy)).toBe(1)
    await set(policy)
    expect(await refused).toEqual({ error: 'not-found' })
    expect(await opens(link)).toBe(404)
    expect(await visitor.ask('GET')).toMatchObject({ status: 404, body: { error: 'not-found' } })
    expect((await here.look(link)).breaches).toEqual([breach])
    expect((await here.change(link.id, mended)).body).toMatchObject({ kind: 'done', link: { breaches: [] } })
    expect((await here.visitor(link).ask('GET')).status).toBe(200)
  })
})

test('a last day that is too late for the new policy stops the link as well', async () => {
  const link = await here.share({ expiresAt: here.now + 60 * DAY_MS })
  await set({ maxDays: 30 })
  expect(await opens(link)).toBe(404)
  expect((await here.look(link)).breaches).toEqual(['expiry-too-late'])
  await here.change(link.id, { expiresAt: here.now + 30 * DAY_MS })
  expect(await opens(link)).toBe(200)
})

test('no links at all stops all of them, and allowing them again opens them again', async () => {
  const links = [await here.share(), await here.share({ password: PASSWORD })]
  expect(await stops({ allowed: false })).toBe(2)
  await set({ allowed: false })
  for (const link of links) expect((await here.visitor(link).ask('GET')).status).toBe(404)
  expect((await here.look(links[0] as SharedLink)).breaches).toEqual(['no-links'])
  await set({})
  expect(await opens(links[0] as SharedLink)).toBe(200)
})

test('a link that lacks several things is mended one after the other, and loses nothing more on the way', async () => {
  const link = await here.share()
  await set({ passwordNeeded: true, maxDays: 7 })
  expect((await here.look(link)).breaches).toEqual(['password-needed', 'expiry-needed'])
  expect((await here.change(link.id, { password: PASSWORD })).body).toMatchObject({ kind: 'done', link: { breaches: ['expiry-needed'] } })
  expect((await here.visitor(link).ask('GET')).status).toBe(404)
  expect((await here.change(link.id, { password: null })).body).toEqual({ kind: 'policy', why: 'password-needed' })
  expect((await here.change(link.id, { expiresAt: here.now + 3 * DAY_MS })).body).toMatchObject({ kind: 'done', link: { breaches: [] } })
  expect(await here.visitor(link).visit()).toEqual({ kind: 'locked' })
})

test('what a policy would stop is counted before: what opens nothing already is not, and nobody but an administrator asks', async () => {
  await here.share({ password: PASSWORD, expiresAt: here.now + 2 * DAY_MS })
  await here.share({ password: PASSWORD })
  await here.share({ expiresAt: here.now + 60 * DAY_MS })
  const over = await here.share({ expiresAt: here.now + DAY_MS })
  await here.run.server.db.link.update({ where: { id: over.id }, data: { expiresAt: BigInt(here.now - 1) } })
  expect(await stops({})).toBe(0)
  expect(await stops({ passwordNeeded: true })).toBe(1)
  expect(await stops({ maxDays: 30 })).toBe(2)
  expect(await stops({ passwordNeeded: true, maxDays: 30 })).toBe(2)
  expect(await stops({ allowed: false })).toBe(3)
  await set({ passwordNeeded: true })
  expect(await stops({ passwordNeeded: true, maxDays: 30 })).toBe(1)
  expect(await stops({ allowed: false, passwordNeeded: true })).toBe(2)
  const ben = await here.person('ben@example.org')
  expect((await ben.post('/api/link-policy/effect', FREE)).status).toBe(403)
})
