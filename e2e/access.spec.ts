/** Who is signed out, or whose device was removed, gets nothing any more: at once, over HTTP and over the socket. */
import { expect } from '@playwright/test'
import { io, type Socket } from 'socket.io-client'
import type { ApiPeer } from './harness/api-peer'
import { put, treeWith } from './harness/disk'
import { test } from './harness/test'
import { until, untilEqual } from './harness/until'

const AT_ONCE_MS = 3000

interface Known {
  readonly id: string
  readonly current: boolean
}

async function otherDevices(peer: ApiPeer): Promise<Known[]> {
  const { devices } = (await (await peer.request('/api/devices')).json()) as { devices: Known[] }
  return devices.filter(device => !device.current)
}

/** Every door of a drive, as `peer` finds it now. */
async function doors(peer: ApiPeer, node: string): Promise<Record<string, number>> {
  const drive = `/api/drives/${peer.drive}`
  const asked = {
    changes: peer.request(`${drive}/changes?since=0`),
    nodes: peer.request(`${drive}/nodes`),
    content: peer.request(`${drive}/nodes/${node}/content`),
    read: peer.request(`${drive}/chunks/read`, { body: { hashes: [] } }),
    missing: peer.request(`${drive}/chunks/missing`, { body: { hashes: [] } }),
    lead: peer.request(`${drive}/lead`, { body: {} }),
    packs: peer.request(`${drive}/packs`, { body: {} }),
    manifests: peer.request(`${drive}/manifests`, { body: {} }),
    commits: peer.request(`${drive}/commits`, { body: {} }),
    edits: peer.request(`${drive}/edits`, { body: {} }),
    zip: peer.request(`${drive}/zip?nodes=${node}`),
    search: peer.request(`${drive}/search?q=first`),
    links: peer.request(`${drive}/links`),
    me: peer.request('/api/me'),
  }
  const answers = await Promise.all(Object.entries(asked).map(async ([name, asking]) => [name, (await asking).status] as const))
  return Object.fromEntries(answers)
}

const CLOSED = {
  ...{ changes: 401, nodes: 401, content: 401, read: 401, missing: 401, lead: 401, me: 401 },
  ...{ packs: 401, manifests: 401, commits: 401, edits: 401, zip: 401, search: 401, links: 401 },
}

interface Heard {
  readonly socket: Socket
  readonly events: string[]
}

async function listen(peer: ApiPeer): Promise<Heard> {
  const socket = io(peer.line.origin, {
    ...{ path: '/api/socket', addTrailingSlash: false, transports: ['websocket'], forceNew: true },
    extraHeaders: { cookie: peer.cookie, origin: peer.line.origin },
    ...{ auth: { device: peer.device, drives: [peer.drive] }, reconnectionDelay: 100, reconnectionDelayMax: 200 },
  })
  const events: string[] = []
  socket.on('connect', () => events.push('connect'))
  socket.on('advanced', () => events.push('advanced'))
  socket.on('refused', (message: { error: string }) => events.push(`refused ${message.error}`))
  socket.on('disconnect', () => events.push('disconnect'))
  socket.on('connect_error', error => events.push(`connect_error ${error.message}`))
  await until('connected', async () => events.includes('connect'))
  return { socket, events }
}

test('a removed device gets nothing any more', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  const owner = await world.peer()
  const removed = await world.peer()
  const [first] = await owner.nodes()
  const heard = await listen(removed)
  expect(await doors(removed, first?.id as string)).toMatchObject({
    ...{ changes: 200, nodes: 200, content: 200 },
    ...{ zip: 200, search: 200, links: 200, me: 200 },
  })

  const before = Date.now()
  expect((await owner.request(`/api/devices/${removed.device}`, { method: 'DELETE' })).status).toBe(204)
  expect(await doors(removed, first?.id as string)).toEqual(CLOSED)
  await until('the socket is closed', async () => heard.events.includes('disconnect'), AT_ONCE_MS)
  expect(Date.now() - before).toBeLessThan(AT_ONCE_MS)
  expect(heard.events).toContain('refused device-revoked')
  heard.socket.connect()
  await until('it cannot come back', async () => heard.events.some(event => event.startsWith('connect_error')), AT_ONCE_MS)

  const after = heard.events.length
  await put(a.folder, 'second.txt', 'two')
  await world.settled(treeWith({ 'first.txt': 'one', 'second.txt': 'two' }))
  expect(heard.events.slice(after)).not.toContain('advanced')
  heard.socket.close()
  expect(await b.status()).toBe('up-to-date')
})

test('a removed browser stops at once, keeps its files and takes no more', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  const owner = await world.peer()
  const ids = new Set((await otherDevices(owner)).map(device => device.id))
  const idOfB = b.deviceId as string
  expect(ids).toContain(idOfB)
  await owner.request(`/api/devices/${idOfB}`, { method: 'DELETE' })
  await b.isShutOut(AT_ONCE_MS)
  await put(a.folder, 'second.txt', 'two')
  await put(b.folder, 'mine.txt', 'three')
  await untilEqual('the server has what the other did', () => world.serverTree(), treeWith({ 'first.txt': 'one', 'second.txt': 'two' }))
  await a.upToDate()
  expect(await b.tree()).toEqual(treeWith({ 'first.txt': 'one', 'mine.txt': 'three' }))
})

test('a session that is ended elsewhere ends at once; signed in again, sync goes on', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  const owner = await world.peer()
  const other = await world.peer()
  const [first] = await owner.nodes()
  const heard = await listen(other)
  expect((await owner.request('/api/auth/revoke-other-sessions', { body: {} })).status).toBe(200)
  expect(await doors(other, first?.id as string)).toEqual(CLOSED)
  await until('the socket is closed', async () => heard.events.includes('disconnect'), AT_ONCE_MS)
  expect(heard.events).toContain('refused signed-out')
  heard.socket.close()

  await a.isShutOut(AT_ONCE_MS)
  await b.isShutOut(AT_ONCE_MS)
  await put(a.folder, 'first.txt', 'one, edited while signed out')
  await a.signInAgain()
  await b.signInAgain()
  await world.settled(treeWith({ 'first.txt': 'one, edited while signed out' }))
})

test('after signing out nothing is sent, fetched or heard, and every file stays', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  const other = await world.peer()
  const [first] = await other.nodes()
  const heard = await listen(other)
  expect((await other.request('/api/auth/sign-out', { body: {} })).status).toBe(200)
  expect(await doors(other, first?.id as string)).toEqual(CLOSED)
  await until('the socket is closed', async () => heard.events.includes('disconnect'), AT_ONCE_MS)
  expect(heard.events).toContain('refused signed-out')
  heard.socket.connect()
  await until('it cannot come back', async () => heard.events.some(event => event.startsWith('connect_error')), AT_ONCE_MS)

  await b.signOut()
  await put(a.folder, 'second.txt', 'two')
  await put(b.folder, 'mine.txt', 'three')
  await untilEqual('the server has what the other did', () => world.serverTree(), treeWith({ 'first.txt': 'one', 'second.txt': 'two' }))
  expect(await b.tree()).toEqual(treeWith({ 'first.txt': 'one', 'mine.txt': 'three' }))
  expect(heard.events).not.toContain('advanced')
  heard.socket.close()
  await b.signInAgain()
  await world.settled(treeWith({ 'first.txt': 'one', 'second.txt': 'two', 'mine.txt': 'three' }))
})
