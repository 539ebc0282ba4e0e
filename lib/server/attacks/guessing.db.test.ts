/** Guessing and taking over, each at a server of its own: its counts and its first account are what is tried. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TestClient } from '../testing/test-client'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'

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
    const times: Record<string, number[]> = { known: [], unknown: [] }
    const answers = new Set<string>()
    for (let i = 0; i < 4; i++) {
      for (const [kind, email] of [
        ['known', 'anna@example.org'],
        ['unknown', 'nobody@example.org'],
      ] as const) {
        const began = performance.now()
        const { status, body } = await guess(eve, email, i)
        times[kind]?.push(performance.now() - began)
        answers.add(`${status} ${JSON.stringify(body)}`)
      }
    }
    expect(answers.size).toBe(1)
    // Both hash a password, which is nearly all of it.
    expect(Math.min(...(times.unknown as number[]))).toBeGreaterThan(Math.min(...(times.known as number[])) / 4)
  })

  test('39 of two set-ups at once one makes an account', async () => {
    const both = await Promise.all([here.setUp(), here.setUp()])
    expect((await Promise.all(both.map(client => client.get('/api/me')))).map(({ status }) => status).sort()).toEqual([200, 401])
    expect(await here.server.db.user.count({ where: { admin: true } })).toBe(1)
  })
})
