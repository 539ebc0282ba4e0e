/** Whoever comes too often is told in how many seconds to come again: by each of the doors that count. */
import { expect, test } from 'vitest'
import { testLinks } from '../testing/link-world'

const here = testLinks()

/** Asks until it is refused; gives the whole seconds that the refusal says. */
async function secondsUntilAgain(ask: () => Promise<Response>): Promise<number> {
  for (let tries = 0; tries < 400; tries++) {
    const response = await ask()
    await response.body?.cancel()
    if (response.status !== 429) continue
    expect(response.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    return Number(response.headers.get('retry-after'))
  }
  throw new Error('never refused')
}

const post =
  (path: string, body: object, cookie = '') =>
  () =>
    fetch(here.run.origin + path, {
      method: 'POST',
      headers: { origin: here.run.origin, 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    })

test('the password of a link', async () => {
  const { token } = await here.share({ password: 'right one' })
  expect(await secondsUntilAgain(post(`/api/s/${token}/unlock`, { password: 'wrong one' }))).toBe(60)
})

test('an invitation into a drive', async () => {
  expect(await secondsUntilAgain(post('/api/join/look', { token: 'x'.repeat(22) }))).toBeLessThanOrEqual(60)
})

test('signing in', async () => {
  const guess = { email: 'anna@example.org', password: 'not hers at all' }
  expect(await secondsUntilAgain(post('/api/auth/sign-in/email', guess))).toBeLessThanOrEqual(60)
})
