import { describe, expect, test } from 'vitest'
import { type DeviceId, type DriveId, type NodeId, ROOT } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import { bytesOf, sha256 } from '../../core/testing/content'
import { MemoryServer } from '../../core/testing/memory-server'
import { Random } from '../../core/testing/random'
import { ServerHand } from '../../core/testing/server-hand'
import { VirtualClock } from '../../core/testing/virtual-clock'
import type { SameName, SameNameAnswer } from '../drive-api'
import { MemoryPageDrive } from '../testing/memory-page-drive'
import { createContentSender } from './content-sender'
import { fakeDrop, fakeFile, fakeHandle, fakePicture, MTIME, type Tree } from './testing/fake-files'
import { MemoryUploadStore } from './testing/memory-upload-store'
import type { Replaced } from './upload-parts'
import { UploadQueue } from './upload-queue'

const MIB = 1024 * 1024

function world(seed = 1) {
  const random = new Random(seed)
  const clock = new VirtualClock()
  const server = new MemoryServer(random.id() as DriveId, clock)
  const drive = new MemoryPageDrive(server, random.id() as DeviceId)
  const other = new MemoryPageDrive(server, random.id() as DeviceId)
  const by = new ServerHand(server, other.under, () => random.id())
  const hand = { put: (path: readonly string[], text: string) => by.put(path, bytesOf(text)), remove: by.remove.bind(by) }
  const store = new MemoryUploadStore()
  const claimed = new Set<string>()
  const faults: unknown[] = []
  const allowed = { yes: true }
  /** What was told of together. */
  const replaced: (readonly Replaced[])[] = []
  const open = async () => {
    const uploads = new UploadQueue({
      ...{ driveId: server.drive, drive, store, sha256, clock, newId: () => random.id() },
      sender: createContentSender(drive, sha256, () => clock.now()),
      children: folder => childrenIn(drive, folder),
      async claim(batch) {
        if (claimed.has(batch)) return undefined
        claimed.add(batch)
        return () => void claimed.delete(batch)
      },
      replaced: files => void replaced.push(files),
      allow: async () => allowed.yes,
      fault: error => faults.push(error),
    })
    await uploads.open()
    return uploads
  }
  /** Until nothing more happens for a while. */
  const rest = async (ms = 1000) => {
    for (let i = 0; i < 40; i++) await new Promise(resolve => setImmediate(resolve))
    await clock.advance(ms)
    for (let i = 0; i < 40; i++) await new Promise(resolve => setImmediate(resolve))
    await clock.advance(ms)
  }
  const ended = async (uploads: UploadQueue) => {
    for (let i = 0; i < 200; i++) {
      await rest(300)
      if (!uploads.snapshot().busy) return
    }
    throw new Error(`still busy: ${JSON.stringify(states(uploads))}`)
  }
  const id = (...path: string[]) => by.find(path)?.id as NodeId
  return { random, clock, server, drive, hand, store, claimed, faults, allowed, replaced, open, rest, ended, id }
}

async function childrenIn(drive: MemoryPageDrive, folder: NodeId) {
  try {
    return (await drive.listFolder(folder)).nodes
  } catch (error) {
    if (error instanceof RemoteFault && error.kind === 'not-found') return undefined
    throw error
  }
}

const states = (uploads: UploadQueue) => Object.fromEntries(uploads.snapshot().items.map(({ name, state }) => [name, state.kind]))
const answering = (...answers: SameNameAnswer[]) => {
  const asked: SameName[] = []
  const ask = async (question: SameName) => {
    asked.push(question)
    return answers[Math.min(asked.length, answers.length) - 1] as SameNameAnswer
  }
  return { asked, ask }
}
const version = { what: 'version', forAll: false } as const
const both = { what: 'keep-both', forAll: false } as const
const skip = { what: 'skip', forAll: false } as const

