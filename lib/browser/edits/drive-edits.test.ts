import { describe, expect, test } from 'vitest'
import { type NodeId, type RevisionId, ROOT } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { settled } from '../../core/testing/virtual-clock'
import { editsWorld as world } from './testing/edits-world'

describe('what a person changes', () => {
  test('shows at once, and stays when the server says yes', async () => {
    const { drive, edits, did, names, began } = await world()
    await began(['a.txt', 'x'])
    const answered = edits.createFolder(ROOT, 'New')
    await settled()
    expect(await did(answered)).toMatchObject({ kind: 'done' })
    expect(names()).toEqual(['New', 'a.txt'])
    expect(drive.paths()).toEqual(['New', 'a.txt'])
  })

  test('shows as pending while it is asked for, and is taken back when it is refused', async () => {
    const { drive, edits, did, names, id, began, hand } = await world()
    await began(['a.txt', 'x'])
    await hand.put(['b.txt'], 'made meanwhile')
    let seen: unknown
    drive.before = what => {
      if (what === 'edit') seen ??= names()
    }
    const result = await did(edits.rename(id('a.txt'), 'b.txt'))
    expect(seen).toEqual(['b.txt…'])
    expect(result).toEqual({ kind: 'refused', refused: [{ id: id('a.txt'), name: 'b.txt', why: { kind: 'name-taken', by: id('b.txt') } }] })
    expect(names()).toEqual(['a.txt', 'b.txt'])
    expect(edits.snapshot()).toMatchObject({ pending: 0, undo: [] })
  })

  test('is refused unasked when no drive takes the name', async () => {
    const { drive, edits, did, began } = await world()
    await began()
    drive.asked.length = 0
    expect(await did(edits.createFolder(ROOT, 'what?'))).toMatchObject({
      kind: 'refused',
      refused: [{ name: 'what?', why: { kind: 'bad-name', why: 'character' } }],
    })
    expect(drive.asked).toEqual([])
  })

  test('typed names are composed', async () => {
    const { drive, edits, did, began } = await world()
    await began()
    await did(edits.createFolder(ROOT, 'cafe\u0301'))
    expect(drive.paths()).toEqual(['caf\u00e9'])
  })

  test('without the server is taken back, and says so', async () => {
    const { drive, edits, did, names, id, began } = await world()
    await began(['a.txt', 'x'])
    drive.fault = 'offline'
    expect(await did(edits.rename(id('a.txt'), 'b.txt'))).toMatchObject({ kind: 'failed', why: 'offline', nodes: [] })
    expect(names()).toEqual(['a.txt'])
  })

  test('is done once when the answer is lost on the way', async () => {
    const { server, drive, edits, did, began } = await world()
    await began()
    drive.lostAnswers = 1
    const before = server.data.seq
    expect(await did(edits.createFolder(ROOT, 'once'))).toMatchObject({ kind: 'done' })
    expect([drive.paths(), server.data.seq]).toEqual([['once'], before + 1])
  })

  test('keeps its order: a second edit of the same node builds on the first', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(['a.txt', 'x'])
    const node = id('a.txt')
    const first = edits.rename(node, 'b.txt')
    await settled()
    await did(Promise.all([first, edits.rename(node, 'c.txt')]))
    expect(drive.paths()).toEqual(['c.txt'])
  })
})

