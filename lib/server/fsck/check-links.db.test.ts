/** What is wrong with links is said in words, and what only ran out or lies in the trash is not wrong. */
import { expect, test } from 'vitest'
import { testLinks } from '../testing/link-world'
import { remove } from '../testing/test-content'

const here = testLinks()

async function makeLink(nodes: readonly string[], more: { readonly role?: string; readonly creatorId?: string } = {}): Promise<void> {
  const { db } = here.run.server
  const id = 'A'.repeat(22)
  const { id: creatorId } = (await here.anna.me()).user
  const row = { id, driveId: here.anna.drive, creatorId, tokenHash: id, tokenSealed: '', role: 'view', createdAt: 0n, ...more }
  await db.link.create({ data: row })
  for (const nodeId of nodes) await db.linkRoot.create({ data: { linkId: id, nodeId } })
}

test('a link that ran out, to what lies in the trash, is whole', async () => {
  await makeLink([here.outer.id])
  await here.run.server.db.link.updateMany({ data: { expiresAt: 1n } })
  await here.anna.commit([remove(here.outer, Number.MAX_SAFE_INTEGER)])
  expect(await here.run.problems()).toEqual([])
})

test.each<[string, RegExp, () => Promise<unknown>]>([
  ['that opens nothing', /link A+ opens nothing/, () => makeLink([])],
  ['that opens what the drive never had', /link A+ opens node B+, which the drive never had/, () => makeLink(['B'.repeat(22)])],
  ['with a role that there is not', /has the role admin, which there is not/, () => makeLink([here.outer.id], { role: 'admin' })],
  ['whose maker is gone', /was made by nobody, who is not there/, () => orphan()],
  ['that takes an upload for another drive', /takes an upload U+ for drive elsewhere/, () => takeForeign()],
])('a link %s is found', async (_what, words, damage) => {
  await damage()
  expect((await here.run.problems()).join('\n')).toMatch(words)
  await here.run.server.db.link.deleteMany()
})

async function orphan(): Promise<void> {
  const { db } = here.run.server
  await db.$executeRawUnsafe('PRAGMA foreign_keys = OFF')
  await makeLink([here.outer.id], { creatorId: 'nobody' })
  await db.$executeRawUnsafe('PRAGMA foreign_keys = ON')
}

async function takeForeign(): Promise<void> {
  await makeLink([here.outer.id])
  const upload = { id: 'U'.repeat(22), linkId: 'A'.repeat(22), driveId: 'elsewhere', parentId: here.outer.id, folders: '', name: 'x' }
  await here.run.server.db.linkUpload.create({ data: { ...upload, size: 1n, createdAt: 0n } })
}
