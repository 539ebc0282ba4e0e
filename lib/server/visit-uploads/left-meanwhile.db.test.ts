/** What left the link while a visitor's bytes were on their way is not changed any more, however late that is found. */
import { expect, test, vi } from 'vitest'
import { testLinks } from '../testing/link-world'
import { createFolder, move } from '../testing/test-content'
import { TusVisitor } from './testing/tus-visitor'

const here = testLinks()

async function seq(): Promise<bigint> {
  return (await here.run.server.db.drive.findUniqueOrThrow({ where: { id: here.anna.drive } })).seq
}

const LEAVES: readonly [string, (link: string) => Promise<unknown>][] = [
  ['was moved out of it', () => here.anna.commit([move(here.inner, 'elsewhere')])],
  ['is not opened by it any more', link => here.anna.ask('DELETE', here.anna.path(`links/${link}`))],
]

test.each(LEAVES)('a text is not saved into what %s', async (_what, leave) => {
  const link = await here.share({ role: 'edit' })
  const { quota } = here.run.server
  const reserve = quota.reserve.bind(quota)
  // The guard was passed by then.
  const spied = vi.spyOn(quota, 'reserve').mockImplementationOnce(async (...asked) => {
    await leave(link.id)
    return reserve(...asked)
  })
  const response = await fetch(`${here.run.origin}/api/s/${link.token}/nodes/${here.file.id}/content`, {
    method: 'PUT',
    headers: { origin: here.run.origin, 'if-match': `"${here.file.revision.id}"` },
    body: 'by a visitor',
  })
  expect([response.status, await response.json()]).toEqual([404, { error: 'not-found' }])
  spied.mockRestore()
  const node = await here.run.server.db.node.findUniqueOrThrow({ where: { driveId_id: { driveId: here.anna.drive, id: here.file.id } } })
  expect(node.revisionId).toBe(here.file.revision.id)
})

test.each(LEAVES)('a file and its folders are not put into what %s', async (_what, leave) => {
  const link = await here.share({ role: 'upload', nodes: [here.outer.id] })
  const inside = createFolder('other', here.inner.id)
  await here.anna.commit([inside])
  const visitor = new TusVisitor(here.run.origin, link.token, link.id)
  const { files } = here.run.server.visitUploads
  const bytesOf = files.bytesOf.bind(files)
  let after = 0n
  const spied = vi.spyOn(files, 'bytesOf').mockImplementationOnce(async function* (id) {
    await leave(link.id)
    after = await seq()
    yield* bytesOf(id)
  })
  const sending = visitor.send(Buffer.from('late'), { name: 'late.txt', folders: 'new', parent: here.inner.id })
  expect(await visitor.refusal(sending)).toBe('not-found')
  spied.mockRestore()
  expect(await seq()).toBe(after)
  expect(await here.run.server.db.node.count({ where: { driveId: here.anna.drive, name: { in: ['late.txt', 'new'] } } })).toBe(0)
})
