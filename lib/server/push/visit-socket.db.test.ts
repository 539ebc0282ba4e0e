/** What visitors hear while they look: that something changed inside the link, and that it is over; nothing else. */

import type { Socket } from 'socket.io-client'
import { afterEach, describe, expect, test } from 'vitest'
import type { OpId } from '../../core/ids'
import type { SharedLink } from '../../core/protocol/links'
import { newId } from '../new-id'
import { testLinks } from '../testing/link-world'
import { heard, TestClient } from '../testing/test-client'
import { createFolder, move, remove } from '../testing/test-content'

const here = testLinks()
const FAR = Number.MAX_SAFE_INTEGER
const open: Socket[] = []

afterEach(() => {
  for (const socket of open.splice(0)) socket.close()
})

interface Listener {
  readonly socket: Socket
  /** What was heard, in order. */
  readonly said: unknown[]
}

async function listen(link: SharedLink): Promise<Listener> {
  const socket = await here.visitor(link).socket()
  open.push(socket)
  const said: unknown[] = []
  socket.onAny((...message) => said.push(message))
  socket.on('disconnect', () => said.push('disconnect'))
  await heard(socket, 'connect')
  return { socket, said }
}

const refused = (socket: Socket) => heard<Error>(socket, 'connect_error').then(error => error.message)
const OVER = [['refused', { error: 'not-found' }], 'disconnect']

describe('a visitor hears', () => {
  test('without any data that something changed inside the link, and nothing of what is beside it', async () => {
    const link = await here.share({ nodes: [here.inner.id] })
    const { said } = await listen(link)
    await here.anna.commit([createFolder('beside', here.outer.id), createFolder('top')])
    await here.anna.commit([move(here.secret, 'other.txt')])
    await here.anna.commit([createFolder('inside', here.inner.id)])
    await expect.poll(() => said).toEqual([['changed']])
  })

  test.each<[string, () => Promise<unknown>]>([
    ['moved in', () => here.anna.commit([move(here.secret, 'secret.txt', here.outer.id)])],
    ['moved out', () => here.anna.commit([move(here.file, 'file.txt')])],
    ['deleted', () => here.anna.commit([remove(here.file, FAR)])],
    ['renamed that the link itself names', () => here.anna.commit([move(here.outer, 'renamed')])],
    ['deleted with very much', () => here.anna.commit([remove(here.inner, FAR)], { deletesConfirmed: true })],
  ])('that something was %s', async (_what, change) => {
    await here.anna.commit(Array.from({ length: 250 }, (_, i) => createFolder(`f${i}`, here.inner.id)))
    const { said } = await listen(await here.share())
    await change()
    await expect.poll(() => said).toEqual([['changed']])
  })

  test('that another visitor changed something', async () => {
    const link = await here.share({ role: 'edit' })
    const { said } = await listen(link)
    await here.visitor(link).edit({ do: 'create-folder', parent: here.outer.id, name: 'new' })
    await expect.poll(() => said).toEqual([['changed']])
  })

  test('that one of several things went to the trash', async () => {
    const { said } = await listen(await here.share({ nodes: [here.outer.id, here.secret.id] }))
    await here.anna.commit([remove(here.secret, FAR)])
    await expect.poll(() => said).toEqual([['changed']])
  })

  test('nothing of what changes where they only add files', async () => {
    const link = await here.share({ role: 'upload' })
    const { said } = await listen(link)
    await here.anna.commit([createFolder('inside', here.outer.id)])
    await here.anna.ask('DELETE', here.anna.path(`links/${link.id}`))
    await expect.poll(() => said).toEqual(OVER)
  })

  test('that somebody took one of the downloads, where they are counted', async () => {
    const [limited, free] = [await here.share({ maxDownloads: 1 }), await here.share()]
    const [counts, any] = [await listen(limited), await listen(free)]
    await here.visitor(free).content(here.file.id)
    await here.visitor(limited).content(here.file.id)
    await expect.poll(() => counts.said).toEqual([['changed']])
    expect(any.said).toEqual([])
  })

  test('that the link has another title', async () => {
    const link = await here.share()
    const { said } = await listen(link)
    await here.change(link.id, { title: 'New' })
    await expect.poll(() => said).toEqual([['changed']])
  })
})

