/** Who may let people in and out, and that whoever is out is out at once. */
import { describe, expect, test } from 'vitest'
import type { AccountMade, Invited, People, Person, PersonChanged } from '../../core/protocol/people'
import { heard, TestClient } from '../testing/test-client'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'

let run: TestServer
let anna: TestClient
let now = Date.now()

withTestServer({ one: 'each', now: () => now }, async started => {
  now = Date.now()
  run = started
  anna = await (await run.setUp()).connect()
})

const DAY_MS = 24 * 60 * 60_000

function newAccount(email = 'ben@example.org') {
  return { name: 'Ben', email, password: TestClient.PASSWORD }
}

async function invite(more: object = {}): Promise<Invited> {
  return (await anna.post<Invited>('/api/people', more)).body
}

async function people(): Promise<People> {
  return (await anna.get<People>('/api/people')).body
}

async function personOf(email: string): Promise<Person> {
  return (await people()).people.find(person => person.email === email) as Person
}

function change(client: TestClient, id: string, body: object) {
  return client.ask<PersonChanged>('PATCH', `/api/people/${id}`, body)
}

describe('an invitation', () => {
  test('makes one account with a drive, signs it in, and works no second time', async () => {
    const { token, invitation } = await invite({ quotaBytes: 5000 })
    const ben = new TestClient(run.origin)
    expect((await ben.post('/api/invitations/look', { token })).body).toEqual({ email: null, expiresAt: invitation.expiresAt })
    expect((await ben.post('/api/invitations/accept', { token, ...newAccount() })).body).toEqual({ kind: 'done' })
    expect(await ben.me()).toMatchObject({ user: { name: 'Ben', admin: false }, drives: [{ name: 'Ben', limitBytes: 5000 }] })
    const eve = await new TestClient(run.origin).post('/api/invitations/accept', { token, ...newAccount('eve@example.org') })
    expect(eve).toMatchObject({ status: 403, body: { error: 'forbidden' } })
    expect((await people()).invitations).toEqual([])
  })

  test('of two who use it at once, one gets in', async () => {
    const { token } = await invite()
    const both = ['ben@example.org', 'eve@example.org'].map(email =>
      new TestClient(run.origin).post('/api/invitations/accept', { token, ...newAccount(email) }),
    )
    expect((await Promise.all(both)).map(answer => answer.status).sort()).toEqual([200, 403])
    expect(await run.server.db.user.count()).toBe(2)
  })

  test('gives the address and the rights that its maker said, whatever the guest claims', async () => {
    const { token } = await invite({ email: 'ben@example.org', admin: true })
    const ben = new TestClient(run.origin)
    const claim = await ben.post('/api/invitations/accept', { token, ...newAccount(), quotaBytes: 1 })
    expect(claim.status).toBe(400)
    await ben.post('/api/invitations/accept', { token, ...newAccount('eve@example.org') })
    expect((await ben.me()).user).toMatchObject({ email: 'ben@example.org', admin: true })
  })

  test('stays when the address is taken', async () => {
    const { token } = await invite()
    const ben = new TestClient(run.origin)
    const taken = await ben.post<AccountMade>('/api/invitations/accept', { token, ...newAccount('ANNA@example.org') })
    expect(taken.body).toEqual({ kind: 'email-taken' })
    expect((await ben.get('/api/me')).status).toBe(401)
    expect((await ben.post<AccountMade>('/api/invitations/accept', { token, ...newAccount() })).body).toEqual({ kind: 'done' })
  })

  test('runs out after a week, and can be withdrawn', async () => {
    const [old, withdrawn] = [await invite(), await invite()]
    expect((await people()).invitations).toHaveLength(2)
    expect((await anna.ask('DELETE', `/api/people/invitations/${withdrawn.invitation.id}`)).status).toBe(204)
    now += 7 * DAY_MS
    for (const { token } of [old, withdrawn]) {
      expect((await new TestClient(run.origin).post('/api/invitations/look', { token })).status).toBe(403)
    }
    expect((await people()).invitations).toEqual([])
  })

  test('is kept as a hash alone', async () => {
    const { token } = await invite()
    const [row] = await run.server.db.invitation.findMany()
    expect(Object.values(row ?? {}).map(String)).not.toContain(token)
  })

  test('cannot be guessed fast', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 32; i++)
      statuses.push((await new TestClient(run.origin).post('/api/invitations/look', { token: `guess${i}` })).status)
    expect([statuses[0], statuses.at(-1)]).toEqual([403, 429])
  })
})

