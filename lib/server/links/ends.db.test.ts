/** What ends a link, what ends only what was unlocked, and what it comes back from. */
import { describe, expect, test } from 'vitest'
import type { OpId } from '../../core/ids'
import type { LinkMade, SharedLink } from '../../core/protocol/links'
import { newId } from '../new-id'
import { testLinks } from '../testing/link-world'
import { remove } from '../testing/test-content'
import type { Visitor } from '../testing/visitor'

const here = testLinks()
const FAR = Number.MAX_SAFE_INTEGER
const PASSWORD = 'open sesame'

/** All alike: as if there had never been such a link. */
async function isGone(visitor: Visitor): Promise<void> {
  const never = here.visitor({ token: 'A'.repeat(22) })
  for (const path of ['', '/nodes', `/nodes?parent=${here.outer.id}`, `/nodes/${here.file.id}/content`, `/zip?nodes=${here.outer.id}`]) {
    const [gone, unknown] = [await visitor.ask('GET', path), await never.ask('GET', path)]
    expect([path, gone.status, gone.body]).toEqual([path, unknown.status, unknown.body])
    expect(gone.status).toBe(404)
    expect([...gone.headers.keys()].sort()).toEqual([...unknown.headers.keys()].sort())
  }
  expect((await visitor.ask('POST', '/unlock', { password: PASSWORD })).status).toBe(404)
  expect((await visitor.ask('POST', '/socket-ticket')).status).toBe(404)
}

async function isOpen(visitor: Visitor): Promise<void> {
  expect((await visitor.content(here.file.id)).body).toBe('one')
}

async function ben(role: 'editor' | 'viewer'): Promise<string> {
  return (await (await here.person('ben@example.org', role)).me()).user.id
}

const asBen = () => here.person('ben@example.org')

describe('a link ends', () => {
  test('when its time is over, by the clock of the server', async () => {
    const visitor = here.visitor(await here.share({ expiresAt: here.now + 1000 }))
    here.now += 999
    await isOpen(visitor)
    here.now += 1
    await isGone(visitor)
  })

  test('while all it opens lies in the trash, and works again when that is restored', async () => {
    const visitor = here.visitor(await here.share())
    await here.anna.commit([remove(here.outer, FAR)])
    await isGone(visitor)
    const restored = [here.outer, here.inner, here.file].map(
      ({ id, place }) => ({ op: 'restore', opId: newId<OpId>(), id, place }) as const,
    )
    await here.anna.commit(restored)
    await isOpen(visitor)
  })

  test('not with one of several things that it opens', async () => {
    const visitor = here.visitor(await here.share({ nodes: [here.outer.id, here.secret.id] }))
    await here.anna.commit([remove(here.secret, FAR)])
    await isOpen(visitor)
    expect(await visitor.visit()).toMatchObject({ roots: [{ name: 'outer' }] })
  })

  test('with its maker’s right to change the drive, and comes back with it', async () => {
    const id = await ben('editor')
    const link = await here.share({}, await asBen())
    await isOpen(here.visitor(link))
    await here.anna.ask('PATCH', here.anna.path(`members/${id}`), { role: 'viewer' })
    await isGone(here.visitor(link))
    await here.anna.ask('PATCH', here.anna.path(`members/${id}`), { role: 'editor' })
    await isOpen(here.visitor(link))
  })

  test('13 with its maker, for good: it does not come back with them', async () => {
    const id = await ben('editor')
    const link = await here.share({}, await asBen())
    await isOpen(here.visitor(link))
    await here.anna.ask('DELETE', here.anna.path(`members/${id}`))
    await isGone(here.visitor(link))
    await ben('editor')
    await isGone(here.visitor(link))
    expect((await here.anna.ask('DELETE', here.anna.path(`links/${link.id}`))).status).toBe(404)
  })

  test('while its maker’s account is disabled', async () => {
    const away = await here.person('away@example.org', 'editor')
    const { id } = (await away.me()).user
    const visitor = here.visitor(await here.share({ password: PASSWORD }, away))
    expect(await visitor.unlock(PASSWORD)).toBe(204)
    const disable = (disabled: boolean) => here.anna.ask('PATCH', `/api/people/${id}`, { disabled })
    expect((await disable(true)).status).toBe(200)
    await isGone(visitor)
    expect((await disable(false)).status).toBe(200)
    await isOpen(visitor)
  })

  test('with its maker’s account', async () => {
    await here.person('gone@example.org', 'editor')
    const visitor = here.visitor(await here.share({}, await here.person('gone@example.org')))
    const { id } = await here.run.server.db.user.findUniqueOrThrow({ where: { email: 'gone@example.org' } })
    await here.run.server.db.drive.deleteMany({ where: { ownerId: id } })
    await here.run.server.db.user.delete({ where: { id } })
    await isGone(visitor)
    expect(await here.run.server.db.link.count()).toBe(0)
  })

  test('when it is revoked, also for whoever had unlocked it and for one made anew', async () => {
    const link = await here.share({ password: PASSWORD })
    const visitor = here.visitor(link)
    await visitor.unlock(PASSWORD)
    await here.anna.ask('DELETE', here.anna.path(`links/${link.id}`))
    await isGone(visitor)
    await lockedOut(visitor, await here.share({ password: PASSWORD }))
  })
})

