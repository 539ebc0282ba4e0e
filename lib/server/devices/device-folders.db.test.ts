/** How the folders on somebody's devices stand is told by those devices alone, heard by that person alone, and at once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Device, FolderReport } from '../../core/protocol/devices'
import { DevicesSchema } from '../../core/protocol/devices'
import { renewEpoch } from '../epoch'
import { newId } from '../new-id'
import { heard, type TestClient } from '../testing/test-client'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'

let run: TestServer
let laptop: TestClient
let phone: TestClient
const sockets: { close(): unknown }[] = []

withTestServer({ one: 'all' }, async started => {
  run = started
})

let people = 0
let email: string

beforeEach(async () => {
  laptop = await (await newPerson()).connect('Laptop')
  email = `${people}@example.org`
  phone = await (await laptop.another(email)).connect('Phone')
})

function newPerson(): Promise<TestClient> {
  return run.addAccount(`${++people}@example.org`)
}

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
})

const SAID: FolderReport = { name: 'Documents', state: 'up-to-date', why: null, cursor: 7, waiting: 0, waits: [] }

function report(client: TestClient, change: Partial<FolderReport> = {}) {
  return client.ask('PUT', client.path('folder'), { ...SAID, ...change })
}

/** Folders of the drive that anybody told of. */
function toldOf(): Promise<number> {
  return run.server.db.deviceFolder.count({ where: { driveId: laptop.drive } })
}

async function devices(client: TestClient): Promise<readonly Device[]> {
  return DevicesSchema.parse((await client.get('/api/devices')).body).devices
}

async function laptopOf(client: TestClient): Promise<Device> {
  return (await devices(client)).find(({ id }) => id === laptop.device) as Device
}

/** The first of its device, which hears that it came itself. */
async function open(client: TestClient) {
  const socket = client.socket()
  sockets.push(socket)
  await heard(socket, 'devices')
  return socket
}

describe('a folder', () => {
  test('is told of with its name, state, cursor and what waits, and seen on the other devices', async () => {
    const waits = [newId<never>(), newId<never>()]
    expect((await report(laptop, { waiting: 5, waits })).status).toBe(204)
    const { folders } = await laptopOf(phone)
    expect(folders).toEqual([{ ...SAID, drive: laptop.drive, waiting: 5, waits, at: expect.any(Number) }])
    await report(laptop, { state: 'paused', why: 'permission-ask', cursor: null })
    expect((await laptopOf(phone)).folders).toMatchObject([{ state: 'paused', why: 'permission-ask', cursor: 7, waits: [] }])
  })

  test('is forgotten when it is disconnected, and when its device is revoked', async () => {
    await report(laptop)
    await report(phone)
    expect((await phone.ask('DELETE', phone.path('folder'))).status).toBe(204)
    await laptop.ask('DELETE', `/api/devices/${phone.device}`)
    expect((await devices(laptop)).map(({ name, folders }) => [name, folders.length])).toEqual([['Laptop', 1]])
    await laptop.ask('DELETE', laptop.path('folder'))
    expect(await toldOf()).toBe(0)
  })

  test('is not told of in any other words', async () => {
    const wrong: Readonly<Record<string, object>> = {
      'of no known state': { state: 'fine' },
      'without a name': { name: '' },
      'with too many waiting nodes': { waits: Array.from({ length: 101 }, () => newId()) },
      'with a node that is none': { waits: ['../../etc'] },
      'with a cursor below nothing': { cursor: -1 },
      'with more than is asked': { deviceId: 'other' },
    }
    for (const [what, change] of Object.entries(wrong)) expect([what, (await report(laptop, change)).status]).toEqual([what, 400])
    expect(await toldOf()).toBe(0)
  })

  test('is told of by a device only: neither by a page nor in the name of another’s', async () => {
    const ben = await (await newPerson()).connect()
    const page = await laptop.another(email)
    Object.assign(page, { drive: laptop.drive })
    expect((await report(page)).status).toBe(400)
    expect((await report(Object.assign(page, { device: ben.device }))).status).toBe(401)
    Object.assign(ben, { drive: laptop.drive })
    expect((await report(ben)).status).toBe(404)
    expect(await toldOf()).toBe(0)
  })

  test('of a drive that is not shared any more is not shown', async () => {
    const ben = await (await newPerson()).connect()
    const { id } = (await ben.me()).user
    const { db } = run.server
    await db.member.create({ data: { driveId: laptop.drive, userId: id, role: 'viewer', at: 1n } })
    Object.assign(ben, { drive: laptop.drive })
    await report(ben)
    expect((await devices(ben)).map(({ folders }) => folders.length)).toEqual([1])
    expect((await devices(laptop)).map(({ name }) => name).sort()).toEqual(['Laptop', 'Phone'])
    await db.member.delete({ where: { driveId_userId: { driveId: laptop.drive, userId: id } } })
    expect((await devices(ben)).map(({ folders }) => folders.length)).toEqual([0])
  })
})

describe('at once', () => {
  test('every page of the person hears that a folder stands otherwise, and nobody else does', async () => {
    const ben = await (await newPerson()).connect()
    const [page, other] = [await open(phone), await open(ben)]
    const said: string[] = []
    other.onAny((what: string) => said.push(what))
    const told = heard(page, 'devices')
    await report(laptop)
    await told
    expect((await laptopOf(phone)).folders).toHaveLength(1)
    // Whatever was said before this has arrived before this.
    const noticed = heard(other, 'noticed')
    run.server.events.emit('noticed', (await ben.me()).user.id)
    await noticed
    expect(said).toEqual(['noticed'])
  })

  test('a device counts as open until its last tab is gone, and was last seen then', async () => {
    const page = await open(phone)
    const came = heard(page, 'devices')
    const first = await open(laptop)
    await came
    const second = laptop.socket()
    sockets.push(second)
    await heard(second, 'connect')
    await second.emitWithAck('join', laptop.drive)
    await run.server.db.device.update({ where: { id: laptop.device as string }, data: { lastSeenAt: 1n } })
    const began = run.server.now()
    const left = heard(page, 'devices')
    expect((await laptopOf(phone)).online).toBe(true)
    first.close()
    second.close()
    await left
    const device = await laptopOf(phone)
    expect(device.online).toBe(false)
    expect(device.lastSeenAt).toBeGreaterThanOrEqual(began)
  })
})

test('what was told to another history of the server is not believed', async () => {
  await report(laptop)
  await renewEpoch(run.server.db)
  expect((await laptopOf(phone)).folders).toEqual([])
})
