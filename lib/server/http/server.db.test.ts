/** Who gets in (every route by everybody: default-deny.db.test.ts, matrix.slow.test.ts), and that whoever is put out gets nothing more, at once: over real HTTP and real sockets. */
import { describe, expect, test } from 'vitest'
import { type Advanced, PROTOCOL_VERSION } from '../../core/protocol/messages'
import { newId } from '../new-id'
import { heard, TestClient } from '../testing/test-client'
import { chunk, createFile, createFolder, framed } from '../testing/test-content'
import { APP_FOLDER, type TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'
import { loadRouteFiles } from './route-files'

let run: TestServer
let anna: TestClient

const restart = withTestServer({ one: 'each' }, async started => {
  run = started
  anna = await (await run.setUp()).connect()
})

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

interface Asked {
  readonly name: string
  readonly method: string
  readonly path: string
}

async function everyRoute(client: TestClient): Promise<Asked[]> {
  const files = await loadRouteFiles(APP_FOLDER)
  return files.flatMap(({ path, methods }) =>
    METHODS.filter(method => methods[method]).map(method => {
      const filled = path.replace('[drive]', client.drive).replace('[device]', client.device as string)
      return { name: `${method} ${path}`, method, path: filled.replace(/\[[^\]]+\]/g, newId()) }
    }),
  )
}

describe('the first account', () => {
  test('is made with the link and no second time', async () => {
    expect((await anna.get('/api/setup')).body).toEqual({ needed: false })
    expect(await anna.me()).toMatchObject({ user: { name: 'Anna', admin: true }, drives: [{ name: 'Anna', usedBytes: 0 }] })
    const late = await new TestClient(run.origin).post('/api/setup', {
      token: newId(),
      name: 'Eve',
      email: 'eve@example.org',
      password: 'x'.repeat(12),
    })
    expect(late).toMatchObject({ status: 403, body: { error: 'forbidden' } })
  })

  test('a wrong token makes nothing', async () => {
    run = await restart()
    const eve = await TestClient.setUp(run.origin, newId())
    expect(await eve.get('/api/me')).toMatchObject({ status: 401, body: { error: 'signed-out' } })
    expect((await eve.get('/api/setup')).body).toEqual({ needed: true })
  })

  test('nobody signs up by themselves', async () => {
    const eve = new TestClient(run.origin)
    const answer = await eve.post('/api/auth/sign-up/email', {
      name: 'Eve',
      email: 'eve@example.org',
      password: 'x'.repeat(12),
      admin: true,
    })
    expect(answer.status).toBe(404)
    expect(await run.server.db.user.count()).toBe(1)
  })
})

describe('every route that exists', () => {
  test('shows nobody what is another person’s', async () => {
    const ben = await (await run.addAccount('ben@example.org')).connect()
    ben.drive = anna.drive
    const bodies: Record<string, unknown> = {
      commits: { protocol: PROTOCOL_VERSION, fence: 1, deletesConfirmed: false, ops: [createFolder('mine')] },
      missing: { hashes: [] },
      read: { hashes: [] },
      manifests: { contents: [] },
    }
    for (const { name, method, path } of await everyRoute(anna)) {
      if (!name.includes('[drive]') && !name.includes('[device]')) continue
      const body = name.includes('[device]') ? { name: 'Mine' } : bodies[path.split('/').at(-1) ?? '']
      const type: Record<string, string> = body ? { 'content-type': 'application/json' } : { 'content-type': 'application/octet-stream' }
      const sent = method === 'GET' || method === 'HEAD' ? undefined : body ? JSON.stringify(body) : framed([chunk('x')])
      expect([name, (await ben.fetch(method, path, sent, type)).status]).toEqual([name, 404])
    }
    expect((await anna.get<{ nodes: [] }>(anna.path('nodes'))).body.nodes).toEqual([])
  })

  test('says what kind of refusal it is, in one shape', async () => {
    const wrong = await anna.post(anna.path('commits'), {
      protocol: PROTOCOL_VERSION,
      fence: 1,
      deletesConfirmed: false,
      ops: [{ op: 'explode' }],
    })
    expect(wrong).toMatchObject({ status: 400, body: { error: 'bad-request' } })
    const old = await anna.post(anna.path('commits'), { protocol: 0, fence: 1, deletesConfirmed: false, ops: [] })
    expect(old).toMatchObject({ status: 409, body: { error: 'outdated' } })
    const form = await anna.fetch('POST', anna.path('commits'), 'a=b', { 'content-type': 'application/x-www-form-urlencoded' })
    expect(form.status).toBe(400)
    const huge = await anna.ask('POST', '/api/drives', { name: 'x'.repeat(100_000) })
    expect(huge).toMatchObject({ status: 413, body: { error: 'too-large' } })
    expect((await anna.fetch('PUT', '/api/me')).status).toBe(405)
  })

  test.each(['..', '%2e%2e', '..%2f..%2fsecret', 'root%00', "' OR 1=1 --"])('takes %j for no id', async id => {
    expect((await anna.fetch('GET', `/api/drives/${anna.drive}/nodes/${encodeURIComponent(id)}/content`)).status).toBe(404)
    expect((await anna.fetch('GET', `/api/drives/${encodeURIComponent(id)}/nodes`)).status).toBe(404)
  })
})