/** With all cookies, as if the browser sent them everywhere. */
async function lockedOut(visitor: Visitor, link: SharedLink): Promise<void> {
  const other = here.visitor(link)
  other.cookies.push(...visitor.cookies.map(cookie => ({ ...cookie, path: '/' })))
  expect(await other.visit()).toEqual({ kind: 'locked' })
  expect((await other.content(here.file.id)).status).toBe(401)
}

describe('what was unlocked ends', () => {
  test('at another link with the same password', async () => {
    const visitor = here.visitor(await here.share({ password: PASSWORD }))
    await visitor.unlock(PASSWORD)
    await isOpen(visitor)
    await lockedOut(visitor, await here.share({ password: PASSWORD }))
  })

  test('with another token: neither the old address nor the old cookie opens anything', async () => {
    const link = await here.share({ password: PASSWORD })
    const visitor = here.visitor(link)
    await visitor.unlock(PASSWORD)
    const { body } = await here.anna.post<LinkMade>(here.anna.path(`links/${link.id}/rotate`))
    if (body.kind !== 'done') throw new Error(body.kind)
    await isGone(visitor)
    await lockedOut(visitor, body.link)
  })

  test.each<[string, object]>([
    ['another password', { password: 'another one' }],
    ['the same password, set again', { password: PASSWORD }],
    ['another role', { role: 'edit' }],
  ])('with %s', async (_what, change) => {
    const link = await here.share({ password: PASSWORD })
    const visitor = here.visitor(link)
    await visitor.unlock(PASSWORD)
    await isOpen(visitor)
    await here.change(link.id, change)
    await lockedOut(visitor, link)
  })

  test('after half a day, and not with a new title', async () => {
    const link = await here.share({ password: PASSWORD })
    const visitor = here.visitor(link)
    await visitor.unlock(PASSWORD)
    await here.change(link.id, { title: 'New', note: 'x', expiresAt: null, role: 'download' })
    await isOpen(visitor)
    here.now += 12 * 60 * 60_000
    await lockedOut(visitor, link)
  })
})

describe('a password', () => {
  test('is asked in the body alone, and its wrong ones are answered alike', async () => {
    const link = await here.share({ password: PASSWORD })
    const visitor = here.visitor(link)
    expect((await visitor.ask('GET', `/nodes?password=${PASSWORD}`)).status).toBe(401)
    expect((await visitor.ask('POST', '/unlock', { password: 'x'.repeat(300) })).status).toBe(400)
    expect((await visitor.ask('POST', '/unlock', { password: 'wrong' }, { origin: 'https://evil.example' })).status).toBe(403)
    for (const password of ['wrong', 'Open sesame']) {
      const { status, body, headers } = await visitor.ask('POST', '/unlock', { password })
      expect([status, body, headers.get('set-cookie')]).toEqual([401, { error: 'link-locked' }, null])
    }
    expect(await visitor.unlock(PASSWORD)).toBe(204)
  })

  test('is found in whatever way its characters were composed', async () => {
    const visitor = here.visitor(await here.share({ password: 'Übung'.normalize('NFC') }))
    expect(await visitor.unlock('Übung'.normalize('NFD'))).toBe(204)
  })

  test('cannot be guessed fast, whatever address is claimed, and the right one waits too', async () => {
    const visitor = here.visitor(await here.share({ password: PASSWORD }))
    const tries = Array.from({ length: 12 }, (_, i) =>
      visitor.ask(
        'POST',
        '/unlock',
        { password: `guess ${i}` },
        { 'x-forwarded-for': `192.0.2.${i}`, 'x-lockstep-address': `192.0.2.${i}` },
      ),
    )
    const statuses = (await Promise.all(tries)).map(answer => answer.status).sort()
    expect(statuses).toEqual([...Array(5).fill(401), ...Array(7).fill(429)])
    expect(await visitor.unlock(PASSWORD)).toBe(429)
  })

  test('is not needed where there is none', async () => {
    const visitor = here.visitor(await here.share())
    expect(await visitor.unlock('anything')).toBe(204)
    await isOpen(visitor)
  })
})
