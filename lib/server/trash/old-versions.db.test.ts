/** Older versions go for good when the owner says so: exactly those, never what is needed, and everybody can read that it was done. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { DriveId } from '../../core/ids'
import { type Activity, ActivitySchema } from '../../core/protocol/activity'
import type { History } from '../../core/protocol/history'
import type { Advanced, NewRevision, Op } from '../../core/protocol/messages'
import type { OldVersions, RemovedVersion } from '../../core/protocol/storage'
import type { Writer } from '../db/database'
import { openOwnDrive } from '../drive'
import { newId } from '../new-id'
import { heard, type TestClient } from '../testing/test-client'
import { chunk, createFile, remove, revision, type TestChunk } from '../testing/test-content'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'
import { removeVersions } from './old-versions'

const DAY_MS = 24 * 60 * 60_000

let run: TestServer
let anna: TestClient
let ben: TestClient
let now = Date.now()

withTestServer({ one: 'all', now: () => now++ }, async started => {
  run = started
  anna = await (await run.setUp()).connect()
  ben = await run.addAccount('ben@example.org')
})

beforeEach(async () => {
  anna.drive = (await anna.post<{ id: DriveId }>('/api/drives', { name: 'another' })).body.id
  await anna.lead()
})

type File = Op & { op: 'create-file' }

const content = (n: number) => chunk(new Uint8Array(1000 + n).fill(n))

/** A file whose versions came with so many milliseconds between them. */
async function fileWith(name: string, contents: readonly TestChunk[], between = 0): Promise<{ file: File; versions: NewRevision[] }> {
  await anna.sendPack(...contents)
  const [first, ...later] = contents as [TestChunk, ...TestChunk[]]
  const file = await createFile(name, [first])
  await anna.commit([file])
  const versions = [file.revision]
  for (const next of later) {
    now += between
    const made = await revision([next])
    await anna.commit([{ op: 'edit', opId: newId(), id: file.id, expect: versions.at(-1)?.id as never, revision: made }])
    versions.push(made)
  }
  return { file, versions }
}

async function history(file: File): Promise<string[]> {
  return (await anna.get<History>(anna.path(`nodes/${file.id}/revisions`))).body.revisions.map(({ id }) => id)
}

async function activity(asked = 'what=versions-removed'): Promise<Activity> {
  return ActivitySchema.parse((await anna.get(anna.path(`activity?${asked}`))).body)
}

function removeOne(file: File, version: NewRevision | undefined, client = anna) {
  return client.ask<RemovedVersion>('DELETE', anna.path(`nodes/${file.id}/revisions/${version?.id}`))
}

const found = async (days: number) => (await anna.get<OldVersions>(anna.path(`versions?days=${days}`))).body
const removeOlder = async (days: number) => (await anna.ask<OldVersions>('DELETE', anna.path(`versions?days=${days}`))).body

async function usedBytes(): Promise<number> {
  await run.server.housekeeping.idle()
  return (await anna.get<{ usedBytes: number }>(anna.path('storage'))).body.usedBytes
}

describe('one version', () => {
  test('goes with its bytes, the others and what the file holds stay', async () => {
    const { file, versions } = await fileWith('report.txt', [content(1), content(2), content(3)])
    const before = await usedBytes()
    expect(await removeOne(file, versions[1])).toMatchObject({ status: 200, body: { kind: 'done', versions: 1, bytes: 1002 } })
    expect(await history(file)).toEqual([versions[2]?.id, versions[0]?.id])
    expect((await anna.fetch('GET', anna.path(`nodes/${file.id}/content?revision=${versions[1]?.id}`))).status).toBe(404)
    const bytes = await anna.fetch('GET', anna.path(`nodes/${file.id}/content`))
    expect((await bytes.arrayBuffer()).byteLength).toBe(1003)
    expect(await usedBytes()).toBeLessThan(before - 1000)
    expect((await removeOne(file, versions[1])).status).toBe(404)
  })

  test('stays when the file holds it, or a conflict copy is compared with it', async () => {
    const { file, versions } = await fileWith('report.txt', [content(1), content(2), content(3), content(4)])
    const [base, theirs, other, current] = versions as [NewRevision, NewRevision, NewRevision, NewRevision]
    const copy = await createFile('report (conflict, Ben, 2026-11-22 14.03).txt', [content(1)])
    await anna.commit([{ ...copy, conflict: { of: file.id, base: base.id, theirs: theirs.id } }])
    for (const needed of [current, base, theirs]) expect((await removeOne(file, needed)).body).toEqual({ kind: 'needed' })
    expect(await found(0)).toEqual({ versions: 1, bytes: 1003 })
    expect((await removeOne(file, other)).body).toMatchObject({ kind: 'done' })
    await anna.commit([remove(copy, 1000)])
    expect(await removeOlder(0)).toEqual({ versions: 2, bytes: 2003 })
    expect(await history(file)).toEqual([current.id])
  })

  test('is told of in the activity of its file, and heard of at once', async () => {
    const { file, versions } = await fileWith('report.txt', [content(1), content(2)])
    const page = anna.socket()
    await heard(page, 'connect')
    await page.emitWithAck('join', anna.drive)
    const news = heard<Advanced>(page, 'advanced')
    await removeOne(file, versions[0])
    const { from, head, nodes } = await news
    page.close()
    expect([head - from, nodes]).toEqual([1, []])
    expect((await anna.get(anna.path(`changes?since=${from}`))).body).toMatchObject({ next: head, more: false, nodes: [] })
    const { items } = await activity(`node=${file.id}`)
    expect(items[0]).toMatchObject({ seq: head, what: 'versions-removed', author: 'Anna', node: file.id, kind: 'file', below: 1 })
    expect(items[0]?.place).toEqual({ path: [], name: 'report.txt' })
  })

  test('of another file, or of nothing, is not there', async () => {
    const { file } = await fileWith('a.txt', [content(1), content(2)])
    const other = await fileWith('b.txt', [content(1), content(2)])
    expect((await removeOne(file, other.versions[0])).status).toBe(404)
    expect((await removeOne(file, undefined)).status).toBe(404)
    expect(await history(other.file)).toHaveLength(2)
  })
})

