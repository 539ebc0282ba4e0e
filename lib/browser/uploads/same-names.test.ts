import { describe, expect, test } from 'vitest'
import { ROOT } from '../../core/ids'
import { fakeFile, MTIME } from './testing/fake-files'
import { answering, both, skip, states, version, uploadsWorld as world } from './testing/uploads-world'

const _MIB = 1024 * 1024

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
    const { drive, open, ended, hand, brought } = world()
    await hand.put(['a.txt'], 'old')
    const uploads = await open()
    const { ask, asked } = answering(answer)
    uploads.onSameName(ask)
    uploads.addFiles([fakeFile('a.txt', 'new')], ROOT)
    await ended(uploads)
    expect([drive.paths(), drive.text('a.txt'), states(uploads)]).toEqual([paths, text, { 'a.txt': state }])
    expect(brought.flatMap(({ replaced }) => replaced.map(({ name }) => name))).toEqual(answer === version ? ['a.txt'] : [])
    expect(asked).toMatchObject([{ mtime: MTIME, others: 0, existing: { name: 'a.txt' }, item: { name: 'a.txt' } }])
  })

  test('is asked about one at a time, and once for all when so answered', async () => {
    const { drive, open, ended, hand, brought } = world()
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
    expect(brought.map(({ replaced }) => replaced.map(({ name }) => name).sort())).toEqual([['b', 'c']])
    for (const { id, before, now } of brought.flatMap(({ replaced }) => replaced)) {
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
