/** Guessing and taking over, each at a server of its own: its counts and its first account are what is tried. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../new-id'
import { TestClient } from '../testing/test-client'
import { createFolder } from '../testing/test-content'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'
import { countHashing } from './count-hashing'

let here: TestServer

beforeEach(async () => {
  here = await startTestServer({ settings: { TRUST_PROXY: '1' } })
}, HOOK_MS)
afterEach(() => here.stop(), HOOK_MS)

const guess = (client: TestClient, email: string, i: number, headers: Record<string, string> = {}) =>
  client.ask('POST', '/api/auth/sign-in/email', { email, password: `guess number ${i}` }, headers)

describe('an account', () => {
  test('21 the password of an account becomes slow from one address, whatever address is claimed', async () => {
    await here.setUp()
    const eve = new TestClient(here.origin)
    const statuses: number[] = []
    for (let i = 0; i < 8; i++)
      statuses.push(
        (
          await guess(eve, 'Anna@example.org', i, {
            'x-forwarded-for': `10.0.0.${i}, 1.1.1.1`,
            'x-lockstep-address': `10.0.0.${i}`,
            forwarded: `for=10.0.0.${i}`,
          })
        ).status,
      )
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429])
    // Not even the right one, and the other spelling of the address is the same account.
    expect(
      (
        await eve.ask(
          'POST',
          '/api/auth/sign-in/email',
          { email: 'anna@example.org', password: TestClient.PASSWORD },
          { 'x-forwarded-for': '1.1.1.1' },
        )
      ).status,
    ).toBe(429)
  })

  test('21 the password of an account becomes slow from many addresses as well', async () => {
    await here.setUp()
    const eve = new TestClient(here.origin)
    const all = Array.from({ length: 60 }, (_, i) => guess(eve, 'anna@example.org', i, { 'x-forwarded-for': `1.1.1.1, 10.0.0.${i}` }))
    const statuses = (await Promise.all(all)).map(({ status }) => status)
    expect(statuses.filter(status => status === 401)).toHaveLength(51)
    expect(statuses.filter(status => status === 429)).toHaveLength(9)
  })

  test('22 whether there is an account, by text or by time', async () => {
    await here.setUp()
    const eve = new TestClient(here.origin)
    const answers = new Set<string>()
    for (const [i, email] of ['anna@example.org', 'ANNA@example.org', 'nobody@example.org', 'NOBODY@example.org'].entries()) {
      const { hashed, result } = await countHashing(() => guess(eve, email, i))
      answers.add(`${result.status} ${JSON.stringify(result.body)}, ${hashed} hashed`)
    }
    expect([...answers]).toHaveLength(1)
    expect([...answers][0]).toMatch(/^401 .*, 1 hashed$/)
  })

  test('22 an invitation that never was is refused like one that was used, withdrawn or ran out, and after as much work', async () => {
    const anna = await here.setUp()
    const invited = async () =>
      (await anna.post<{ token: string; invitation: { id: string } }>('/api/people', { admin: false, quotaBytes: null })).body
    const [used, withdrawn, expired] = [await invited(), await invited(), await invited()]
    const account = { name: 'Ben', email: 'ben@example.org', password: TestClient.PASSWORD }
    const eve = new TestClient(here.origin)
    const accept = (token: string, email: string) => () => eve.post<unknown>('/api/invitations/accept', { ...account, email, token })
    expect((await countHashing(accept(used.token, 'ben@example.org'))).hashed).toBe(1)
    await anna.ask('DELETE', `/api/people/invitations/${withdrawn.invitation.id}`)
    await here.server.db.invitation.update({ where: { id: expired.invitation.id }, data: { expiresAt: 1n } })
    const answers = new Set<string>()
    for (const token of ['A'.repeat(22), used.token, withdrawn.token, expired.token]) {
      const look = () => eve.post<unknown>('/api/invitations/look', { token })
      for (const ask of [look, accept(token, 'ben@example.org'), accept(token, 'new@example.org')]) {
        const { hashed, result } = await countHashing(ask)
        answers.add(`${result.status} ${JSON.stringify(result.body)}, ${hashed} hashed`)
      }
    }
    expect([...answers]).toEqual(['403 {"error":"forbidden"}, 0 hashed'])
  })

  test('22 sign-up that is closed says the same of every address, and of one that is open only that it is taken', async () => {
    const anna = await here.setUp()
    const ask = async (email: string) => {
      const account = { name: 'Ben', email, password: TestClient.PASSWORD }
      const { hashed, result } = await countHashing(() => new TestClient(here.origin).post<unknown>('/api/sign-up', account))
      return `${result.status} ${JSON.stringify(result.body)}, ${hashed} hashed`
    }
    expect(new Set([await ask('anna@example.org'), await ask('new@example.org')]).size).toBe(1)
    await anna.ask('PATCH', '/api/server-settings', { openSignUp: true })
    expect([await ask('anna@example.org'), await ask('ANNA@example.org')]).toEqual(Array(2).fill('200 {"kind":"email-taken"}, 0 hashed'))
    // Whoever goes through addresses so is slow.
    const all: string[] = []
    for (let i = 0; i < 40; i++) all.push(await ask('anna@example.org'))
    expect(all.at(-1)).toMatch(/^429 /)
  })

  test('39 of two set-ups at once one makes an account', async () => {
    const both = await Promise.all([here.setUp(), here.setUp()])
    expect((await Promise.all(both.map(client => client.get('/api/me')))).map(({ status }) => status).sort()).toEqual([200, 401])
    expect(await here.server.db.user.count({ where: { admin: true } })).toBe(1)
  })
})

describe('a link', () => {
  const PASSWORD = 'open sesame'

  async function linkOf(anna: TestClient, more: object = {}): Promise<{ readonly id: string; readonly token: string }> {
    const folder = createFolder(newId())
    await anna.commit([folder])
    const { body } = await anna.post<{ link: { id: string; token: string } }>(anna.path('links'), {
      nodes: [folder.id],
      password: PASSWORD,
      ...more,
    })
    return body.link
  }

  const unlock = (token: string, password: string, address: string) =>
    new TestClient(here.origin).ask('POST', `/api/s/${token}/unlock`, { password }, { 'x-forwarded-for': `1.1.1.1, ${address}` })

  test('21 its password becomes slow from one address, and from ever new ones as well', async () => {
    const { token } = await linkOf(await (await here.setUp()).connect())
    const one: number[] = []
    for (let i = 0; i < 30; i++) one.push((await unlock(token, `guess ${i}`, '10.0.0.1')).status)
    expect([one[0], one.at(-1)]).toEqual([401, 429])
    // A proxy says who asks: what stands before that in the header is what its sender wrote.
    expect((await unlock(token, 'guess', '10.0.0.1')).status).toBe(429)
    const many: number[] = []
    for (let net = 0; net < 20 && !many.includes(429); net++)
      many.push(
        ...(await Promise.all(Array.from({ length: 40 }, (_, i) => unlock(token, 'guess', `10.1.${net}.${i}`)))).map(
          ({ status }) => status,
        ),
      )
    expect(many[0]).toBe(401)
    expect(many.at(-1)).toBe(429)
  }, 60_000)

  test('22 one that is over is told like one that never was, and after as much work', async () => {
    const anna = await (await here.setUp()).connect()
    const [live, expired, revoked] = [await linkOf(anna), await linkOf(anna), await linkOf(anna)]
    await here.server.db.link.update({ where: { id: expired.id }, data: { expiresAt: 1n } })
    await anna.ask('DELETE', anna.path(`links/${revoked.id}`))
    const told = async (token: string) => {
      const { hashed, result } = await countHashing(() => unlock(token, 'guess', '10.2.0.1'))
      return `${result.status} ${JSON.stringify(result.body)}, ${hashed} hashed`
    }
    expect(await told(live.token)).toBe('401 {"error":"link-locked"}, 1 hashed')
    for (const token of [newId<string>(), expired.token, revoked.token])
      expect(await told(token)).toBe('404 {"error":"not-found"}, 0 hashed')
  })
})
