/** Getting in without being let in, and staying in after being put out. */
import { describe, expect, test } from 'vitest'
import { newLinkToken } from '../links/link-token'
import { newId } from '../new-id'
import { LINK_PASSWORD, makeLink, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import { differences, readTables } from '../testing/tables'
import { heard, TestClient } from '../testing/test-client'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'

let world: SharedWorld
let run: TestServer

withTestServer({ one: 'all' }, async started => {
  run = started
  world = await makeSharedWorld(run)
})

describe('21 guessing', () => {
  test('21 the password of a link becomes slow, whatever address is claimed', async () => {
    const link = await makeLink(world, 'view', { password: LINK_PASSWORD })
    const eve = visitor(run)
    const statuses: number[] = []
    for (let i = 0; i < 7; i++) {
      const headers = { 'x-forwarded-for': `10.0.0.${i}`, 'x-real-ip': `10.0.0.${i}`, 'x-lockstep-address': `10.0.0.${i}` }
      statuses.push((await eve.ask('POST', `/api/s/${link.token}/unlock`, { password: `guess ${i}` }, headers)).status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
  })

  test('21 the password of an account becomes slow, whatever address is claimed', async () => {
    const eve = visitor(run)
    const statuses: number[] = []
    for (let i = 0; i < 8; i++) {
      const headers = {
        'x-forwarded-for': `10.1.0.${i}`,
        'x-real-ip': `10.1.0.${i}`,
        forwarded: `for=10.1.0.${i}`,
        'x-lockstep-address': `10.1.0.${i}`,
      }
      const guess = { email: 'viewer@example.org', password: `guess number ${i}` }
      statuses.push((await eve.ask('POST', '/api/auth/sign-in/email', guess, headers)).status)
    }
    expect(statuses.slice(0, 3)).toEqual([401, 401, 401])
    expect(statuses.slice(-2)).toEqual([429, 429])
  })

  test('21 the secret of a link is 128 random bits', () => {
    const tokens = Array.from({ length: 1000 }, newLinkToken)
    expect(new Set(tokens).size).toBe(1000)
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(16)
  })
})

describe('22 finding out', () => {
  test('22 whether there was a link', async () => {
    const { db } = run.server
    const [expired, revoked] = [await makeLink(world, 'view', { expiresAt: 1n }), await makeLink(world, 'view')]
    await db.link.delete({ where: { id: revoked.id } })
    const asked = [newId(), expired.token, revoked.token].map(token => visitor(run).fetch('GET', `/api/s/${token}`))
    const answers = await Promise.all((await Promise.all(asked)).map(async answer => `${answer.status} ${await answer.text()}`))
    expect(new Set(answers).size).toBe(1)
  })
})

describe('29 who was put out', () => {
  test('29 a disabled person has no request, no socket and no link left', async () => {
    const gone = await (await run.addAccount('gone@example.org')).connect()
    await run.server.db.member.create({ data: { driveId: world.drive, userId: await world.userId(gone), role: 'editor', at: 1n } })
    const link = await makeLink(world, 'view', { by: gone })
    expect((await visitor(run).fetch('GET', `/api/s/${link.token}`)).status).toBe(200)
    const socket = gone.socket()
    await heard(socket, 'connect')
    const [refused, ended] = [heard(socket, 'refused'), heard(socket, 'disconnect')]
    await world.admin.ask('PATCH', `/api/people/${await world.userId(gone)}`, { disabled: true })
    expect(await refused).toEqual({ error: 'signed-out' })
    await ended
    expect((await gone.get('/api/me')).status).toBe(401)
    expect((await gone.commit([])).status).toBe(401)
    expect((await visitor(run).fetch('GET', `/api/s/${link.token}`)).status).toBe(404)
  })

  test('29 no cookie of a session that ended opens anything, and sessions cannot be made up', async () => {
    const here = await world.outsider.another('outsider@example.org')
    const { cookie } = here
    await here.post('/api/auth/sign-out', {})
    for (const forged of [
      cookie,
      `${cookie}x`,
      'lockstep.session_token=',
      `lockstep.session_token=${newId()}.${newId()}`,
      'lockstep.session_token=../../secret',
    ])
      expect([forged, (await Object.assign(new TestClient(run.origin), { cookie: forged }).fetch('GET', '/api/me')).status]).toEqual([
        forged,
        401,
      ])
  })
})

describe('39 the first account, and rights', () => {
  test('39 there is no second set-up, and none without the token that was printed', async () => {
    const before = await readTables(run.server.db)
    for (const token of ['', newId(), '0'.repeat(22)])
      expect([400, 403]).toContain(
        (await new TestClient(run.origin).post('/api/setup', { token, name: 'Eve', email: 'eve@example.org', password: 'x'.repeat(12) }))
          .status,
      )
    expect(differences(before, await readTables(run.server.db))).toEqual([])
  })

  test('39 nobody makes themselves an administrator by saying so', async () => {
    const { admin, outsider } = world
    await admin.ask('PATCH', '/api/server-settings', { openSignUp: true })
    const eve = new TestClient(run.origin)
    const account = { name: 'Eve', email: 'eve@example.org', password: 'x'.repeat(12) }
    for (const more of [{ admin: true }, { role: 'admin' }, { quotaBytes: 1e15 }, { emailVerified: true }])
      expect((await eve.post('/api/sign-up', { ...account, ...more })).status).toBe(400)
    await admin.ask('PATCH', '/api/server-settings', { openSignUp: false })
    for (const more of [
      { admin: true },
      { disabled: false },
      { quotaBytes: 1 },
      { id: await world.userId(admin) },
      { email: 'admin@example.org' },
    ])
      await outsider.post('/api/auth/update-user', more)
    const row = await run.server.db.user.findUniqueOrThrow({ where: { id: await world.userId(outsider) } })
    expect(row).toMatchObject({ admin: false, quotaBytes: null, email: 'outsider@example.org' })
    for (const path of ['/api/people', '/api/server-settings']) expect((await outsider.get(path)).status).toBe(403)
  })

  test.each([
    'sign-up/email',
    'sign-in/social',
    'link-social',
    'request-password-reset',
    'delete-user',
    'change-email',
    'verify-email',
    'callback/google',
    '../me',
    'ok',
    'error',
  ])('39 of the sign-in nothing else can be reached: %s', async path => {
    for (const method of ['GET', 'POST'])
      expect((await world.outsider.fetch(method, `/api/auth/${path}`)).status).toBe(path === '../me' ? (method === 'GET' ? 200 : 405) : 404)
  })
})
