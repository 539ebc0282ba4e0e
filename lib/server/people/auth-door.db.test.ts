/** Guesses that want to be counted as somebody else's, or as the first of a new one. */
import { beforeEach, expect, test } from 'vitest'
import { TestClient } from '../testing/test-client'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'

let run: TestServer
let anna: TestClient

withTestServer({ one: 'each' }, async started => {
  run = started
  anna = await run.setUp()
})

const SIGN_IN = '/api/auth/sign-in/email'
let eve: TestClient

beforeEach(() => {
  eve = new TestClient(run.origin)
})

test('21 a body that names one account as JSON and another as a form is none', async () => {
  const guess = (i: number) => `&email=anna@example.org&password=guess+number+${i}&z=`
  const bodies = [
    (i: number) => JSON.stringify({ email: `decoy${i}@example.org`, a: guess(i) }),
    (i: number) => `{"email":"decoy${i}@example.org","password":"x","a":"${guess(i)}"}`,
  ]
  const types = [
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=utf-8',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/plain, application/json',
    '',
  ]
  for (const type of types) {
    for (const body of bodies) {
      const sent = new Blob([body(1)])
      const headers: Record<string, string> = type === '' ? {} : { 'content-type': type }
      expect([type, (await eve.fetch('POST', SIGN_IN, sent, headers)).status]).toEqual([type, 400])
    }
  }
  const right = `{"email":"decoy@example.org","a":"&email=anna@example.org&password=${encodeURIComponent(TestClient.PASSWORD)}&z="}`
  const answer = await eve.fetch('POST', SIGN_IN, right, { 'content-type': 'application/x-www-form-urlencoded' })
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([400, []])
})

/** How many of what is asked at once were too many. */
async function refused(asked: readonly Promise<{ readonly status: number }>[]): Promise<number> {
  return (await Promise.all(asked)).filter(({ status }) => status === 429).length
}

test('21 what is counted is what is looked at, also where a name stands twice', async () => {
  const guess = (i: number) => {
    const body = `{"email":"decoy${i}@example.org","password":"guess number ${i}","email":"anna@example.org"}`
    return eve.fetch('POST', SIGN_IN, body, { 'content-type': 'application/json' })
  }
  expect(await refused(Array.from({ length: 10 }, (_, i) => guess(i)))).toBeGreaterThanOrEqual(2)
})

test('21 the old password at its change is guessed as slowly whatever else is among the cookies, and by no other way faster', async () => {
  const guess = (i: number) => {
    const headers = { cookie: `${anna.cookie}; a=${i}` }
    const body = { currentPassword: `guess number ${i}`, newPassword: 'another good password' }
    return new TestClient(run.origin).ask('POST', '/api/auth/change-password', body, headers)
  }
  const guesses = Array.from({ length: 8 }, (_, i) => guess(i))
  const signIns = Array.from({ length: 4 }, (_, i) => eve.signIn('anna@example.org', `guess number ${i}`))
  expect(await refused([...guesses, ...signIns])).toBeGreaterThanOrEqual(4)
})

test('21 nobody’s password is changed, or guessed, by nobody', async () => {
  const body = { currentPassword: TestClient.PASSWORD, newPassword: 'another good password' }
  expect((await eve.post('/api/auth/change-password', body)).status).toBe(401)
  expect((await anna.post('/api/auth/change-password', body)).status).toBe(200)
  expect((await eve.signIn('anna@example.org', 'another good password')).status).toBe(200)
})
