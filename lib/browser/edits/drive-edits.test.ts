import { describe, expect, test, vi } from 'vitest'
import { type DeviceId, type DriveId, type NodeId, type RevisionId, ROOT } from '../../core/ids'
import type { RemoteNode } from '../../core/protocol/messages'
import { bytesOf, sha256 } from '../../core/testing/content'
import { MemoryServer } from '../../core/testing/memory-server'
import { Random } from '../../core/testing/random'
import { ServerHand } from '../../core/testing/server-hand'
import { settled, VirtualClock } from '../../core/testing/virtual-clock'
import type { EditResult, SaveResult } from '../drive-api'
import { ReplicatedMirror } from '../mirror/drive-mirror'
import { MirrorHost } from '../mirror/mirror-host'
import { MemoryMirrorStore } from '../mirror/testing/memory-mirror-store'
import { MemoryPageDrive } from '../testing/memory-page-drive'
import { PlannedEdits } from './drive-edits'
import { createUndoKeeper } from './undo-keeper'
import type { UndoKeeper } from './undo-stack'

/** A page on a drive, somebody else who works on it, and time that runs by itself while `did` waits. */
async function world({ replica = true, undoKeeper }: { replica?: boolean; undoKeeper?: UndoKeeper } = {}) {
  const random = new Random(1)
  const clock = new VirtualClock()
  const server = new MemoryServer(random.id() as DriveId, clock)
  const drive = new MemoryPageDrive(server, random.id() as DeviceId)
  const other = new MemoryPageDrive(server, random.id() as DeviceId)
  const by = new ServerHand(server, other.under, () => random.id())
  const hand = {
    put: (path: readonly string[], text: string) => by.put(path, bytesOf(text)),
    move: by.move.bind(by),
    remove: by.remove.bind(by),
  }
  const store = new MemoryMirrorStore()
  const openStore = async () => {
    if (!replica) throw new DOMException('none', 'UnknownError')
    return store
  }
  const channel = { postMessage() {}, onmessage: null, close() {} }
  const host = new MirrorHost({ drive, clock, channel, openStore, alone: work => work(), tell: event => mirror.heard(event), fault() {} })
  const mirror: ReplicatedMirror = new ReplicatedMirror({ replica: host, drive, clock })
  const reload = () => new PlannedEdits({ drive, mirror, clock, newId: () => random.id(), sha256, ...(undoKeeper && { undoKeeper }) })
  const edits = reload()
  const did = async <T>(work: Promise<T>): Promise<T> => {
    let done = false
    const ended = work.finally(() => {
      done = true
    })
    while (!done) await clock.advance(1000)
    return ended
  }
  const look = async () => {
    mirror.advanced()
    await clock.advance(1000)
  }
  const id = (...path: string[]) => by.find(path)?.id as NodeId
  const names = (folder: NodeId = ROOT) => {
    const state = mirror.folder(folder).snapshot()
    return state.kind === 'listed' ? state.nodes.map(({ name, pending }) => (pending ? `${name}…` : name)).sort() : state.kind
  }
  mirror.folder(ROOT).subscribe(() => {})
  const began = async (...files: readonly (readonly [string, string])[]) => {
    for (const [path, text] of files) await hand.put(path.split('/'), text)
    await look()
  }
  return { clock, server, drive, hand, mirror, edits, did, look, id, names, began, reload }
}

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
    edits.uploadedOnto([{ id: id('a.txt'), name: 'a.txt', before, now: now.id as RevisionId }])
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
    edits.uploadedOnto([{ id: id('a.txt'), name: 'a.txt', before, now: now.id as RevisionId }])
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