describe('moving', () => {
  test('many, some of which cannot, says which', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(['to/taken.txt', 'x'], ['taken.txt', 'y'], ['free.txt', 'z'])
    const taken = id('taken.txt')
    const result = await did(edits.move([taken, id('free.txt')], id('to')))
    expect(result).toMatchObject({ kind: 'partly', refused: [{ id: taken, name: 'taken.txt', why: { kind: 'name-taken' } }] })
    expect(drive.paths()).toEqual(['taken.txt', 'to', 'to/free.txt', 'to/taken.txt'])
  })

  test('beside a taken name keeps both when asked to', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(['to/a.txt', 'x'], ['A.txt', 'y'])
    await did(edits.move([id('A.txt')], id('to'), { taken: 'keep-both' }))
    expect(drive.paths()).toEqual(['to', 'to/A (1).txt', 'to/a.txt'])
  })

  test.each([true, false])('a folder into itself is refused (with a replica: %s)', async replica => {
    const { drive, edits, did, id, began, mirror } = await world({ replica })
    await began(['a/b/x.txt', 'x'])
    mirror.folder(id('a')).subscribe(() => {})
    await did(Promise.resolve())
    const result = await did(edits.move([id('a')], id('a', 'b')))
    expect(result).toMatchObject({ kind: 'refused', refused: [{ why: { kind: 'into-itself' } }] })
    expect(drive.paths()).toEqual(['a', 'a/b', 'a/b/x.txt'])
  })

  test('to where it is asks nothing', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(['a.txt', 'x'])
    drive.asked.length = 0
    expect(await did(edits.move([id('a.txt')], ROOT))).toEqual({ kind: 'done', nodes: [id('a.txt')], undo: undefined })
    expect(drive.asked).toEqual([])
  })
})

describe('copying', () => {
  test.each([true, false])('takes folders with all that lies below and sends no bytes (with a replica: %s)', async replica => {
    const { drive, edits, did, id, names, began } = await world({ replica })
    await began(['a/b/x.txt', 'x'], ['a/y.txt', 'y'], ['to/z.txt', 'z'])
    const result = await did(edits.copy([id('a')], id('to')))
    expect(result).toMatchObject({ kind: 'done', nodes: [id('to', 'a')] })
    expect(drive.paths()).toEqual(['a', 'a/b', 'a/b/x.txt', 'a/y.txt', 'to', 'to/a', 'to/a/b', 'to/a/b/x.txt', 'to/a/y.txt', 'to/z.txt'])
    expect([drive.text('to/a/b/x.txt'), drive.under.traffic.bytesSent]).toEqual(['x', 0])
    expect(names()).toEqual(['a', 'to'])
  })

  test('beside the original is another name', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(['a.txt', 'x'])
    await did(edits.copy([id('a.txt')], ROOT))
    expect(drive.paths()).toEqual(['a (1).txt', 'a.txt'])
  })

  test('a large content is copied by its chunk list', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(['big.bin', 'x'.repeat(9_000_000)], ['to/x', 'x'])
    await did(edits.copy([id('big.bin')], id('to')))
    expect(drive.text('to/big.bin').length).toBe(9_000_000)
  })

  test('a folder whose name is taken is refused once, not for each file in it', async () => {
    const { edits, did, id, began } = await world()
    await began(['a/b/x.txt', 'x'], ['to/a/own.txt', 'y'])
    const result = await did(edits.copy([id('a')], id('to'), { taken: 'refuse' }))
    expect(result).toMatchObject({ kind: 'refused', refused: [{ name: 'a', why: { kind: 'name-taken' } }] })
  })

  test('more than a thousand nodes are several requests', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(...Array.from({ length: 1200 }, (_, i) => [`a/${i}.txt`, `${i}`] as const))
    await did(edits.copy([id('a')], ROOT))
    expect(drive.asked.filter(what => what === 'edit')).toHaveLength(2)
    expect(drive.paths()).toHaveLength(2402)
  })
})