describe('an administrator', () => {
  test('sees everybody, and nobody else does anything here', async () => {
    const ben = await run.addAccount('ben@example.org')
    expect((await people()).people.map(({ email, admin, disabled }) => [email, admin, disabled])).toEqual([
      ['anna@example.org', true, false],
      ['ben@example.org', false, false],
    ])
    const anyone = await personOf('anna@example.org')
    const asked = [
      await ben.get('/api/people'),
      await ben.post('/api/people', {}),
      await change(ben, anyone.id, { disabled: true }),
      await ben.ask('DELETE', `/api/people/invitations/${anyone.id}`),
      await ben.get('/api/server-settings'),
      await ben.ask('PATCH', '/api/server-settings', { openSignUp: true }),
    ]
    expect(asked.map(answer => answer.status)).toEqual(asked.map(() => 403))
  })

  test('shuts somebody out at once, over HTTP and sockets, and lets them in again', async () => {
    const ben = await (await run.addAccount('ben@example.org')).connect()
    const socket = ben.socket()
    await heard(socket, 'connect')
    const refused = heard(socket, 'refused')
    const { id } = await personOf('ben@example.org')
    expect((await change(anna, id, { disabled: true })).body).toMatchObject({ kind: 'done', person: { disabled: true } })
    expect(await refused).toEqual({ error: 'signed-out' })
    expect((await ben.get('/api/me')).status).toBe(401)
    expect((await ben.get(ben.path('nodes'))).status).toBe(401)
    expect(await ben.signIn('ben@example.org')).toMatchObject({ status: 403, body: { code: 'ACCOUNT_DISABLED' } })
    expect((await ben.signIn('ben@example.org', 'a wrong password')).status).toBe(401)
    await change(anna, id, { disabled: false })
    expect((await ben.get('/api/me')).status).toBe(401)
    await ben.signIn('ben@example.org')
    expect((await ben.me()).drives).toHaveLength(1)
  })

  test('a session that slipped through the moment of the disabling opens nothing', async () => {
    const ben = await run.addAccount('ben@example.org')
    const { id } = await personOf('ben@example.org')
    await run.server.db.user.update({ where: { id }, data: { disabled: true } })
    expect((await ben.get('/api/me')).status).toBe(401)
  })

  test('changes quota and rights', async () => {
    const ben = await run.addAccount('ben@example.org')
    const { id } = await personOf('ben@example.org')
    await change(anna, id, { quotaBytes: 1234, admin: true })
    expect(await ben.me()).toMatchObject({ user: { admin: true }, drives: [{ limitBytes: 1234 }] })
    expect((await ben.get('/api/people')).status).toBe(200)
    await change(anna, id, { quotaBytes: null })
    expect((await personOf('ben@example.org')).quotaBytes).toBeNull()
    expect((await change(anna, 'nobody', { admin: true })).status).toBe(404)
  })

  test.each([{ admin: false }, { disabled: true }])('who is the last one stays: %j', async body => {
    const [anne, ben] = [await personOf('anna@example.org'), await run.addAccount('ben@example.org')]
    expect((await change(anna, anne.id, body)).body).toEqual({ kind: 'last-admin' })
    const { id } = await personOf('ben@example.org')
    await change(anna, id, { admin: true })
    await change(anna, id, { disabled: true })
    expect((await change(anna, anne.id, body)).body).toEqual({ kind: 'last-admin' })
    await change(anna, id, { disabled: false })
    await ben.signIn('ben@example.org')
    const answers = await Promise.all([change(anna, anne.id, body), change(ben, id, body)])
    expect(answers.map(answer => answer.body?.kind).sort()).toEqual(['done', 'last-admin'])
  })
})

describe('signing up', () => {
  test('is closed unless an administrator opens it', async () => {
    const ben = new TestClient(run.origin)
    expect((await ben.get('/api/sign-up')).body).toEqual({ open: false })
    expect((await ben.post('/api/sign-up', newAccount())).status).toBe(403)
    expect((await anna.ask('PATCH', '/api/server-settings', { openSignUp: true })).body).toEqual({ openSignUp: true })
    expect((await ben.get('/api/sign-up')).body).toEqual({ open: true })
    expect((await ben.post('/api/sign-up', { ...newAccount(), admin: true })).status).toBe(400)
    expect((await ben.post('/api/sign-up', newAccount())).body).toEqual({ kind: 'done' })
    expect(await ben.me()).toMatchObject({ user: { admin: false }, drives: [{ name: 'Ben' }] })
    expect((await new TestClient(run.origin).post('/api/sign-up', newAccount())).body).toEqual({ kind: 'email-taken' })
    await anna.ask('PATCH', '/api/server-settings', { openSignUp: false })
    expect((await new TestClient(run.origin).post('/api/sign-up', newAccount('eve@example.org'))).status).toBe(403)
  })
})