describe('files go up', () => {
  const tree: Tree = { top: { 'a.txt': 'a', deep: { 'b.txt': 'b', '.DS_Store': 'x' }, empty: {} } }
  const paths = ['top', 'top/a.txt', 'top/deep', 'top/deep/b.txt', 'top/empty']

  test('from a drop with handles', async () => {
    const { drive, open, ended, store, faults } = world()
    const uploads = await open()
    uploads.addDropped(fakeDrop(tree, { handles: true }), ROOT)
    await ended(uploads)
    expect(drive.paths()).toEqual(paths)
    expect(drive.text('top/deep/b.txt')).toBe('b')
    expect([store.kept.size, store.files.size, faults]).toEqual([0, 0, []])
    expect(uploads.snapshot()).toMatchObject({ files: { total: 2, done: 2, failed: 0 }, bytes: { total: 2, sent: 2 }, busy: false })
  })

  test('from a drop without handles', async () => {
    const { drive, open, ended } = world()
    const uploads = await open()
    uploads.addDropped(fakeDrop(tree, { handles: false }), ROOT)
    await ended(uploads)
    expect(drive.paths()).toEqual(paths)
  })

  test('from a paste of what is on no disk', async () => {
    const { drive, open, ended } = world()
    const uploads = await open()
    uploads.addDropped(fakePicture('image.png', 'a picture'), ROOT)
    await ended(uploads)
    expect([drive.paths(), drive.text('image.png')]).toEqual([['image.png'], 'a picture'])
  })

  test('from an input, into folders that are there', async () => {
    const { drive, open, ended, hand, id } = world()
    await hand.put(['to', 'top', 'old.txt'], 'old')
    const uploads = await open()
    uploads.addFiles([fakeFile('top/a.txt', 'a'), fakeFile('TOP/deep/b.txt', 'b'), fakeFile('top/empty.txt', '')], id('to'))
    await ended(uploads)
    expect(drive.paths()).toEqual([
      'to',
      'to/top',
      'to/top/a.txt',
      'to/top/deep',
      'to/top/deep/b.txt',
      'to/top/empty.txt',
      'to/top/old.txt',
    ])
  })

  test('with their own time, and names composed', async () => {
    const { drive, open, ended } = world()
    const uploads = await open()
    uploads.addFiles([fakeFile('cafe\u0301.txt', 'x', MTIME + 1)], ROOT)
    await ended(uploads)
    expect(drive.live()[0]).toMatchObject({ name: 'caf\u00e9.txt', revision: { mtime: MTIME + 1 } })
  })

  test('large ones in chunks, none of which the drive has already', async () => {
    const { random, drive, open, ended } = world()
    const bytes = random.bytes(20 * MIB)
    const uploads = await open()
    uploads.addFiles([fakeFile('one.bin', bytes)], ROOT)
    await ended(uploads)
    const { bytesSent } = drive.under.traffic
    expect(bytesSent).toBe(bytes.length)
    uploads.addFiles([fakeFile('two.bin', new Uint8Array([...bytes.subarray(0, 10 * MIB)]))], ROOT)
    await ended(uploads)
    expect(drive.under.traffic.bytesSent - bytesSent).toBeLessThan(4 * MIB)
    expect(uploads.snapshot().bytes).toEqual({ total: 30 * MIB, sent: 30 * MIB })
  })

  test('many small ones in few requests', async () => {
    const { drive, open, ended } = world()
    const uploads = await open()
    uploads.addFiles(
      Array.from({ length: 500 }, (_, i) => fakeFile(`top/${i % 50}/${i}.txt`, `${i}`)),
      ROOT,
    )
    await ended(uploads)
    expect(drive.live(({ kind }) => kind === 'file')).toHaveLength(500)
    expect(drive.asked.length).toBeLessThan(20)
  })
})

