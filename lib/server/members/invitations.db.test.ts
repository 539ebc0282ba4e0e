/** A link makes one account a member, once. */
import { describe, expect, test } from 'vitest'
import type { DriveInvitation, JoinLooked } from '../../core/protocol/members'
import { join, statuses, testSharing } from '../testing/sharing'
import { TestClient } from '../testing/test-client'

const DAY_MS = 24 * 60 * 60_000

const here = testSharing()

describe('an invitation', () => {
  test('tells what it is for, makes one member, and works no second time', async () => {
    const { token } = await here.invite()
    const looked = await new TestClient(here.run.origin).post<JoinLooked>('/api/join/look', { token })
    expect(looked.body).toEqual({ drive: 'Anna', invitedBy: 'Anna', role: 'editor', email: null })
    expect((await new TestClient(here.run.origin).post('/api/join', { token })).status).toBe(401)
    expect((await join(here.ben, token)).body).toEqual({ kind: 'done', drive: here.anna.drive })
    here.ben.drive = here.anna.drive
    expect(await statuses(here.ben, 'write')).not.toContain(404)
    const eve = await here.run.addAccount('eve@example.org')
    expect((await join(eve, token)).status).toBe(403)
    expect((await eve.post('/api/join/look', { token })).status).toBe(403)
    expect((await here.members()).invitations).toEqual([])
  })

  test('of two who use it at once, one gets in', async () => {
    const { token } = await here.invite()
    const eve = await here.run.addAccount('eve@example.org')
    const both = await Promise.all([join(here.ben, token), join(eve, token)])
    expect(both.map(answer => answer.status).sort()).toEqual([200, 403])
    expect(await here.run.server.db.member.count()).toBe(1)
  })

  test('for an address lets no other account in, and is not used up by it', async () => {
    const { token } = await here.invite({ email: 'Ben@example.org', role: 'viewer' })
    const eve = await here.run.addAccount('eve@example.org')
    expect((await join(eve, token)).body).toEqual({ kind: 'other-account' })
    expect((await join(here.ben, token)).body).toMatchObject({ kind: 'done' })
  })

  test('takes nothing away from who is in already', async () => {
    const owned = await here.invite({ role: 'viewer' })
    expect((await join(here.anna, owned.token)).body).toEqual({ kind: 'done', drive: here.anna.drive })
    const { id } = await here.share('editor')
    expect((await join(here.ben, owned.token)).body).toMatchObject({ kind: 'done' })
    expect((await here.members()).members).toMatchObject([{ role: 'owner' }, { id, role: 'editor' }])
    await here.changeRole(id, 'viewer')
    await join(here.ben, (await here.invite()).token)
    expect((await here.members()).members).toMatchObject([{ role: 'owner' }, { id, role: 'editor' }])
  })

  test('runs out after a week, can be withdrawn, and ends with its maker', async () => {
    const [old, withdrawn] = [await here.invite(), await here.invite()]
    const path = (invitation: DriveInvitation) => here.anna.path(`invitations/${invitation.id}`)
    expect((await here.anna.ask('DELETE', path(withdrawn.invitation))).status).toBe(204)
    expect((await here.anna.ask('DELETE', path(withdrawn.invitation))).status).toBe(404)
    here.now += 7 * DAY_MS
    for (const { token } of [old, withdrawn]) expect((await join(here.ben, token)).status).toBe(403)
    expect((await here.members()).invitations).toEqual([])
    const { token } = await here.invite()
    await here.run.server.db.user.updateMany({ where: { email: 'anna@example.org' }, data: { disabled: true } })
    expect((await join(here.ben, token)).status).toBe(403)
  })

  test("is kept as a hash alone, and is no business of another drive's owner", async () => {
    const { token, invitation } = await here.invite()
    const [row] = await here.run.server.db.driveInvitation.findMany()
    expect(Object.values(row ?? {}).map(String)).not.toContain(token)
    expect((await here.ben.ask('DELETE', here.ben.path(`invitations/${invitation.id}`))).status).toBe(404)
  })

  test('cannot be guessed fast', async () => {
    const found: number[] = []
    for (let i = 0; i < 32; i++) found.push((await join(here.ben, `guess${i}`)).status)
    expect([found[0], found.at(-1)]).toEqual([403, 429])
  })
})
