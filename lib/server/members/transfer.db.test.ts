/** A drive goes to another owner only whole, and only where there is room. */
import { describe, expect, test } from 'vitest'
import type { Transferred } from '../../core/protocol/members'
import { idOf, join, statuses, testSharing } from '../testing/sharing'
import { chunk } from '../testing/test-content'

const here = testSharing()

describe('giving a drive away', () => {
  const give = async (to: string, client = here.anna) => (await client.post<Transferred>(client.path('owner'), { to })).body

  test('makes a member its owner and its owner an editor, who keeps a drive of their own', async () => {
    const { id } = await here.share('viewer')
    const { token } = await here.invite()
    expect(await give(id)).toEqual({ kind: 'done' })
    expect((await here.members(here.ben)).members).toMatchObject([
      { id, role: 'owner' },
      { name: 'Anna', role: 'editor' },
    ])
    expect((await here.anna.me()).drives).toMatchObject([
      { role: 'owner' },
      { id: here.anna.drive, role: 'editor', owner: 'ben@example.org' },
    ])
    expect(await statuses(here.anna, 'own')).toEqual([403])
    expect((await join(await here.run.addAccount('eve@example.org'), token)).status).toBe(403)
  })

  test('needs a member who has room for it', async () => {
    const eve = await here.run.addAccount('eve@example.org')
    expect(await give(await idOf(eve))).toEqual({ kind: 'not-a-member' })
    expect(await give(await idOf(here.anna))).toEqual({ kind: 'not-a-member' })
    const { id } = await here.share('editor')
    await here.anna.sendPack(chunk('x'.repeat(500)))
    await here.run.server.db.user.update({ where: { id }, data: { quotaBytes: 400n } })
    expect(await give(id)).toEqual({ kind: 'over-quota' })
    expect((await here.anna.me()).drives).toMatchObject([{ id: here.anna.drive, role: 'owner' }])
    await here.run.server.db.user.update({ where: { id }, data: { quotaBytes: 4000n, disabled: true } })
    expect(await give(id)).toEqual({ kind: 'not-a-member' })
  })

  test('twice at once gives it once', async () => {
    const { id } = await here.share('editor')
    const eve = await here.run.addAccount('eve@example.org')
    const other = await here.share('editor', eve, 'eve@example.org')
    const kinds = (await Promise.all([give(id), give(other.id)])).map(answer => answer.kind)
    expect(kinds.filter(kind => kind === 'done')).toHaveLength(1)
  })
})