describe('progress', () => {
  test('is what the server has acknowledged, not what was read', async () => {
    const { random, drive, open, ended, rest } = world()
    const uploads = await open()
    let go = () => {}
    const gate = new Promise<void>(resolve => {
      go = resolve
    })
    drive.before = what => (what === 'pack' ? gate : undefined)
    uploads.addFiles([fakeFile('one.bin', random.bytes(6 * MIB))], ROOT)
    await rest()
    expect(uploads.snapshot()).toMatchObject({ bytes: { total: 6 * MIB, sent: 0 }, bytesPerSecond: 0 })
    go()
    await ended(uploads)
    expect(uploads.snapshot().bytes.sent).toBe(6 * MIB)
  })

  test('of what failed is not counted as done', async () => {
    const { open, ended } = world()
    const uploads = await open()
    uploads.addFiles([fakeFile('good.txt', 'x'), fakeFile('bad?.txt', 'yy'), fakeFile('con.txt', 'zzz')], ROOT)
    await ended(uploads)
    expect(uploads.snapshot()).toMatchObject({ files: { total: 3, done: 1, failed: 2 }, bytes: { total: 1, sent: 1 } })
    expect(uploads.snapshot().items.map(({ state }) => state)).toMatchObject([
      { kind: 'done' },
      { kind: 'failed', why: { kind: 'bad-name', why: 'character' } },
      { kind: 'failed', why: { kind: 'bad-name', why: 'reserved' } },
    ])
  })
})

