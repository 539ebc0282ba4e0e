import { describe, expect, test } from 'vitest'
import { ROOT } from '../../core/ids'
import { fakeDrop, fakeFile, fakeHandle, fakePicture, MTIME, type Tree } from './testing/fake-files'
import { states, uploadsWorld as world } from './testing/uploads-world'

const MIB = 1024 * 1024

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
