/** Who may do what in a drive that is shared with people. */
import { describe, expect, test } from 'vitest'
import type { MemberAdded, MemberRole } from '../../core/protocol/members'
import { idOf, statuses, testSharing } from '../testing/sharing'
import { chunk, createFile } from '../testing/test-content'

const here = testSharing()

describe('a drive', () => {
  test.each<[MemberRole, object]>([
    ['viewer', { read: [200], write: [403], own: [403] }],
    ['editor', { read: [200], write: [200, 204], own: [403] }],
  ])('lets a %s do this much and no more', async (role, expected) => {
    await here.share(role)
    const done = { read: await statuses(here.ben, 'read'), write: await statuses(here.ben, 'write'), own: await statuses(here.ben, 'own') }
    expect(done).toEqual(expected)
  })

  test('is not there for anybody else, whatever they ask', async () => {
    here.ben.drive = here.anna.drive
    for (const right of ['read', 'write', 'own'] as const) expect(await statuses(here.ben, right)).toEqual([404])
    expect(await here.remove(await idOf(here.anna), here.ben)).toBe(404)
  })

  test('is listed to its members after their own, with their role, its owner and the limit of its owner', async () => {
    await here.run.server.db.user.updateMany({ where: { email: 'anna@example.org' }, data: { quotaBytes: 5000n } })
    await here.share('viewer')
    expect((await here.ben.me()).drives).toMatchObject([
      { name: 'ben@example.org', role: 'owner', owner: 'ben@example.org' },
      { id: here.anna.drive, name: 'Anna', role: 'viewer', owner: 'Anna', limitBytes: 5000 },
    ])
    expect((await here.anna.me()).drives).toMatchObject([{ id: here.anna.drive, role: 'owner', owner: 'Anna' }])
  })

  test("counts what an editor brings as its owner's", async () => {
    await here.run.server.db.user.updateMany({ where: { email: 'anna@example.org' }, data: { quotaBytes: 100n } })
    await here.share('editor')
    expect(await here.ben.sendPack(chunk('x'.repeat(200)))).toMatchObject({ status: 507, body: { error: 'over-quota' } })
  })

  test('shows what a member did with their name', async () => {
    await here.share('editor')
    const file = await createFile('note.txt', [chunk('note')])
    await here.ben.sendPack(chunk('note'))
    await here.ben.commit([file])
    const { nodes } = (await here.anna.get<{ nodes: { revision: { author: string } }[] }>(here.anna.path('nodes'))).body
    expect(nodes.map(node => node.revision.author)).toEqual(['ben@example.org'])
    const { body } = await here.anna.get(here.anna.path(`nodes/${file.id}/revisions`))
    expect(JSON.stringify(body)).toContain('"author":"ben@example.org"')
    expect(JSON.stringify((await here.anna.get(here.anna.path('activity'))).body)).toContain('ben@example.org')
  })

  test('has a name that its owner changes for everybody', async () => {
    await here.share('viewer')
    expect((await here.anna.ask('PATCH', `/api/drives/${here.anna.drive}`, { name: '  Family ' })).status).toBe(204)
    expect((await here.ben.me()).drives.map(drive => drive.name)).toEqual(['ben@example.org', 'Family'])
  })
})

describe('its people', () => {
  test('are added by their address, whatever its case, once', async () => {
    const add = async (email: string) => (await here.anna.post<MemberAdded>(here.anna.path('members'), { email, role: 'viewer' })).body.kind
    expect(await add('BEN@Example.org')).toBe('done')
    expect(await add('ben@example.org')).toBe('already')
    expect(await add('anna@example.org')).toBe('already')
    expect(await add('eve@example.org')).toBe('no-account')
    expect((await here.members()).members).toMatchObject([
      { name: 'Anna', role: 'owner' },
      { email: 'ben@example.org', role: 'viewer' },
    ])
  })

  test('cannot be guessed by address', async () => {
    const found: number[] = []
    for (let i = 0; i < 32; i++)
      found.push((await here.anna.post(here.anna.path('members'), { email: `guess${i}@example.org`, role: 'viewer' })).status)
    expect([found[0], found.at(-1)]).toEqual([200, 429])
  })

  test('see each other, and only the owner sees invitations', async () => {
    await here.share('editor')
    await here.invite()
    expect(await here.members(here.ben)).toMatchObject({ members: [{ name: 'Anna' }, { name: 'ben@example.org' }], invitations: [] })
    expect((await here.members()).invitations).toHaveLength(1)
  })

  test('do more or less from the next request on', async () => {
    const { id } = await here.share('viewer')
    expect(await statuses(here.ben, 'write')).toEqual([403])
    expect(await here.changeRole(id, 'editor')).toBe(204)
    expect(await statuses(here.ben, 'write')).toEqual([200, 204])
    expect(await here.changeRole(id, 'viewer')).toBe(204)
    expect(await statuses(here.ben, 'write')).toEqual([403])
    expect(await here.changeRole(id, 'owner')).toBe(400)
    expect(await here.changeRole(await idOf(here.anna), 'viewer')).toBe(404)
  })

  test('leave by themselves, and send nobody else away', async () => {
    const { id } = await here.share('editor')
    const eve = await (await here.run.addAccount('eve@example.org')).connect()
    const other = await here.share('viewer', eve, 'eve@example.org')
    expect(await here.remove(other.id, here.ben)).toBe(403)
    expect(await here.remove(await idOf(here.anna), here.ben)).toBe(403)
    expect(await here.remove(await idOf(here.anna))).toBe(404)
    expect(await here.remove(id, here.ben)).toBe(204)
    expect((await here.ben.get(here.ben.path('nodes'))).status).toBe(404)
    expect((await eve.get(eve.path('nodes'))).status).toBe(200)
  })
})
