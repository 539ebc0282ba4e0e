/** A purge that stops at any step, and a commit that comes in between. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DriveId, OpId } from '../../core/ids'
import type { Writer } from '../db/database'
import { newId } from '../new-id'
import type { PackStore } from '../packs/pack-store'
import { edit } from '../testing/edits'
import type { TestClient } from '../testing/test-client'
import { chunk, createFile, remove, revision, type TestChunk } from '../testing/test-content'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'
import { type Collecting, collectChunks } from './collect-chunks'
import { purgeNodes } from './purge'

let run: TestServer
let page: TestClient

const parts = Array.from({ length: 6 }, (_, i) => chunk(`${i} `.repeat(500)))
const whole = chunk('whole '.repeat(500))

beforeAll(async () => {
  run = await startTestServer()
  page = await run.setUp()
}, HOOK_MS)

afterAll(() => run.stop(), HOOK_MS)

async function newDrive(): Promise<void> {
  page.drive = (await page.post<{ id: DriveId }>('/api/drives', { name: 'another' })).body.id
}

/** One pack that goes wholly, one that is dead in large part; a file with history, a file that stays. */
async function throwAway(): Promise<TestChunk[]> {
  await newDrive()
  await page.sendPack(...parts)
  await page.sendPack(whole)
  const files = await Promise.all([[parts[0]], [parts[1], parts[2]], [parts[3]], [whole]].map((some, i) => createFile(`${i}`, some as [])))
  const stays = await createFile('stays', [parts[4] as TestChunk, parts[5] as TestChunk])
  await edit(page, [...files, stays])
  const later = await revision([parts[5] as TestChunk])
  const first = files[0] as (typeof files)[0]
  await edit(page, [{ op: 'edit', opId: newId<OpId>(), id: first.id, expect: first.revision.id, revision: later }])
  const ops = files.map((file, i) => remove(i === 0 ? { ...file, revision: later } : file, 0))
  const { body } = await edit(page, ops)
  expect(body.outcomes.map(outcome => outcome.kind)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  return [parts[4] as TestChunk, parts[5] as TestChunk]
}

class Crash extends Error {}

/** Lets so many steps pass, then stops: before what was asked for, or right after it was done. */
class Fuse {
  constructor(
    private left: number,
    private readonly after: boolean,
  ) {}

  async through<T>(step: () => Promise<T>): Promise<T> {
    const burns = this.left-- === 0
    if (burns && !this.after) throw new Crash()
    const result = await step()
    if (burns) throw new Crash()
    return result
  }
}

function fused({ writer, packs, db, log, now }: TestServer['server'], fuse: Fuse): Collecting {
  const through: Writer = work => fuse.through(() => writer(work))
  const store: PackStore = {
    ...packs,
    create: async () => {
      await fuse.through(async () => undefined)
      const made = await packs.create()
      return { ...made, seal: () => fuse.through(() => made.seal()) }
    },
    setAge: (pack, at) => fuse.through(() => packs.setAge(pack, at)),
    remove: pack => fuse.through(() => packs.remove(pack)),
  }
  return { db, writer: through, packs: store, log, now, stopping: () => false }
}

async function purgeAll(parts: Collecting): Promise<void> {
  await purgeNodes(parts, page.drive, { deletedBefore: BigInt(Date.now() + 1000) })
  await collectChunks(parts, page.drive)
}

test('wherever it stops, the drive is whole, and the next one ends what it began', async () => {
  for (const after of [false, true]) {
    for (let step = 0, crashed = true; crashed; step++) {
      const alive = await throwAway()
      crashed = await purgeAll(fused(run.server, new Fuse(step, after))).then(
        () => false,
        (error: unknown) => {
          if (!(error instanceof Crash)) throw error
          return true
        },
      )
      expect([step, after, await run.problems()]).toEqual([step, after, []])
      await purgeAll(fused(run.server, new Fuse(Number.POSITIVE_INFINITY, false)))
      expect(await run.problems()).toEqual([])
      const held = await run.server.db.chunk.findMany({ where: { driveId: page.drive }, select: { hash: true } })
      expect(new Set(held.map(row => row.hash))).toEqual(new Set(alive.map(part => part.hash)))
      expect(await run.server.db.spareChunk.count()).toBe(0)
      if (!crashed) expect(step).toBeGreaterThan(6)
    }
  }
}, 300_000)

test('a commit that names a chunk while it is being freed keeps it', async () => {
  for (let step = 0, committed = true; committed; step++) {
    await throwAway()
    const { writer } = run.server
    const unharmed = fused(run.server, new Fuse(Number.POSITIVE_INFINITY, false))
    await purgeNodes(unharmed, page.drive, { deletedBefore: BigInt(Date.now() + 1000) })
    committed = false
    const kinds: string[] = []
    let left = step
    const between: Writer = async work => {
      if (left-- === 0) {
        committed = true
        const { body } = await edit(page, [
          await createFile('again', [whole]),
          await createFile('again in part', [parts[1] as TestChunk, parts[3] as TestChunk]),
        ])
        kinds.push(...body.outcomes.map(outcome => outcome.kind))
      }
      return writer(work)
    }
    await collectChunks({ ...unharmed, writer: between }, page.drive)
    expect([step, await run.problems()]).toEqual([step, []])
    // Either it was freed before, and the author is told to send it, or it is there to stay.
    expect(kinds.every(kind => kind === 'accepted' || kind === 'missing-chunks')).toBe(true)
    if (step === 0 && committed) expect(kinds).toEqual(['accepted', 'accepted'])
  }
}, 300_000)