describe('a name that is taken', () => {
  test('by the very same content needs no question and no bytes', async () => {
    const { drive, open, ended, hand } = world()
    await hand.put(['a.txt'], 'same')
    const uploads = await open()
    uploads.addFiles([fakeFile('a.txt', 'same')], ROOT)
    await ended(uploads)
    expect(uploads.snapshot().items[0]?.state).toMatchObject({ kind: 'done', same: true })
    expect(drive.under.traffic.bytesSent).toBe(0)
  })

  test.each([
    ['a new version', version, ['a.txt'], 'new', 'done'],
    ['both kept', both, ['a (1).txt', 'a.txt'], 'old', 'done'],
    ['skipped', skip, ['a.txt'], 'old', 'skipped'],
  ] as const)('becomes %s as the person says', async (_what, answer, paths, text, state) => {
    const { drive, open, ended, hand, replaced } = world()
    await hand.put(['a.txt'], 'old')
    const uploads = await open()
    const { ask, asked } = answering(answer)
    uploads.onSameName(ask)
    uploads.addFiles([fakeFile('a.txt', 'new')], ROOT)
    await ended(uploads)
    expect([drive.paths(), drive.text('a.txt'), states(uploads)]).toEqual([paths, text, { 'a.txt': state }])
    expect(replaced.map(files => files.map(({ name }) => name))).toEqual(answer === version ? [['a.txt']] : [])
    expect(asked).toMatchObject([{ mtime: MTIME, others: 0, existing: { name: 'a.txt' }, item: { name: 'a.txt' } }])
  })

  test('is asked about one at a time, and once for all when so answered', async () => {
    const { drive, open, ended, hand, replaced } = world()
    for (const name of ['a', 'b', 'c']) await hand.put([name], 'old')
    const contents = new Map(drive.live().map(({ id, revision }) => [id, revision?.content]))
    const uploads = await open()
    const { ask, asked } = answering(skip, { what: 'version', forAll: true })
    uploads.onSameName(ask)
    uploads.addFiles(
      ['a', 'b', 'c', 'd'].map(name => fakeFile(name, 'new!')),
      ROOT,
    )
    await ended(uploads)
    expect(asked).toHaveLength(2)
    expect(['a', 'b', 'c', 'd'].map(name => drive.text(name))).toEqual(['old', 'new!', 'new!', 'new!'])
    // What can be taken back is told of once, when all of it is done.
    expect(replaced.map(files => files.map(({ name }) => name).sort())).toEqual([['b', 'c']])
    for (const { id, before, now } of replaced.flat()) {
      expect(before.content).toBe(contents.get(id))
      expect(drive.live(node => node.id === id)[0]?.revision?.id).toBe(now)
    }
  })

  test('waits for somebody who asks, and what is cancelled meanwhile is not asked about', async () => {
    const { drive, open, rest, ended, hand } = world()
    await hand.put(['a'], 'old')
    await hand.put(['b'], 'old')
    const uploads = await open()
    uploads.addFiles([fakeFile('a', 'new!'), fakeFile('b', 'new!')], ROOT)
    await rest()
    expect(states(uploads)).toEqual({ a: 'asking', b: 'asking' })
    uploads.cancel(uploads.snapshot().items[0]?.id)
    const { ask, asked } = answering(version)
    uploads.onSameName(ask)
    await ended(uploads)
    expect(asked.map(({ item }) => item.name)).toEqual(['b'])
    expect([drive.text('a'), drive.text('b')]).toEqual(['old', 'new!'])
  })

  test('is never overwritten unseen: what came after the question is asked about', async () => {
    const { drive, open, ended, hand } = world()
    await hand.put(['a'], 'old')
    const uploads = await open()
    const asked: string[] = []
    uploads.onSameName(async ({ existing }) => {
      asked.push(existing.revision?.content ?? '')
      if (asked.length === 1) await hand.put(['a'], 'somebody else was faster')
      return asked.length === 1 ? version : skip
    })
    uploads.addFiles([fakeFile('a', 'mine')], ROOT)
    await ended(uploads)
    expect([new Set(asked).size, drive.text('a')]).toEqual([2, 'somebody else was faster'])
  })

  test('by somebody who was faster than the listing is asked about too', async () => {
    const { drive, open, ended, hand } = world()
    const uploads = await open()
    let first = true
    drive.before = async what => {
      if (what === 'edit' && first) {
        first = false
        await hand.put(['a'], 'theirs')
      }
    }
    const { ask, asked } = answering(both)
    uploads.onSameName(ask)
    uploads.addFiles([fakeFile('a', 'mine')], ROOT)
    await ended(uploads)
    expect([asked.length, drive.paths()]).toEqual([1, ['a', 'a (1)']])
  })

  test('twice in one batch, by case alone, is asked about', async () => {
    const { drive, open, ended } = world()
    const uploads = await open()
    const { ask, asked } = answering(both)
    uploads.onSameName(ask)
    uploads.addFiles([fakeFile('Note.txt', 'one'), fakeFile('note.txt', 'three')], ROOT)
    await ended(uploads)
    expect([asked.length, drive.paths()]).toEqual([1, ['Note.txt', 'note (1).txt']])
  })

  test('a folder goes beside a file of its name', async () => {
    const { drive, open, ended, hand } = world()
    await hand.put(['top'], 'a file')
    const uploads = await open()
    uploads.addFiles([fakeFile('top/a.txt', 'a'), fakeFile('top/b.txt', 'b')], ROOT)
    await ended(uploads)
    expect(drive.paths()).toEqual(['top', 'top (1)', 'top (1)/a.txt', 'top (1)/b.txt'])
  })
})

