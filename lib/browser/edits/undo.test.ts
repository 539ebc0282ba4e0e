import { describe, expect, test, vi } from 'vitest'
import { type DriveId, type RevisionId, ROOT } from '../../core/ids'
import type { EditResult, SaveResult } from '../drive-api'
import { Brought, type Replaced } from '../uploads/brought'
import { editsWorld as world } from './testing/edits-world'
import { createUndoKeeper } from './undo-keeper'

function newVersion(file: Replaced): Brought {
  const brought = new Brought()
  brought.replace(file)
  return brought
}

describe('undo takes back', () => {
  test.each([
    ['a new folder', ['a.txt'], ({ edits }) => edits.createFolder(ROOT, 'new')],
    ['a new text', ['a.txt'], ({ edits }) => edits.createText(ROOT, 'new.txt', 'text')],
    ['a rename', ['a.txt'], ({ edits, id }) => edits.rename(id('a.txt'), 'b.txt')],
    ['a move', ['a.txt', 'to/x'], ({ edits, id }) => edits.move([id('a.txt')], id('to'))],
    ['a copy of a folder', ['a/b/x', 'to/y'], ({ edits, id }) => edits.copy([id('a')], id('to'))],
    ['a delete of a folder and a file', ['a/b/x', 'a/y', 'z'], ({ edits, id }) => edits.remove([id('a'), id('z')], { confirmed: true })],
    ['a save', ['a.txt'], ({ edits, id, revision }) => edits.saveText(id('a.txt'), revision('a.txt'), 'newer')],
  ] as const satisfies readonly (readonly [string, readonly string[], (on: Awaited<ReturnType<typeof onFiles>>) => Promise<unknown>])[])(
    '%s',
    async (_what, files, edit) => {
      const on = await onFiles(files)
      const before = on.state()
      await on.did<EditResult | SaveResult>(edit(on))
      expect(on.state()).not.toEqual(before)
      expect(await on.did(on.edits.undo())).toMatchObject({ kind: 'done' })
      expect(on.state()).toEqual(before)
      expect(await on.did(on.edits.undo())).toBeUndefined()
    },
  )

  test.each([
    ['a delete', ({ edits, ids }) => edits.remove(ids, { confirmed: true })],
    ['a move', ({ edits, ids, to }) => edits.move(ids, to)],
    ['a copy', ({ edits, ids, to }) => edits.copy(ids, to)],
  ] as const satisfies readonly (readonly [string, (on: Awaited<ReturnType<typeof onMany>>) => Promise<unknown>])[])(
    '%s of many by looking once at all of them',
    async (_what, edit) => {
      const on = await onMany()
      const before = on.state()
      await on.did<unknown>(edit(on))
      const looks = (['nodes', 'children', 'below', 'cursor'] as const).map(how => vi.spyOn(on.mirror, how))
      on.drive.asked.length = 0
      expect(await on.did(on.edits.undo())).toMatchObject({ kind: 'done' })
      expect(on.state()).toEqual(before)
      for (const look of looks) expect(look.mock.calls.length).toBeLessThanOrEqual(1)
      expect(on.drive.asked.filter(what => what === 'trashed').length).toBeLessThanOrEqual(1)
    },
  )

  async function onMany() {
    const names = Array.from({ length: 30 }, (_, i) => (i % 3 === 0 ? `${i}/x` : `${i}.txt`))
    const on = await onFiles([...names, 'to/y'])
    return { ...on, ids: names.map(name => on.id(name.split('/')[0] ?? '')), to: on.id('to') }
  }

  test('the newest, also when it is asked for before that one is answered', async () => {
    const on = await onFiles(['a.txt', 'b.txt'])
    await on.did(on.edits.rename(on.id('b.txt'), 'c.txt'))
    const before = on.state()
    const removed = on.edits.remove([on.id('a.txt')], { confirmed: true })
    expect(await on.did(on.edits.undo())).toMatchObject({ kind: 'done' })
    await removed
    expect(on.state()).toEqual(before)
  })

  async function onFiles(files: readonly string[]) {
    const on = await world()
    await on.began(...files.map(path => [path, `content of ${path}`] as const))
    const revision = (name: string) => on.drive.live(node => node.name === name)[0]?.revision?.id as RevisionId
    const state = () => on.drive.paths().map(path => [path, on.drive.text(path)])
    return { ...on, revision, state }
  }

  test('not what somebody moved on since', async () => {
    const { drive, edits, did, id, began, hand, look } = await world()
    await began(['a.txt', 'x'])
    await did(edits.rename(id('a.txt'), 'b.txt'))
    await hand.move(['b.txt'], ['c.txt'])
    await look()
    expect(await did(edits.undo())).toMatchObject({ kind: 'refused', refused: [{ why: { kind: 'stale' } }] })
    expect(drive.paths()).toEqual(['c.txt'])
    expect(edits.snapshot().undo).toEqual([])
  })

  test('not a new folder into which something came since', async () => {
    const { drive, edits, did, id, began } = await world()
    await began()
    await did(edits.createFolder(ROOT, 'new'))
    await did(edits.createText(id('new'), 'precious.txt', 'mine'))
    const [first] = edits.snapshot().undo
    expect(await did(edits.undo(first?.id))).toMatchObject({ kind: 'refused' })
    expect(drive.paths()).toEqual(['new', 'new/precious.txt'])
  })

  test('also after a reload, what was deleted and moved, and not what somebody changed meanwhile', async () => {
    const kept = new Map<string, string>()
    const tab = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
    const undoKeeper = createUndoKeeper('d'.repeat(22) as DriveId, () => tab)
    const { drive, edits, did, id, began, hand, look, reload } = await world({ undoKeeper })
    await began(['a/x.txt', 'x'], ['b.txt', 'b'], ['c.txt', 'c'], ['to/y', 'y'])
    const before = drive.paths()
    const [c, to] = [id('c.txt'), id('to')]
    await did(edits.move([id('b.txt'), c], to))
    await did(edits.remove([id('a'), to], { confirmed: true }))
    const again = reload()
    expect(again.snapshot().undo).toEqual(edits.snapshot().undo)
    expect(await did(again.undo())).toMatchObject({ kind: 'done' })
    await hand.move(['to', 'c.txt'], ['to', 'mine.txt'])
    await look()
    expect(await did(reload().undo())).toMatchObject({ kind: 'partly', refused: [{ id: c, why: { kind: 'stale' } }] })
    expect(drive.paths()).toEqual([...before.filter(path => path !== 'c.txt'), 'to/mine.txt'].sort())
    expect(reload().snapshot().undo).toEqual([])
  })

  test('stars, also after a reload, and the uploads that became new versions', async () => {
    const kept = new Map<string, string>()
    const tab = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    }
    const { drive, edits, did, id, began, hand, look, reload, mirror } = await world({
      undoKeeper: createUndoKeeper('d'.repeat(22) as DriveId, () => tab),
    })
    await began(['a.txt', 'a'], ['b.txt', 'b'], ['c.txt', 'c'])
    const nodes = ['a.txt', 'b.txt'].map(name => ({ id: id(name), name }))
    const ids = nodes.map(node => node.id)
    drive.stars.add(id('c.txt'))
    expect(await did(edits.star(nodes, true))).toMatchObject({ kind: 'done', nodes: ids })
    expect(edits.snapshot().undo).toMatchObject([{ what: 'star', count: 2, name: 'a.txt' }])
    expect([...drive.stars]).toEqual([id('c.txt'), ...ids])
    expect(await did(reload().undo())).toMatchObject({ kind: 'done' })
    expect([...drive.stars]).toEqual([id('c.txt')])

    const before = (await mirror.node(id('a.txt')))?.revision
    await hand.put(['a.txt'], 'newer')
    await look()
    const now = (await mirror.node(id('a.txt')))?.revision
    if (!before || !now) expect.unreachable()
    edits.uploaded(newVersion({ id: id('a.txt'), name: 'a.txt', before, now: now.id as RevisionId }))
    expect(edits.snapshot().undo.at(-1)).toMatchObject({ what: 'upload-version', count: 1, name: 'a.txt' })
    expect(await did(reload().undo())).toMatchObject({ kind: 'done' })
    expect(drive.text('a.txt')).toBe('a')
  })

  test('not a new version that is not the newest any more', async () => {
    const { drive, edits, did, id, began, hand, look, mirror } = await world()
    await began(['a.txt', 'a'])
    const before = (await mirror.node(id('a.txt')))?.revision
    await hand.put(['a.txt'], 'uploaded')
    await look()
    const now = (await mirror.node(id('a.txt')))?.revision
    if (!before || !now) expect.unreachable()
    edits.uploaded(newVersion({ id: id('a.txt'), name: 'a.txt', before, now: now.id as RevisionId }))
    await hand.put(['a.txt'], 'theirs, later')
    expect(await did(edits.undo())).toMatchObject({ kind: 'refused', refused: [{ why: { kind: 'stale' } }] })
    expect(drive.text('a.txt')).toBe('theirs, later')
  })

  test('stars of very many, which are one request', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(...Array.from({ length: 30 }, (_, i): [string, string] => [`${i}.txt`, `${i}`]))
    const nodes = Array.from({ length: 30 }, (_, i) => ({ id: id(`${i}.txt`), name: `${i}.txt` }))
    const before = drive.asked.filter(what => what === 'star').length
    expect(await did(edits.star(nodes, true))).toMatchObject({ kind: 'done' })
    await did(edits.undo())
    expect(drive.asked.filter(what => what === 'star').length - before).toBe(2)
    expect([...drive.stars]).toEqual([])
  })

  test('stars that could not be given are not taken back, and what is gone is told of', async () => {
    const { drive, edits, did, id, began, hand } = await world()
    await began(['a.txt', 'a'], ['b.txt', 'b'])
    const nodes = ['a.txt', 'b.txt'].map(name => ({ id: id(name), name }))
    await hand.remove(['b.txt'])
    expect(await did(edits.star(nodes, true))).toMatchObject({ kind: 'partly', refused: [{ name: 'b.txt', why: { kind: 'stale' } }] })
    drive.fault = 'offline'
    expect(await did(edits.star(nodes, false))).toMatchObject({ kind: 'failed', why: 'offline', nodes: [] })
    expect(edits.snapshot().undo).toMatchObject([{ what: 'star', count: 1, name: 'a.txt' }])
    expect(await did(edits.undo())).toMatchObject({ kind: 'failed' })
    drive.fault = undefined
    await did(edits.undo())
    expect([...drive.stars]).toEqual([])
  })

  test('when the server could not be reached, again later', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(['a.txt', 'x'])
    await did(edits.rename(id('a.txt'), 'b.txt'))
    drive.fault = 'offline'
    expect(await did(edits.undo())).toMatchObject({ kind: 'failed', why: 'offline' })
    drive.fault = undefined
    expect(await did(edits.undo())).toMatchObject({ kind: 'done' })
    expect(drive.paths()).toEqual(['a.txt'])
  })
})
