import { describe, expect, test } from 'vitest'
import { ROOT } from '../../core/ids'
import { editsWorld } from '../edits/testing/edits-world'
import { fakeDrop, fakeFile, type Tree } from './testing/fake-files'
import { answering, uploadsWorld, version } from './testing/uploads-world'

const tree: Tree = { top: { 'a.txt': 'a', deep: { 'b.txt': 'b' }, empty: {} } }

/** A page that uploads, and takes back. */
async function world() {
  const page = await editsWorld()
  await page.began()
  const sending = uploadsWorld(page)
  const uploads = await sending.open()
  const upload = async (start: () => void) => {
    start()
    await sending.ended(uploads)
    for (const what of sending.brought.splice(0)) page.edits.uploaded(what)
    await page.look()
  }
  return { ...page, uploads, upload, undo: () => page.did(page.edits.undo()) }
}

describe('an upload is taken back', () => {
  test('a dropped folder with all that came with it, as one', async () => {
    const { drive, edits, uploads, upload, undo } = await world()
    await upload(() => uploads.addDropped(fakeDrop(tree, { handles: true }), ROOT))
    expect(drive.paths()).toEqual(['top', 'top/a.txt', 'top/deep', 'top/deep/b.txt', 'top/empty'])
    expect(edits.snapshot().undo).toMatchObject([{ what: 'upload', count: 2, name: 'top' }])
    expect(await undo()).toMatchObject({ kind: 'done' })
    expect(drive.paths()).toEqual([])
  })

  test('files that came into folders that were there: the folders stay', async () => {
    const { drive, hand, look, uploads, upload, undo } = await world()
    await hand.put(['top', 'old.txt'], 'old')
    await look()
    await upload(() => uploads.addDropped(fakeDrop(tree, { handles: true }), ROOT))
    expect(await undo()).toMatchObject({ kind: 'done' })
    expect(drive.paths()).toEqual(['top', 'top/old.txt'])
  })

  test('new files and new versions that came together', async () => {
    const { drive, hand, look, edits, uploads, upload, undo } = await world()
    await hand.put(['a.txt'], 'old')
    await look()
    uploads.onSameName(answering(version).ask)
    await upload(() => uploads.addFiles([fakeFile('a.txt', 'newer'), fakeFile('b.txt', 'b')], ROOT))
    expect(drive.text('a.txt')).toBe('newer')
    expect(edits.snapshot().undo).toMatchObject([{ what: 'upload', count: 2 }])
    expect(await undo()).toMatchObject({ kind: 'done' })
    expect([drive.paths(), drive.text('a.txt')]).toEqual([['a.txt'], 'old'])
  })

  test('but not a folder into which somebody has put something since', async () => {
    const { drive, hand, look, uploads, upload, undo } = await world()
    await upload(() => uploads.addDropped(fakeDrop(tree, { handles: true }), ROOT))
    await hand.put(['top', 'deep', 'theirs.txt'], 'theirs')
    await look()
    expect(await undo()).toMatchObject({ kind: 'refused', refused: [{ name: 'top', why: { kind: 'stale' } }] })
    expect(drive.paths()).toContain('top/deep/theirs.txt')
  })

  test('but not a file that somebody has changed since', async () => {
    const { drive, hand, look, uploads, upload, undo } = await world()
    await upload(() => uploads.addFiles([fakeFile('a.txt', 'mine'), fakeFile('b.txt', 'mine')], ROOT))
    await hand.put(['a.txt'], 'theirs')
    await look()
    expect(await undo()).toMatchObject({ kind: 'partly', refused: [{ name: 'a.txt' }] })
    expect(drive.paths()).toEqual(['a.txt'])
  })

  test('what was there already is no part of it', async () => {
    const { hand, look, edits, uploads, upload } = await world()
    await hand.put(['a.txt'], 'same')
    await look()
    await upload(() => uploads.addFiles([fakeFile('a.txt', 'same')], ROOT))
    expect(edits.snapshot().undo).toEqual([])
  })
})