describe('a device', () => {
  test('is listed, renamed, and known as the one that asks', async () => {
    await anna.ask('PATCH', `/api/devices/${anna.device}`, { name: 'Work laptop' })
    const { body } = await anna.get('/api/devices')
    expect(body).toMatchObject({ devices: [{ id: anna.device, name: 'Work laptop', browser: 'Chrome', current: true }] })
  })

  test('must be said, and be one’s own', async () => {
    const ben = await (await run.addAccount('ben@example.org')).connect()
    expect(await anna.get(anna.path('changes'), { 'x-lockstep-device': ben.device as string })).toMatchObject({
      status: 401,
      body: { error: 'device-revoked' },
    })
    expect((await anna.get(anna.path('changes'), { 'x-lockstep-device': '' })).status).toBe(400)
  })

  test('that was revoked gets nothing from the next request on, and its socket is closed at once', async () => {
    const lost = await (await anna.another()).connect('Lost phone')
    const socket = lost.socket()
    await heard(socket, 'connect')
    const refused = heard(socket, 'refused')
    const gone = heard(socket, 'disconnect')
    expect((await anna.ask('DELETE', `/api/devices/${lost.device}`)).status).toBe(204)
    expect(await refused).toEqual({ error: 'device-revoked' })
    await gone
    expect(await lost.get(lost.path('changes'))).toMatchObject({ status: 401, body: { error: 'device-revoked' } })
    expect((await lost.commit([createFolder('too late')])).status).toBe(401)
    // Nor may it come back as another device: the sign-in it used has ended too.
    lost.device = undefined
    expect(await lost.get('/api/me')).toMatchObject({ status: 401, body: { error: 'signed-out' } })
    expect((await anna.get(anna.path('changes'))).status).toBe(200)
  })
})

describe('a session', () => {
  async function watched(client: TestClient) {
    const socket = client.socket()
    await heard(socket, 'connect')
    return { refused: heard(socket, 'refused'), gone: heard(socket, 'disconnect') }
  }

  test('that was signed out gets nothing, and its socket is closed at once', async () => {
    const here = await (await anna.another()).connect()
    const { refused, gone } = await watched(here)
    const { cookie } = here
    await here.post('/api/auth/sign-out', {})
    expect(await refused).toEqual({ error: 'signed-out' })
    await gone
    // The cookie itself, as a thief would keep it.
    here.cookie = cookie
    expect(await here.get(here.path('changes'))).toMatchObject({ status: 401, body: { error: 'signed-out' } })
    expect((await anna.get('/api/me')).status).toBe(200)
  })

  test('ends everywhere else when the password is changed', async () => {
    const other = await (await anna.another()).connect()
    const { refused, gone } = await watched(other)
    const change = { currentPassword: TestClient.PASSWORD, newPassword: 'another good password', revokeOtherSessions: true }
    expect((await anna.post('/api/auth/change-password', change)).status).toBe(200)
    expect(await refused).toEqual({ error: 'signed-out' })
    await gone
    expect((await other.get('/api/me')).status).toBe(401)
    expect((await anna.get('/api/me')).status).toBe(200)
  })

  test('does not open a socket once it has ended', async () => {
    const { cookie } = anna
    await anna.post('/api/auth/sign-out', {})
    anna.cookie = cookie
    expect(await heard<Error>(anna.socket(), 'connect_error')).toMatchObject({ message: 'signed-out' })
  })
})