describe('it is over', () => {
  test.each<[string, (link: SharedLink) => Promise<unknown>]>([
    ['revoked', link => here.anna.ask('DELETE', here.anna.path(`links/${link.id}`))],
    ['given another token', link => here.anna.post(here.anna.path(`links/${link.id}/rotate`))],
    ['given a password', link => here.change(link.id, { password: 'open sesame' })],
    ['given another role', link => here.change(link.id, { role: 'view' })],
    ['emptied into the trash', () => here.anna.commit([remove(here.outer, FAR)])],
  ])('when the link is %s', async (_what, end) => {
    const [link, other] = [await here.share(), await here.share({ nodes: [here.secret.id] })]
    const [{ said }, untouched] = [await listen(link), await listen(other)]
    await end(link)
    await expect.poll(() => said).toEqual(OVER)
    expect([untouched.said, untouched.socket.connected]).toEqual([[], true])
  })

  test('when its time is over, with the next thing that happens in the drive', async () => {
    const { said } = await listen(await here.share({ expiresAt: here.now + 1000 }))
    here.now += 1000
    await here.anna.commit([createFolder('inside', here.outer.id)])
    await expect.poll(() => said).toEqual(OVER)
  })

  test('when its maker may not share any more', async () => {
    const ben = await here.person('ben@example.org', 'editor')
    const { said } = await listen(await here.share({}, ben))
    const { id } = (await ben.me()).user
    await here.anna.ask('PATCH', here.anna.path(`members/${id}`), { role: 'viewer' })
    await expect.poll(() => said).toEqual(OVER)
  })

  test('29 when the account of its maker is disabled', async () => {
    const ben = await here.person('ben@example.org', 'editor')
    const { said } = await listen(await here.share({}, ben))
    const { id } = (await ben.me()).user
    await here.anna.ask('PATCH', `/api/people/${id}`, { disabled: true })
    await expect.poll(() => said).toEqual(OVER)
    await here.anna.ask('PATCH', `/api/people/${id}`, { disabled: false })
    await ben.signIn('ben@example.org')
  })

  test('when its maker is removed, also where they are let in again', async () => {
    const ben = await here.person('ben@example.org', 'editor')
    const link = await here.share({}, ben)
    const { said } = await listen(link)
    const { id } = (await ben.me()).user
    await here.anna.ask('DELETE', here.anna.path(`members/${id}`))
    await expect.poll(() => said).toEqual(OVER)
    await here.person('ben@example.org', 'editor')
    expect((await here.visitor(link).fetch('GET')).status).toBe(404)
  })

  test('and who is told comes in again only when it opens again', async () => {
    const link = await here.share()
    const { said } = await listen(link)
    await here.anna.commit([remove(here.outer, FAR)])
    await expect.poll(() => said).toEqual(OVER)
    expect((await here.visitor(link).ask('POST', '/socket-ticket')).status).toBe(404)
    await here.anna.commit([{ op: 'restore', opId: newId<OpId>(), id: here.outer.id, place: here.outer.place }])
    expect((await listen(link)).socket.connected).toBe(true)
  })
})

