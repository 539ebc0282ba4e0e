/** Guessing passwords. By itself, because the limit counts for the whole process. */
import { expect, test } from 'vitest'
import { TestClient } from './testing/test-client'
import { startTestServer } from './testing/test-server'

test('a wrong password opens nothing, and too many of them are turned away, whatever address they claim', async () => {
  const run = await startTestServer()
  await run.setUp()
  const eve = new TestClient(run.origin)
  const guess = (i: number) =>
    eve.ask(
      'POST',
      '/api/auth/sign-in/email',
      { email: 'anna@example.org', password: `guess number ${i}` },
      { 'x-forwarded-for': `10.0.0.${i}`, 'x-lockstep-address': `10.0.0.${i}` },
    )
  const statuses = []
  for (let i = 0; i < 22; i++) statuses.push((await guess(i)).status)
  expect(statuses[0]).toBe(401)
  expect(statuses.at(-1)).toBe(429)
  expect((await eve.get('/api/me')).status).toBe(401)
  await run.stop()
})
