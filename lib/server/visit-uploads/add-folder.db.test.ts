/** Folders that visitors bring in with nothing in them. */
import { expect, test } from 'vitest'
import { testLinks } from '../testing/link-world'
import { chunk, createFile } from '../testing/test-content'
import type { Visitor } from '../testing/visitor'

const here = testLinks()

const add = (visitor: Visitor, folders: readonly string[], parent?: string) =>
  visitor.ask('POST', '/folders', { folders, ...(parent !== undefined && { parent }) })

async function namesIn(folder: string): Promise<string[]> {
  const where = { driveId: here.anna.drive, parentId: folder, deleted: false }
  return (await here.run.server.db.node.findMany({ where, orderBy: { nameKey: 'asc' } })).map(({ name }) => name)
}

test.each(['upload', 'edit'] as const)('are made by a link to %s, with those above them, once', async role => {
  const link = await here.share({ role })
  const visitor = here.visitor(link)
  const answers = await Promise.all([1, 2, 3].map(() => add(visitor, ['trip', 'day 1'])))
  // Whether it was there already is not told.
  for (const { status, body } of answers) expect([status, body]).toEqual([204, ''])
  expect((await add(visitor, ['TRIP', 'day 2'], role === 'edit' ? here.outer.id : undefined)).status).toBe(204)
  expect(await namesIn(here.outer.id)).toEqual(['inner', 'picture.png', 'trip'])
  const trip = await here.run.server.db.node.findFirstOrThrow({ where: { driveId: here.anna.drive, name: 'trip' } })
  expect(await namesIn(trip.id)).toEqual(['day 1', 'day 2'])
  const deed = await here.run.server.db.deed.findFirstOrThrow({ where: { driveId: here.anna.drive, nodeId: trip.id } })
  expect(deed.deviceId).toBe(`link:${link.id}`)
})

test('get another name where a file has theirs, which stays', async () => {
  await here.anna.commit([await createFile('trip', [chunk('one')], here.outer.id)])
  expect((await add(here.visitor(await here.share({ role: 'upload' })), ['trip', 'empty'])).status).toBe(204)
  expect(await namesIn(here.outer.id)).toEqual(['inner', 'picture.png', 'trip', 'trip (1)'])
})

test.each(['view', 'download'] as const)('are not made by a link to %s', async role => {
  expect((await add(here.visitor(await here.share({ role })), ['new'])).status).toBe(403)
})

test('are neither made outside of the link, nor under names or at depths that no drive takes', async () => {
  const visitor = here.visitor(await here.share({ role: 'edit', nodes: [here.inner.id] }))
  expect((await add(visitor, ['new'], here.outer.id)).status).toBe(404)
  expect((await add(visitor, ['new'], here.file.id)).status).toBe(404)
  for (const name of ['..', '../x', 'a/b', 'a\\b', '', '\0', 'x'.repeat(300)]) expect((await add(visitor, ['ok', name])).status).toBe(400)
  for (const length of [0, 1000]) expect((await add(visitor, Array(length).fill('a'))).status).toBe(400)
  expect(await namesIn(here.inner.id)).toEqual(['file.txt'])
})