describe('deleting', () => {
  test('of many files wants a yes first', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(...Array.from({ length: 60 }, (_, i) => [`a/${i}.txt`, `${i}`] as const))
    const asked = await did(edits.remove([id('a')]))
    expect(asked).toEqual({ kind: 'unconfirmed', deletes: 60 })
    expect(drive.paths()).toHaveLength(61)
    expect(await did(edits.remove([id('a')], { confirmed: true }))).toMatchObject({ kind: 'done' })
    expect(drive.paths()).toEqual([])
  })

  test('of many files chosen one by one deletes none before the yes, and shows them all again', async () => {
    const { drive, edits, did, id, began, names } = await world()
    const files = Array.from({ length: 60 }, (_, i) => `${i}.txt`)
    await began(...files.map(file => [file, file] as const))
    const chosen = files.map(file => id(file))
    expect(await did(edits.remove(chosen))).toEqual({ kind: 'unconfirmed', deletes: 60 })
    expect([drive.paths(), names()]).toEqual([files.toSorted(), files.toSorted()])
    expect(edits.snapshot()).toMatchObject({ pending: 0, undo: [] })
    expect(await did(edits.remove(chosen, { confirmed: true }))).toMatchObject({ kind: 'done', nodes: chosen })
    expect(drive.paths()).toEqual([])
  })

  test('of more than one request holds wants a yes before the first is sent', async () => {
    const { drive, edits, did, id, began } = await world()
    const files = Array.from({ length: 1002 }, (_, i) => `${i}.txt`)
    await began(...files.map(file => [file, 'x'] as const))
    drive.asked.length = 0
    const chosen = files.slice(0, 1001).map(file => id(file))
    expect(await did(edits.remove(chosen))).toEqual({ kind: 'unconfirmed', deletes: 1001 })
    expect(drive.asked).toEqual([])
    expect(await did(edits.remove(chosen, { confirmed: true }))).toMatchObject({ kind: 'done' })
    expect(drive.paths()).toHaveLength(1)
  })

  test('a folder that somebody changed meanwhile is refused', async () => {
    const { drive, edits, did, id, began, hand } = await world()
    await began(['a/x.txt', 'x'])
    await hand.put(['a', 'new.txt'], 'not seen yet')
    expect(await did(edits.remove([id('a')]))).toMatchObject({ kind: 'refused', refused: [{ why: { kind: 'stale' } }] })
    expect(drive.paths()).toEqual(['a', 'a/new.txt', 'a/x.txt'])
    expect(await did(edits.remove([id('a')]))).toMatchObject({ kind: 'done' })
  })

  test('a folder and what lies in it, chosen together, is no trouble', async () => {
    const { edits, did, id, began } = await world()
    await began(['a/x.txt', 'x'])
    expect(await did(edits.remove([id('a'), id('a', 'x.txt')]))).toMatchObject({ kind: 'done' })
  })

  test('restoring brings back all that went, elsewhere and under another name if need be', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(['a/b/x.txt', 'x'], ['to/a', 'y'])
    const a = id('a')
    await did(edits.remove([a]))
    await did(edits.restore([a], { to: id('to'), taken: 'keep-both' }))
    expect(drive.paths()).toEqual(['to', 'to/a', 'to/a (1)', 'to/a (1)/b', 'to/a (1)/b/x.txt'])
  })

  test('restoring many asks once, gives each a name of its own, and says of what is not in the trash', async () => {
    const { drive, edits, did, id, began } = await world()
    await began(['a/x.txt', 'one'], ['b/x.txt', 'two'], ['to/y', 'y'])
    const chosen = [id('a', 'x.txt'), id('b', 'x.txt'), id('to', 'y')]
    await did(edits.remove(chosen.slice(0, 2)))
    drive.asked.length = 0
    const result = await did(edits.restore(chosen, { to: id('to'), taken: 'keep-both' }))
    expect(result).toMatchObject({ kind: 'partly', refused: [{ id: chosen[2], why: { kind: 'stale' } }] })
    expect(drive.paths()).toEqual(['a', 'b', 'to', 'to/x (1).txt', 'to/x.txt', 'to/y'])
    expect(drive.asked.filter(what => what === 'trashed')).toHaveLength(1)
  })
})