describe('what stops all', () => {
  test('a lost network is waited for, and nothing is done twice', async () => {
    const { drive, open, ended, rest } = world()
    const uploads = await open()
    drive.fault = 'offline'
    uploads.addFiles([fakeFile('top/a.txt', 'a')], ROOT)
    await rest(100)
    expect(uploads.snapshot().held).toMatchObject({ why: 'offline', retryAt: expect.any(Number) })
    expect(states(uploads)).toEqual({ 'a.txt': 'queued' })
    drive.fault = undefined
    drive.lostAnswers = 3
    await ended(uploads)
    expect([drive.paths(), uploads.snapshot().held]).toEqual([['top', 'top/a.txt'], undefined])
  })

  test('a session that ended is waited for, and goes on after signing in', async () => {
    const { drive, open, rest, ended } = world()
    const uploads = await open()
    drive.fault = 'signed-out'
    uploads.addFiles([fakeFile('a.txt', 'a')], ROOT)
    await rest(100)
    expect(uploads.snapshot().held?.why).toBe('signed-out')
    drive.fault = undefined
    uploads.nudge()
    await ended(uploads)
    expect(drive.paths()).toEqual(['a.txt'])
  })

  test('a full account waits for the person', async () => {
    const { server, drive, open, rest, ended, hand } = world()
    await hand.put(['full.txt'], 'full')
    server.quota = 1
    const uploads = await open()
    uploads.addFiles([fakeFile('a.txt', 'a')], ROOT)
    await rest(120_000)
    expect(uploads.snapshot().held).toEqual({ why: 'over-quota', retryAt: undefined })
    server.quota = undefined
    uploads.resume()
    await ended(uploads)
    expect(drive.paths()).toEqual(['a.txt', 'full.txt'])
  })
})

describe('what a person says', () => {
  test('paused stays, resumed goes on, and what is on the server is not sent again', async () => {
    const { random, drive, open, rest, ended } = world()
    const uploads = await open()
    const bytes = random.bytes(30 * MIB)
    let packs = 0
    drive.before = what => {
      if (what === 'pack' && ++packs === 3) uploads.pause()
    }
    uploads.addFiles([fakeFile('a.bin', bytes)], ROOT)
    await rest()
    await rest()
    expect(states(uploads)).toEqual({ 'a.bin': 'paused' })
    const { sent } = uploads.snapshot().bytes
    expect(sent).toBeGreaterThan(0)
    uploads.resume()
    await ended(uploads)
    expect([states(uploads), drive.under.traffic.bytesSent]).toEqual([{ 'a.bin': 'done' }, bytes.length])
  })

  test('cancelled is off the list and not in the drive', async () => {
    const { random, drive, open, rest } = world()
    const uploads = await open()
    drive.before = what => {
      if (what === 'pack') uploads.cancel()
    }
    uploads.addFiles([fakeFile('a.bin', random.bytes(9 * MIB)), fakeFile('b.txt', 'b')], ROOT)
    await rest()
    await rest()
    expect([uploads.snapshot().items, uploads.snapshot().busy, drive.paths()]).toEqual([[], false, []])
  })

  test('cancelled or paused while its last bytes travel is not in the drive either', async () => {
    for (const say of ['cancel', 'pause'] as const) {
      const { random, drive, open, rest } = world()
      const uploads = await open()
      drive.before = what => {
        if (what === 'pack') uploads[say]()
      }
      uploads.addFiles([fakeFile('small.bin', random.bytes(1000))], ROOT)
      await rest()
      await rest()
      expect([say, drive.paths()]).toEqual([say, []])
    }
  })

  test('a file that fails is tried again when asked to', async () => {
    const { drive, open, ended, rest } = world()
    const uploads = await open()
    let gone = true
    const file = () => {
      if (gone) throw new DOMException('gone', 'NotFoundError')
      return fakeFile('a.txt', 'a')
    }
    let opened = 0
    uploads.addHandles([fakeHandle('a.txt', () => (opened++ === 0 ? fakeFile('a.txt', 'a') : file()))], ROOT)
    await ended(uploads)
    expect(uploads.snapshot().items[0]?.state).toEqual({ kind: 'failed', why: { kind: 'gone' } })
    gone = false
    uploads.retry()
    await rest()
    await ended(uploads)
    expect(drive.paths()).toEqual(['a.txt'])
    uploads.clear()
    await rest()
    expect(uploads.snapshot().items).toEqual([])
  })
})

