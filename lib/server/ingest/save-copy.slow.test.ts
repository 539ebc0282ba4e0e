/** A copy of very many files: how long it takes, and that all of them are there. */
import { expect, test } from 'vitest'
import { ROOT } from '../../core/ids'
import type { SavedCopy } from '../../core/protocol/links'
import { testLinks } from '../testing/link-world'
import { chunk, createFile } from '../testing/test-content'

const here = testLinks()
const FILES = 5000
const AT_ONCE = 1000
/** Some seconds on a machine that does nothing else. */
const MOST_MS = 60_000

test(`${FILES} files are there in less than ${MOST_MS / 1000} seconds`, { timeout: 180_000 }, async () => {
  for (let at = 0; at < FILES; at += AT_ONCE) {
    const chunks = Array.from({ length: AT_ONCE }, (_, i) => chunk(`content ${at + i}`))
    await here.anna.sendPack(...chunks)
    await here.anna.commit(await Promise.all(chunks.map((one, i) => createFile(`${at + i}.txt`, [one], here.inner.id))))
  }
  const link = await here.share({ nodes: [here.inner.id] })
  const ben = await here.person('ben@example.org')
  const { id } = (await ben.me()).drives.find(({ role }) => role === 'owner') ?? {}
  const began = performance.now()
  const saved = await ben.post<SavedCopy>(`/api/s/${link.token}/save`, { nodes: [here.inner.id], drive: id, parent: ROOT })
  const ms = performance.now() - began
  expect(saved.body).toMatchObject({ kind: 'done', nodes: [{ name: 'inner' }] })
  expect(await here.run.server.db.node.count({ where: { driveId: id as string, folder: false, deleted: false } })).toBe(FILES + 1)
  console.info(`${FILES} files in ${Math.round(ms)} ms`)
  expect(ms).toBeLessThan(MOST_MS)
})