describe('whoever stands before the password', () => {
  const password = 'open sesame'

  async function knock(link: SharedLink): Promise<Listener> {
    const socket = await here.visitor(link).door()
    open.push(socket)
    const said: unknown[] = []
    socket.onAny((...message) => said.push(message))
    socket.on('disconnect', () => said.push('disconnect'))
    await heard(socket, 'connect')
    return { socket, said }
  }

  test.each<[string, (link: SharedLink) => Promise<unknown>]>([
    ['is revoked', link => here.anna.ask('DELETE', here.anna.path(`links/${link.id}`))],
    ['gets another address', link => here.anna.post(here.anna.path(`links/${link.id}/rotate`))],
    ['has nothing left', () => here.anna.commit([remove(here.outer, FAR)])],
    [
      'is not as the administrator demands',
      () => here.anna.ask('PATCH', '/api/link-policy', { allowed: false, passwordNeeded: false, maxDays: null }),
    ],
  ])('hears at once that the link %s', async (_what, end) => {
    const link = await here.share({ password })
    const { said } = await knock(link)
    await end(link)
    await expect.poll(() => said).toEqual(OVER)
  })

  test('hears nothing else: neither what changes in it nor what it is', async () => {
    const link = await here.share({ password })
    const { said, socket } = await knock(link)
    const inside = here.visitor(link)
    expect(await inside.unlock(password)).toBe(204)
    const other: unknown[] = []
    const looks = await inside.socket()
    open.push(looks)
    looks.onAny((...message) => other.push(message))
    await heard(looks, 'connect')
    await here.anna.commit([createFolder('inside', here.outer.id)])
    await expect.poll(() => other).toEqual([['changed']])
    for (const change of [{ title: 'New' }, { password: 'another one' }, { role: 'view' as const }]) await here.change(link.id, change)
    await expect.poll(() => other).toContainEqual(['refused', { error: 'not-found' }])
    expect([said, socket.connected]).toEqual([[], true])
    await here.anna.ask('DELETE', here.anna.path(`links/${link.id}`))
    await expect.poll(() => said).toEqual(OVER)
  })

  test('comes in by no ticket of the other kind', async () => {
    const visitor = here.visitor(await here.share({ password }))
    const door = (await visitor.ask<{ ticket: string }>('POST', '/door-ticket')).body.ticket
    expect(await refused(visitor.connect({ ticket: door }))).toBe('not-found')
    expect(await visitor.unlock(password)).toBe(204)
    expect(await refused(visitor.connect({ door: await visitor.ticket() }))).toBe('not-found')
    expect(await refused(visitor.connect({ door, ticket: door }))).toBe('bad-request')
  })
})

test('31 one network does not take all the places of a link', async () => {
  const link = await here.share()
  const tickets = await Promise.all(Array.from({ length: 120 }, () => here.visitor(link).ticket()))
  const sockets = tickets.map(ticket => here.visitor(link).connect({ ticket }))
  open.push(...sockets)
  const settled = await Promise.all(
    sockets.map(socket => Promise.race([heard(socket, 'connect').then(() => 'connected'), refused(socket)])),
  )
  await expect.poll(() => sockets.filter(socket => socket.connected).length).toBe(100)
  expect(settled.filter(outcome => outcome === 'connected').length).toBeGreaterThanOrEqual(100)
  expect(await refused(await here.visitor(link).socket())).toBe('rate-limited')
  const other = await here.visitor(await here.share({ nodes: [here.secret.id] })).socket()
  open.push(other)
  await heard(other, 'connect')
})

describe('a ticket', () => {
  test('is good once, for a minute, and only as it was given', async () => {
    const visitor = here.visitor(await here.share())
    const [used, old] = [await visitor.ticket(), await visitor.ticket()]
    const socket = await visitor.socket(used)
    open.push(socket)
    await heard(socket, 'connect')
    expect(await refused(await visitor.socket(used))).toBe('not-found')
    here.now += 60_000
    expect(await refused(await visitor.socket(old))).toBe('not-found')
    expect(await refused(await visitor.socket('nonsense'))).toBe('not-found')
  })

  test('is worth nothing when the link changed before it was used', async () => {
    const link = await here.share()
    const ticket = await here.visitor(link).ticket()
    await here.change(link.id, { password: 'open sesame' })
    expect(await refused(await here.visitor(link).socket(ticket))).toBe('not-found')
  })

  test('opens no drive: visitors are in a room of their own', async () => {
    const ticket = await here.visitor(await here.share()).ticket()
    const stranger = new TestClient(here.run.origin).socket({ ticket, drives: [here.anna.drive] })
    open.push(stranger)
    expect(await refused(stranger)).toBe('signed-out')
    const { socket, said } = await listen(await here.share({ nodes: [here.secret.id] }))
    socket.emit('join', here.anna.drive)
    await here.anna.commit([createFolder('top')])
    await here.anna.commit([move(here.secret, 'last.txt')])
    await expect.poll(() => said).toEqual([['changed']])
  })

  test('is asked from our own pages alone', async () => {
    const visitor = here.visitor(await here.share())
    expect((await visitor.ask('POST', '/socket-ticket', {}, { origin: 'https://evil.example' })).status).toBe(403)
  })
})