describe('after a reload', () => {
  const tree: Tree = { 'a.txt': 'a', 'b.txt': 'bb', sub: { 'c.txt': 'ccc' } }

  test.each([1, 2, 3, 4, 5, 6])('what was cut off at request %i goes on when the person allows it, and is done once', async cut => {
    const { drive, open, rest, ended, store, claimed } = world()
    const first = await open()
    let asked = 0
    drive.before = () => (++asked === cut ? new Promise<void>(() => {}) : undefined)
    first.addHandles([fakeHandle('top', tree)], ROOT)
    await rest()
    first.close()
    claimed.clear()
    drive.before = () => {}
    const uploads = await open()
    for (const { batch } of uploads.snapshot().interrupted) expect(await uploads.continueInterrupted(batch)).toBe('under-way')
    await ended(uploads)
    expect(drive.paths()).toEqual(['top', 'top/a.txt', 'top/b.txt', 'top/sub', 'top/sub/c.txt'])
    expect([store.kept.size, drive.under.traffic.bytesSent]).toEqual([0, 6])
  })

  test('a lost answer before the reload makes no second file', async () => {
    const { drive, open, rest, ended, claimed, server } = world()
    const first = await open()
    drive.before = what => {
      if (what !== 'edit') return
      drive.lostAnswers = 1
      first.close()
    }
    first.addHandles([fakeHandle('a.txt', 'a')], ROOT)
    await rest()
    claimed.clear()
    drive.before = () => {}
    const { seq } = server.data
    expect(drive.paths()).toEqual(['a.txt'])
    const uploads = await open()
    const [interrupted] = uploads.snapshot().interrupted
    expect(await uploads.continueInterrupted(interrupted?.batch ?? '')).toBe('under-way')
    await ended(uploads)
    expect([drive.paths(), server.data.seq]).toEqual([['a.txt'], seq])
  })

  test("nothing is read that the person does not allow, and another tab's work is not taken", async () => {
    const { drive, open, rest, ended, allowed, claimed } = world()
    const first = await open()
    drive.fault = 'offline'
    first.addHandles([fakeHandle('top', tree)], ROOT)
    await rest(100)
    const second = await open()
    expect(second.snapshot().interrupted).toEqual([])
    first.close()
    claimed.clear()
    const third = await open()
    expect(third.snapshot().interrupted).toMatchObject([{ names: ['top'], to: ROOT, done: 0 }])
    const batch = third.snapshot().interrupted[0]?.batch ?? ''
    allowed.yes = false
    expect(await third.continueInterrupted(batch)).toBe('not-allowed')
    expect(third.snapshot().interrupted).toHaveLength(1)
    allowed.yes = true
    claimed.add(batch)
    expect(await third.continueInterrupted(batch)).toBe('elsewhere')
    await rest(300)
    expect(third.snapshot().interrupted).toHaveLength(1)
    // The other tab has ended, and this one can go on with what it left.
    claimed.clear()
    drive.fault = undefined
    expect(await third.continueInterrupted(batch)).toBe('under-way')
    await ended(third)
    expect(third.snapshot().interrupted).toEqual([])
    expect(drive.paths()).toContain('top/sub/c.txt')
  })

  test('what is not wanted any more, or was done elsewhere, is interrupted no more', async () => {
    const { drive, open, rest, claimed } = world()
    const first = await open()
    drive.fault = 'offline'
    first.addHandles([fakeHandle('top', tree)], ROOT)
    first.addHandles([fakeHandle('other', tree)], ROOT)
    await rest(100)
    first.close()
    claimed.clear()
    const [second, third] = [await open(), await open()]
    const [one, two] = second.snapshot().interrupted.map(({ batch }) => batch)
    await third.discardInterrupted(one ?? '')
    expect(await second.continueInterrupted(one ?? '')).toBe('over')
    await second.discardInterrupted(two ?? '')
    await rest(300)
    expect(second.snapshot().interrupted).toEqual([])
    expect((await open()).snapshot().interrupted).toEqual([])
  })
})