describe('a socket', () => {
  test('hears of a commit with the nodes that changed', async () => {
    const other = await (await anna.another()).connect()
    const socket = other.socket()
    await heard(socket, 'connect')
    await socket.emitWithAck('join', other.drive)
    const heardOf = heard<Advanced>(socket, 'advanced')
    const folder = createFolder('news')
    const { body } = await anna.commit([folder])
    expect(await heardOf).toMatchObject({ drive: anna.drive, from: 1, head: body.head, nodes: [{ id: folder.id, name: 'news' }] })
    socket.disconnect()
  })

  test('hears of a large commit without its nodes', async () => {
    const socket = anna.socket()
    await heard(socket, 'connect')
    await socket.emitWithAck('join', anna.drive)
    const heardOf = heard<Advanced>(socket, 'advanced')
    await anna.commit(Array.from({ length: 201 }, (_, i) => createFolder(`many ${i}`)))
    expect(await heardOf).toEqual({ drive: anna.drive, epoch: run.server.epoch, from: 1, head: 202 })
    socket.disconnect()
  })

  test('hears nothing of a drive that is not its person’s', async () => {
    const ben = await (await run.addAccount('ben@example.org')).connect()
    const socket = ben.socket({ device: ben.device, drives: [anna.drive] })
    await heard(socket, 'connect')
    expect(await socket.emitWithAck('join', anna.drive)).toEqual({ error: 'not-found' })
    const news: Advanced[] = []
    socket.on('advanced', message => news.push(message))
    await anna.commit([createFolder('secret')])
    await ben.commit([createFolder('own')])
    expect(await socket.emitWithAck('join', ben.drive)).toEqual({ ok: true })
    const own = heard<Advanced>(socket, 'advanced')
    await ben.commit([createFolder('own too')])
    await own
    expect(news.map(message => message.drive)).toEqual([ben.drive])
    socket.disconnect()
  })

  test.each([
    ['nobody', () => new TestClient(run.origin).socket({})],
    [
      'a page of another origin',
      () => Object.assign(new TestClient(run.origin, 'https://evil.example'), { cookie: anna.cookie }).socket({}),
    ],
    ['a device that does not exist', () => anna.socket({ device: newId() })],
    ['nonsense', () => anna.socket({ device: { $ne: 1 } })],
  ])('is not opened for %s', async (_who, open) => {
    await heard(open(), 'connect_error')
  })

  test('no other path is upgraded', async () => {
    const { Socket } = await import('node:net')
    const line = new Socket().connect(Number(new URL(run.origin).port), 'localhost')
    line.write('GET /elsewhere HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    expect(
      await new Promise(resolve =>
        line
          .on('close', resolve)
          .on('error', () => undefined)
          .resume(),
      ),
    ).toBe(false)
  })
})

describe('a file’s content', () => {
  test('comes whole, in ranges across chunks, and never as a page of ours', async () => {
    const parts = ['0123456789', 'abcdefghij', 'ABCDEFGHIJ'].map(chunk)
    await anna.sendPack(parts[1] as never, parts[0] as never)
    await anna.sendPack(parts[2] as never)
    const file = await createFile('page.html', parts)
    await anna.commit([file])
    const path = anna.path(`nodes/${file.id}/content`)
    const whole = await anna.fetch('GET', path)
    expect(await whole.text()).toBe('0123456789abcdefghijABCDEFGHIJ')
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-disposition': `attachment; filename="page.html"; filename*=UTF-8''page.html`,
      'content-length': '30',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    })
    const middle = await anna.fetch('GET', path, undefined, { range: 'bytes=8-21' })
    expect([middle.status, await middle.text(), middle.headers.get('content-range')]).toEqual([206, '89abcdefghijAB', 'bytes 8-21/30'])
    const after = await anna.fetch('GET', path, undefined, { range: 'bytes=30-' })
    expect([after.status, after.headers.get('content-range')]).toEqual([416, 'bytes */30'])
    const etag = whole.headers.get('etag') as string
    expect((await anna.fetch('GET', path, undefined, { 'if-none-match': etag })).status).toBe(304)
    const stale = await anna.fetch('GET', path, undefined, { range: 'bytes=0-1', 'if-range': '"another"' })
    expect([stale.status, (await stale.text()).length]).toEqual([200, 30])
    const head = await anna.fetch('HEAD', path)
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '30', ''])
  })

  test('breaks off, rather than end early, when a pack has gone', async () => {
    const one = chunk('will be lost')
    await anna.sendPack(one)
    const file = await createFile('lost.txt', [one])
    await anna.commit([file])
    const pack = await run.server.db.pack.findFirstOrThrow()
    await run.server.packs.remove(pack.id)
    await expect(anna.fetch('GET', anna.path(`nodes/${file.id}/content`)).then(response => response.text())).rejects.toThrow()
    expect(await run.problems()).toEqual([`pack ${pack.id}: the file is missing; 1 chunks are lost with it`])
    run = await restart()
  })
})