describe('a text', () => {
  test('is saved as a new revision of what was opened', async () => {
    const { drive, edits, did, id, began, mirror } = await world()
    await began(['a.txt', 'first'])
    const opened = (await mirror.node(id('a.txt')))?.revision?.id as RevisionId
    expect(await did(edits.saveText(id('a.txt'), opened, 'second, 第二'))).toMatchObject({ kind: 'saved' })
    expect(drive.text('a.txt')).toBe('second, 第二')
  })

  test('is not saved over a newer revision', async () => {
    const { drive, edits, did, id, began, hand, mirror } = await world()
    await began(['a.txt', 'first'])
    const opened = (await mirror.node(id('a.txt')))?.revision?.id as RevisionId
    await hand.put(['a.txt'], 'theirs')
    const result = await did(edits.saveText(id('a.txt'), opened, 'mine'))
    expect(result).toMatchObject({ kind: 'conflict', node: { name: 'a.txt' } })
    expect(drive.text('a.txt')).toBe('theirs')
  })

  test('of a file that is gone says so', async () => {
    const { edits, did, id, began, hand, mirror } = await world()
    await began(['a.txt', 'first'])
    const [node, opened] = [id('a.txt'), (await mirror.node(id('a.txt')))?.revision?.id as RevisionId]
    await hand.remove(['a.txt'])
    expect(await did(edits.saveText(node, opened, 'mine'))).toEqual({ kind: 'gone' })
  })

  test('an older revision comes back as the newest', async () => {
    const { drive, edits, did, id, began, hand, look, mirror } = await world()
    await began(['a.txt', 'first'])
    const first = (await mirror.node(id('a.txt')))?.revision
    await hand.put(['a.txt'], 'second')
    await look()
    const second = (await mirror.node(id('a.txt')))?.revision
    if (!first || !second) expect.unreachable()
    expect(await did(edits.restoreRevision(id('a.txt'), second.id as RevisionId, first))).toMatchObject({ kind: 'saved' })
    expect(drive.text('a.txt')).toBe('first')
  })
})

describe('a conflict copy', () => {
  async function conflicted() {
    const on = await world()
    await on.began(['a.txt', 'theirs'])
    const of = on.drive.live()[0]
    if (!of?.revision) expect.unreachable()
    const copy = await on.did(on.edits.createText(ROOT, 'a (conflict, laptop, 2026-11-22 14.03).txt', 'mine'))
    const id = copy.kind === 'done' ? (copy.nodes[0] as NodeId) : expect.unreachable()
    const node = on.server.data.nodes.get(id)
    if (!node) expect.unreachable()
    on.server.data.nodes.set(id, { ...node, conflict: { of: of.id, base: null, theirs: of.revision.id }, seq: ++on.server.data.seq })
    await on.look()
    const seen = (node: NodeId) => on.drive.live(({ id }) => id === node)[0] as RemoteNode
    return { ...on, copy: id, conflict: { copy: seen(id), of: seen(of.id) } }
  }

  test.each([
    ['theirs', ['a.txt'], 'theirs'],
    ['mine', ['a.txt'], 'mine'],
    ['both', ['a (1).txt', 'a.txt'], 'theirs'],
  ] as const)('resolved with %s leaves %j', async (choice, paths, text) => {
    const { drive, edits, did, copy, conflict } = await conflicted()
    expect(await did(edits.resolveConflict(conflict, choice))).toMatchObject({ kind: 'done' })
    expect([drive.paths(), drive.text('a.txt')]).toEqual([paths, text])
    expect(drive.live(node => node.conflict !== null)).toEqual([])
    await did(edits.undo())
    expect(drive.live(node => node.conflict !== null).map(({ id }) => id)).toEqual([copy])
    expect(drive.paths()).toEqual(['a (conflict, laptop, 2026-11-22 14.03).txt', 'a.txt'])
    expect(drive.text('a.txt')).toBe('theirs')
  })

  test('that is kept too stays the node that it was, and is done with when somebody gave it another name', async () => {
    const { drive, edits, did, hand, copy, conflict } = await conflicted()
    expect(await did(edits.resolveConflict(conflict, 'both'))).toMatchObject({ kind: 'done', nodes: [copy] })
    expect(drive.live(({ id }) => id === copy)).toMatchObject([{ name: 'a (1).txt', conflict: null }])
    await did(edits.undo())
    await hand.move(['a (conflict, laptop, 2026-11-22 14.03).txt'], ['mine.txt'])
    expect(await did(edits.resolveConflict(conflict, 'both'))).toMatchObject({ kind: 'refused', refused: [{ why: { kind: 'stale' } }] })
    expect(drive.paths()).toEqual(['a.txt', 'mine.txt'])
  })

  test('stays when the file got a newer revision that was not seen', async () => {
    const { drive, edits, did, conflict, hand } = await conflicted()
    await hand.put(['a.txt'], 'newer')
    expect(await did(edits.resolveConflict(conflict, 'mine'))).toMatchObject({ kind: 'refused', refused: [{ why: { kind: 'stale' } }] })
    expect(drive.paths()).toHaveLength(2)
    expect(drive.text('a.txt')).toBe('newer')
  })
})
