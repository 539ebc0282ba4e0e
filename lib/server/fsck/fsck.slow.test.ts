/** A check that finds nothing proves nothing: each kind of damage is done on purpose and must be named. */
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestClient } from '../testing/test-client'
import { chunk, createFile, createFolder } from '../testing/test-content'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'

let run: TestServer
let anna: TestClient
const parts = [chunk('one'), chunk('two'), chunk('three')]
const outer = createFolder('outer')
const inner = createFolder('inner', outer.id)

beforeEach(async () => {
  run = await startTestServer()
  anna = await (await run.setUp()).connect()
  await anna.sendPack(...parts)
  await anna.commit([outer, inner, await createFile('file.txt', parts, inner.id), createFolder('other')])
}, HOOK_MS)

afterEach(() => run.stop(), HOOK_MS)

async function packPath(): Promise<string> {
  const { id } = await run.server.db.pack.findFirstOrThrow()
  return join(run.env.dataDir, 'packs', id.slice(0, 2), id)
}

/** One byte of the pack, far inside a chunk. */
async function flipByte(): Promise<void> {
  const path = await packPath()
  const bytes = readFileSync(path)
  bytes[38] = (bytes[38] as number) ^ 1
  writeFileSync(path, bytes)
}

const node = (name: string) => ({ where: { name } })

test('a drive that nothing happened to is whole', async () => {
  expect(await run.problems()).toEqual([])
})

test.each<[string, RegExp, () => Promise<unknown>]>([
  ['a byte of a chunk turned', /the bytes at 36 are not those of chunk/, flipByte],
  ['a pack cut short', /instead of 119/, async () => truncateSync(await packPath(), 100)],
  ['a pack with something after its end', /cannot be read on/, async () => appendFileSync(await packPath(), 'more')],
  ['an index row that points elsewhere', /is not where the index says/, () => run.server.db.chunk.updateMany({ data: { offset: 40 } })],
  ['an index row that is gone', /is not in the index/, () => run.server.db.chunk.deleteMany({ where: { hash: parts[1]?.hash as string } })],
  [
    'a manifest of another content',
    /the content hash of revision/,
    () => run.server.db.revision.updateMany({ data: { content: 'a'.repeat(64) } }),
  ],
  ['a size that is not the sum', /do not sum to its size/, () => run.server.db.revision.updateMany({ data: { size: 12n } })],
  ['a manifest that is gone', /has lost its manifest/, () => run.server.db.revision.updateMany({ data: { manifest: null } })],
  ['a revision that is gone', /holds a revision that is not there/, () => run.server.db.revision.deleteMany()],
  ['a folder whose children are orphans', /no live folder/, () => run.server.db.node.deleteMany(node('outer'))],
  [
    'a circle',
    /go in a circle/,
    () => run.server.db.node.updateMany({ ...node('outer'), data: { parentId: inner.id, liveKey: `${inner.id}/outer` } }),
  ],
  [
    'a live node without its place',
    /does not hold the place/,
    () => run.server.db.node.updateMany({ ...node('other'), data: { liveKey: null } }),
  ],
  [
    'a name that was changed behind the key',
    /a name key that is not its name/,
    () => run.server.db.node.updateMany({ ...node('other'), data: { name: 'else' } }),
  ],
  [
    'a name that no drive takes',
    /no drive takes \(reserved\)/,
    () => run.server.db.node.updateMany({ ...node('other'), data: { name: 'con' } }),
  ],
  ['a purged node that lives', /was purged and lives/, () => run.server.db.node.updateMany({ ...node('other'), data: { purged: true } })],
  [
    'a purged node with a content',
    /was purged and has a content[\s\S]*belongs to a file that was purged/,
    () => run.server.db.node.updateMany({ ...node('file.txt'), data: { purged: true } }),
  ],
  [
    'a spare chunk that is not there',
    /waits to be freed and is not in the index/,
    () => run.server.db.spareChunk.create({ data: { driveId: anna.drive, hash: 'a'.repeat(64) } }),
  ],
  ['a node beyond the head', /the drive is at 5/, () => run.server.db.node.updateMany({ ...node('other'), data: { seq: 9n } })],
  [
    'a member with a role that there is not, who is the owner too',
    /the role "king"[\s\S]*a member too/,
    async () => {
      const { id: userId } = await run.server.db.user.findFirstOrThrow()
      await run.server.db.member.create({ data: { driveId: anna.drive, userId, role: 'king', at: 1n } })
    },
  ],
  [
    'an invitation by nobody',
    /by somebody who is not there/,
    () =>
      run.server.db.driveInvitation.create({
        data: { id: 'i', driveId: anna.drive, tokenHash: 'h', role: 'viewer', invitedBy: 'nobody', createdAt: 1n, expiresAt: 2n },
      }),
  ],
  ['a count of files that drifted', /holds 1 files and says 7/, () => run.server.db.drive.updateMany({ data: { liveFiles: 7 } })],
  ['a count of bytes that drifted', /its packs hold 119 bytes/, () => run.server.db.drive.updateMany({ data: { usedBytes: 1n } })],
])('%s is found', async (_what, words, damage) => {
  await damage()
  expect((await run.problems()).join('\n')).toMatch(words)
})