describe('versions older than some days', () => {
  test('are those that were counted, of all live files, and never what a file holds', async () => {
    const old = await fileWith('old.txt', [content(1), content(2)], DAY_MS)
    now += 40 * DAY_MS
    const mixed = await fileWith('mixed.txt', [content(3), content(4), content(5)], 20 * DAY_MS)
    const trashed = await fileWith('trashed.txt', [content(6), content(7)])
    await anna.commit([remove({ ...trashed.file, revision: trashed.versions[1] }, 1000)])
    expect(await found(30)).toEqual({ versions: 2, bytes: 1001 + 1003 })
    expect(await removeOlder(30)).toEqual({ versions: 2, bytes: 1001 + 1003 })
    expect(await found(30)).toEqual({ versions: 0, bytes: 0 })
    expect(await history(old.file)).toEqual([old.versions[1]?.id])
    expect(await history(mixed.file)).toEqual([mixed.versions[2]?.id, mixed.versions[1]?.id])
    expect(await history(trashed.file)).toHaveLength(2)
    const { items } = await activity()
    expect(items).toMatchObject([{ node: 'root', kind: 'folder', below: 2, place: { path: [], name: '' } }])
  })

  test('may be thousands, and are one thing that was done', async () => {
    const { file } = await fileWith('busy.txt', [content(1)])
    let last: string = file.revision.id
    const ops: Op[] = []
    for (let n = 0; n < 1200; n++) {
      const made = await revision([content(1)])
      ops.push({ op: 'edit', opId: newId(), id: file.id, expect: last as never, revision: made })
      last = made.id
    }
    await anna.commit(ops.slice(0, 1000))
    await anna.commit(ops.slice(1000))
    expect(await removeOlder(0)).toMatchObject({ versions: 1200 })
    expect(await history(file)).toEqual([last])
    expect((await activity()).items.map(({ below }) => below)).toEqual([1200])
  })

  test('are nothing to tell of when there are none, and are only those of this drive', async () => {
    await fileWith('a.txt', [content(1), content(2)])
    const { body } = await anna.post<{ id: string }>('/api/drives', { name: 'another' })
    const other = await anna.ask<OldVersions>('DELETE', `/api/drives/${body.id}/versions?days=0`)
    expect(other.body).toEqual({ versions: 0, bytes: 0 })
    expect((await activity()).items).toEqual([])
    expect(await found(0)).toMatchObject({ versions: 1 })
  })

  test('are none where it is not said how old', async () => {
    await fileWith('a.txt', [content(1), content(2)])
    for (const query of ['', '?days=', '?days=-1', '?days=soon'])
      expect([query, (await anna.ask('DELETE', anna.path(`versions${query}`))).status]).toEqual([query, 400])
    expect(await found(0)).toMatchObject({ versions: 1 })
  })
})

test('only the owner removes any', async () => {
  const { file, versions } = await fileWith('a.txt', [content(1), content(2)])
  await anna.post(anna.path('members'), { email: 'ben@example.org', role: 'editor' })
  const asked = [
    await removeOne(file, versions[0], ben),
    await ben.get(anna.path('versions?days=0')),
    await ben.ask('DELETE', anna.path('versions?days=0')),
  ]
  expect(asked.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(await history(file)).toHaveLength(2)
})

test('a crash between two steps leaves whole files, tells what went, and the rest can be removed', async () => {
  const { file } = await fileWith('busy.txt', [content(1), content(2)])
  let last = (await history(file))[0] as string
  const ops: Op[] = []
  for (let n = 0; n < 700; n++) {
    const made = await revision([content(1)])
    ops.push({ op: 'edit', opId: newId(), id: file.id, expect: last as never, revision: made })
    last = made.id
  }
  await anna.commit(ops)
  const drive = await openOwnDrive(run.server, anna.drive)
  if (!drive) throw new Error('the drive is gone')
  let steps = 0
  const crashing: Writer = async work => {
    if (steps++ === 1) throw new Error('crash')
    return run.server.writer(work)
  }
  const purging = { writer: crashing, stopping: () => false }
  await expect(removeVersions(purging, { drive, author: 'web:x' as never }, { before: now })).rejects.toThrow('crash')
  expect((await activity()).items.map(({ below }) => below)).toEqual([500])
  expect(await run.problems()).toEqual([])
  expect(await removeOlder(0)).toMatchObject({ versions: 201 })
  expect((await activity()).items.map(({ below }) => below)).toEqual([201, 500])
  expect(await history(file)).toEqual([last])
})
