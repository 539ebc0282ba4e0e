/** The other origin for the bytes of files: who gets there, what is there, and that nothing else is. */
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../testing/free-port'
import { makeLink, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import { heard, TestClient } from '../testing/test-client'
import { HOOK_MS, startTestServer } from '../testing/test-server'

let world: SharedWorld
let elsewhere: string
let later = 0

beforeAll(async () => {
  const port = await freePort()
  elsewhere = `http://127.0.0.1:${port}`
  const settings = { PORT: String(port), PUBLIC_URL: `http://localhost:${port}`, CONTENT_ORIGIN: elsewhere }
  world = await makeSharedWorld(await startTestServer({ settings, now: () => Date.now() + later }))
}, HOOK_MS)
afterAll(() => world.run.stop(), HOOK_MS)

const contentPath = (query = '') => `/api/drives/${world.drive}/nodes/${world.nodes.file}/content${query}`

async function sentTo(client: TestClient, path: string): Promise<string> {
  const response = await fetch(world.run.origin + path, { headers: { cookie: client.cookie }, redirect: 'manual' })
  expect(response.status).toBe(302)
  return response.headers.get('location') as string
}

describe('a member', () => {
  test('is sent there, and gets the bytes without any cookie, harmless as ever', async () => {
    const address = await sentTo(world.viewer, contentPath('?inline=1'))
    expect(address.startsWith(`${elsewhere}/content/`)).toBe(true)
    const response = await fetch(address, { headers: { range: 'bytes=0-5' } })
    expect([response.status, await response.text()]).toEqual([206, 'shared'])
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': world.run.origin,
      'content-disposition': 'inline; filename="words.txt"; filename*=UTF-8\'\'words.txt',
      'content-security-policy': expect.stringContaining("sandbox; default-src 'none'"),
      'content-type': 'text/plain; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    })
  })

  test('gets what a script of a page reads from here', async () => {
    const response = await world.viewer.fetch('GET', contentPath('?inline=1'), undefined, { 'sec-fetch-dest': 'empty' })
    expect([response.status, await response.text()]).toEqual([200, 'shared words'])
  })

  test('gets nothing any more once signed out, or no member', async () => {
    const here = await world.viewer.another('viewer@example.org')
    const address = await sentTo(here, contentPath())
    expect((await fetch(address)).status).toBe(200)
    await here.post('/api/auth/sign-out', {})
    expect((await fetch(address)).status).toBe(404)
    const { db } = world.run.server
    const other = await sentTo(world.viewer, contentPath())
    const member = { driveId: world.drive, userId: await world.userId(world.viewer) }
    const row = await db.member.delete({ where: { driveId_userId: member } })
    expect((await fetch(other)).status).toBe(404)
    await db.member.create({ data: row })
  })
})

describe('a visitor', () => {
  test('is sent there as long as the link is open', async () => {
    const link = await makeLink(world, 'download')
    const address = await sentTo(visitor(world.run), `/api/s/${link.token}/nodes/${world.nodes.file}/content`)
    expect(await (await fetch(address)).text()).toBe('shared words')
    await world.run.server.db.link.update({ where: { id: link.id }, data: { version: { increment: 1 } } })
    expect((await fetch(address)).status).toBe(404)
  })

  test('37 of a link with a number of downloads has a minute to begin, so that nobody hands one download around', async () => {
    const [limited, free] = [await makeLink(world, 'download', { maxDownloads: 1 }), await makeLink(world, 'download')]
    const path = (token: string) => `/api/s/${token}/nodes/${world.nodes.file}/content`
    const [one, any] = [await sentTo(visitor(world.run), path(limited.token)), await sentTo(visitor(world.run), path(free.token))]
    expect((await fetch(one)).status).toBe(200)
    later = 61_000
    expect([(await fetch(one)).status, (await fetch(any)).status]).toEqual([404, 200])
    // Nor does one from before there was a number.
    await world.run.server.db.link.update({ where: { id: free.id }, data: { maxDownloads: 1 } })
    expect((await fetch(any)).status).toBe(404)
    later = 0
  })

  test('gets films and sounds from here, where a permit lets them go on', async () => {
    const link = await makeLink(world, 'download', { maxDownloads: 1 })
    const here = visitor(world.run)
    for (const range of ['bytes=0-', 'bytes=6-']) {
      const headers = { 'sec-fetch-dest': 'video', range }
      const answer = await here.fetch('GET', `/api/s/${link.token}/nodes/${world.nodes.file}/content?inline=1`, undefined, headers)
      expect(answer.status).toBe(206)
      await answer.text()
    }
  })

  test('keeps nothing of a link to view', async () => {
    const link = await makeLink(world, 'view')
    const address = await sentTo(visitor(world.run), `/api/s/${link.token}/nodes/${world.nodes.file}/content?inline=1`)
    expect((await fetch(address)).headers.get('content-disposition')).toContain('inline')
    const kept = await visitor(world.run).fetch('GET', `/api/s/${link.token}/nodes/${world.nodes.file}/content`)
    expect(kept.status).toBe(403)
  })
})

describe('nothing else', () => {
  test.each(['/', '/api/me', '/api/setup', '/healthz', '/files', '/content/', '/content/nonsense', '/content/../api/me', '/sw.js'])(
    'is at %s',
    async path => {
      const response = await fetch(elsewhere + path, { headers: { cookie: world.owner.cookie } })
      expect([response.status, await response.text()]).toEqual([404, ''])
    },
  )

  test('is changed there', async () => {
    const response = await fetch(`${elsewhere}/api/drives`, { method: 'POST', headers: { cookie: world.owner.cookie } })
    expect(response.status).toBe(405)
  })

  test('nor does a method that nobody may use end the server', async () => {
    const { port } = new URL(elsewhere)
    const answer = new Promise(resolve => {
      const line = connect(Number(port), '127.0.0.1', () => line.write(`TRACE / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`))
      line
        .on('close', resolve)
        .on('error', () => undefined)
        .resume()
    })
    await answer
    expect((await fetch(`${world.run.origin}/healthz`)).status).toBe(200)
  })

  test('nor is a socket', async () => {
    const there = Object.assign(new TestClient(elsewhere, world.run.origin), { cookie: world.owner.cookie })
    await heard(there.socket({}), 'connect_error')
  })

  test('and at the app’s own address no ticket opens anything', async () => {
    const address = await sentTo(world.viewer, contentPath())
    expect((await fetch(world.run.origin + new URL(address).pathname)).status).toBe(404)
  })

  test('nor does one that was changed', async () => {
    const address = await sentTo(world.viewer, contentPath())
    const at = address.length - 10
    const changed = address.slice(0, at) + (address[at] === 'A' ? 'B' : 'A') + address.slice(at + 1)
    expect((await fetch(changed)).status).toBe(404)
  })
})
