import { describe, expect, test } from 'vitest'
import type { ChunkHash, ContentHash, DeviceId, DriveId, NodeId, OpId, RevisionId } from './ids'
import { MAX_DEPTH } from './name'
import type { NewRevision, Op, Outcome } from './protocol/messages'
import { PROTOCOL_VERSION } from './protocol/messages'
import { bytesOf, chunksOf, contentOf, textOf } from './testing/content'
import { MemoryServer } from './testing/memory-server'
import { entryOf, idOf, type Notation, notationOf, writtenAs } from './testing/trees'
import { VirtualClock } from './testing/virtual-clock'
import { descendants, type Entry, MapTree } from './tree'

const OURS = 'our device' as DeviceId
const THEIRS = 'their device' as DeviceId

/** Ops in a few words, each against the drive that it is written beside. */
class Hand {
  private ops = 0

  folder = (id: string, place: string): Op => ({ op: 'create-folder', opId: this.opId(), id: idOf(id), place: placeOf(place) })
  file = (id: string, place: string, text: string): Op => ({
    ...{ op: 'create-file', opId: this.opId(), id: idOf(id), place: placeOf(place), revision: revision(id, text) },
  })
  edit = (id: string, from: string, to: string): Op => ({
    ...{ op: 'edit', opId: this.opId(), id: idOf(id), expect: revisionId(id, from), revision: revision(id, to) },
  })
  move = (id: string, from: string, to: string): Op => ({
    ...{ op: 'move', opId: this.opId(), id: idOf(id), expect: placeOf(from), place: placeOf(to) },
  })
  delete = (id: string, written: string, cursor = 1_000_000): Op => {
    const entry = entryOf(id, written)
    const held = entry.kind === 'file' ? revisionId(id, entry.content ?? '') : null
    return { op: 'delete', opId: this.opId(), id: idOf(id), expect: { place: placeOf(written), revision: held }, cursor }
  }
  restore = (id: string, place: string, text?: string): Op => ({
    ...{ op: 'restore', opId: this.opId(), id: idOf(id), place: placeOf(place) },
    ...(text !== undefined && { revision: revision(id, text) }),
  })

  private opId(): OpId {
    return `op ${this.ops++}` as OpId
  }
}

function placeOf(written: string) {
  const { parent, name } = entryOf('any', /[=/]/.test(written) ? written : `${written}/`)
  return { parent, name }
}

function revisionId(id: string, text: string): RevisionId {
  return `${id} ${text}` as RevisionId
}

function revision(id: string, text: string): NewRevision {
  const { hash, size, manifest } = contentOf(bytesOf(text))
  return { id: revisionId(id, text), content: hash, size, mtime: 0, chunks: [...manifest] }
}

class Drive {
  readonly server = new MemoryServer('drive' as DriveId, new VirtualClock())
  readonly hand = new Hand()

  static async of(notation: Notation, device = THEIRS): Promise<Drive> {
    const drive = new Drive()
    drive.hold('one', 'two', 'three')
    for (const [id, written] of Object.entries(notation)) await drive.make(id, written, device)
    return drive
  }

  hold(...texts: readonly string[]): void {
    for (const text of texts) this.server.store(chunksOf(bytesOf(text)))
  }

  private async make(id: string, written: string, device: DeviceId): Promise<void> {
    const entry = entryOf(id, written)
    const text = entry.kind === 'file' ? (entry.content ?? '') : undefined
    if (text !== undefined) this.hold(text)
    const [outcome] = await this.commit([text === undefined ? this.hand.folder(id, written) : this.hand.file(id, written, text)], device)
    expect(outcome?.kind).toBe('accepted')
  }

  async commit(ops: Op[], device = OURS, deletesConfirmed = false): Promise<readonly Outcome[]> {
    const answer = await this.server.commit(device, { protocol: PROTOCOL_VERSION, fence: 0, deletesConfirmed, ops })
    return answer?.outcomes ?? []
  }

  async do(op: (hand: Hand) => Op, device = OURS): Promise<Outcome> {
    return (await this.commit([op(this.hand)], device))[0] as Outcome
  }

  /** What lives, contents as texts. */
  shown(): Notation {
    return notationOf(
      this.server.liveNodes().map((node): Entry => {
        const { id, parent, name } = node
        if (node.revision === null) return { id, parent, name, kind: 'folder' }
        const text = textOf(this.server.read(node.revision))
        return { id, parent, name, kind: 'file', content: text as ContentHash, size: text.length }
      }),
    )
  }
}

const docs: Notation = { d: 'docs/', f: 'd:note=one', g: 'photo=two' }

type Row = [what: string, op: (hand: Hand) => Op, outcome: Outcome['kind'], change?: Record<string, string | undefined> | undefined]

async function plays(before: Notation, [, op, outcome, change]: Row, prepare: (drive: Drive) => Promise<unknown> = async () => {}) {
  const drive = await Drive.of(before)
  await prepare(drive)
  const there = drive.shown()
  const { seq } = drive.server.data
  expect((await drive.do(op)).kind).toBe(outcome)
  const after = Object.fromEntries(Object.entries({ ...there, ...change }).filter(([, written]) => written !== undefined))
  expect(drive.shown()).toEqual(after)
  if (outcome !== 'accepted') expect(drive.server.data.seq).toBe(seq)
}

describe('creating', () => {
  test.each<Row>([
    ['a folder at the top', o => o.folder('n', 'new'), 'accepted', { n: 'new/' }],
    ['a folder in a folder', o => o.folder('n', 'd:new'), 'accepted', { n: 'd:new/' }],
    ['a file whose chunks are there', o => o.file('n', 'd:new', 'three'), 'accepted', { n: 'd:new=three' }],
    ['an empty file', o => o.file('n', 'new', ''), 'accepted', { n: 'new=' }],
    ['a file whose chunks are not', o => o.file('n', 'new', 'never sent'), 'missing-chunks'],
    ['under a taken name', o => o.file('n', 'photo', 'one'), 'name-taken'],
    ['under a name taken in other letters', o => o.folder('n', 'PHOTO'), 'name-taken'],
    ['under the same name elsewhere', o => o.file('n', 'd:photo', 'one'), 'accepted', { n: 'd:photo=one' }],
    ['in a folder nobody knows', o => o.folder('n', 'lost:new'), 'parent-gone'],
    ['in a file', o => o.folder('n', 'g:new'), 'parent-gone'],
    ['with an id that is taken', o => o.folder('f', 'new'), 'stale'],
    ['with a name no drive takes', o => o.folder('n', 'con'), 'bad-name'],
  ])('%s', async (...row) => plays(docs, row))

  test('in a folder that was deleted', async () => {
    await plays(docs, ['', o => o.folder('n', 'd:new'), 'parent-gone'], drive => drive.do(o => o.delete('d', 'docs/')))
  })

  test('deeper than any disk takes', async () => {
    const levels = Array.from({ length: MAX_DEPTH }, (_, i) => [`l${i}`, i === 0 ? 'x/' : `l${i - 1}:x/`])
    await plays(Object.fromEntries(levels), ['', o => o.folder('n', `l${MAX_DEPTH - 1}:x`), 'bad-name'])
  })

  test('a file in a full account', async () => {
    const full = async (drive: Drive) => {
      drive.server.quota = 1
    }
    await plays(docs, ['', o => o.file('n', 'new', 'one'), 'over-quota'], full)
    await plays(docs, ['', o => o.folder('n', 'new'), 'accepted', { n: 'new/' }], full)
  })

  test('a conflict copy remembers what it is a copy of, for as long as its name says so', async () => {
    const drive = await Drive.of(docs)
    const conflict = { of: idOf('g'), base: null, theirs: revisionId('g', 'two') }
    const outcome = await drive.do(o => ({ ...o.file('n', 'copy (conflict, Laptop, 2026-11-22 14.03)', 'three'), conflict }) as Op)
    expect(outcome).toMatchObject({ kind: 'accepted', node: { conflict } })
    const named = await drive.do(o => o.move('n', 'copy (conflict, Laptop, 2026-11-22 14.03)', 'mine'))
    expect(named).toMatchObject({ kind: 'accepted', node: { conflict: null } })
  })
})

describe('editing', () => {
  test.each<Row>([
    ['a file as it was seen', o => o.edit('f', 'one', 'three'), 'accepted', { f: 'd:note=three' }],
    ['a file that holds something else by now', o => o.edit('f', 'two', 'three'), 'stale'],
    ['a folder', o => o.edit('d', 'one', 'three'), 'stale'],
    ['a node nobody knows', o => o.edit('n', 'one', 'three'), 'stale'],
    ['a file to chunks that are not there', o => o.edit('f', 'one', 'never sent'), 'missing-chunks'],
  ])('%s', async (...row) => plays(docs, row))

  test('a file that was deleted', async () => {
    await plays(docs, ['', o => o.edit('g', 'two', 'three'), 'stale'], drive => drive.do(o => o.delete('g', 'photo=two')))
  })

  test('tells what stands there now, or that nobody knows the node', async () => {
    const drive = await Drive.of(docs)
    expect(await drive.do(o => o.edit('f', 'two', 'three'))).toMatchObject({ node: { name: 'note', revision: { id: 'f one' } } })
    expect(await drive.do(o => o.edit('n', 'one', 'three'))).toEqual({ kind: 'stale', node: null })
  })
})

describe('moving', () => {
  test.each<Row>([
    ['a file to another name', o => o.move('g', 'photo', 'picture'), 'accepted', { g: 'picture=two' }],
    ['a file into a folder', o => o.move('g', 'photo', 'd:photo'), 'accepted', { g: 'd:photo=two' }],
    ['a folder with all in it', o => o.move('d', 'docs', 'papers'), 'accepted', { d: 'papers/' }],
    ['to the same name in other letters', o => o.move('g', 'photo', 'PHOTO'), 'accepted', { g: 'PHOTO=two' }],
    ['from where it no longer is', o => o.move('g', 'd:photo', 'picture'), 'stale'],
    ['onto a taken name', o => o.move('f', 'd:note', 'photo'), 'name-taken'],
    ['a folder into itself', o => o.move('d', 'docs', 'd:docs'), 'stale'],
    ['into a folder nobody knows', o => o.move('g', 'photo', 'lost:photo'), 'parent-gone'],
    ['to a name no drive takes', o => o.move('g', 'photo', 'nul.txt'), 'bad-name'],
    ['a node nobody knows', o => o.move('n', 'new', 'newer'), 'stale'],
  ])('%s', async (...row) => plays(docs, row))

  test('a folder into a folder that lies in it', async () => {
    await plays({ d: 'docs/', e: 'd:deep/' }, ['', o => o.move('d', 'docs', 'e:docs'), 'stale'])
  })

  test('two devices that move two folders into one another: the second is refused', async () => {
    const drive = await Drive.of({ x: 'x/', y: 'y/' })
    expect((await drive.do(o => o.move('x', 'x', 'y:x'), THEIRS)).kind).toBe('accepted')
    expect((await drive.do(o => o.move('y', 'y', 'x:y'))).kind).toBe('stale')
    expect(drive.shown()).toEqual({ x: 'y:x/', y: 'y/' })
  })
})

describe('deleting', () => {
  test.each<Row>([
    ['a file as it was seen', o => o.delete('g', 'photo=two'), 'accepted', { g: undefined }],
    ['a folder with all in it', o => o.delete('d', 'docs/'), 'accepted', { d: undefined, f: undefined }],
    ['a file that holds something else by now', o => o.delete('g', 'photo=one'), 'stale'],
    ['a file that lies elsewhere by now', o => o.delete('g', 'd:photo=two'), 'stale'],
    ['a node nobody knows', o => o.delete('n', 'new=one'), 'stale'],
    ['a folder in which another device changed something since', o => o.delete('d', 'docs/', 2), 'stale'],
  ])('%s', async (...row) => plays(docs, row))

  test('a folder in which only this device changed something since', async () => {
    const drive = await Drive.of(docs, OURS)
    expect((await drive.do(o => o.delete('d', 'docs/', 1))).kind).toBe('accepted')
  })

  test('twice', async () => {
    await plays(docs, ['', o => o.delete('g', 'photo=two'), 'stale'], drive => drive.do(o => o.delete('g', 'photo=two')))
  })

  test('keeps the content, in the trash', async () => {
    const drive = await Drive.of(docs)
    await drive.do(o => o.delete('g', 'photo=two'))
    expect(drive.server.holds(contentOf(bytesOf('two')).hash)).toBe(true)
  })
})

describe('a burst of deletes', () => {
  const many = Object.fromEntries([['d', 'docs/'], ...Array.from({ length: 60 }, (_, i) => [`f${i}`, `d:file ${i}=one`])])

  test('needs the word of a person, also when it is one folder', async () => {
    const drive = await Drive.of(many)
    expect(await drive.do(o => o.delete('d', 'docs/'))).toEqual({ kind: 'unconfirmed', deletes: 60 })
    const [outcome] = await drive.commit([drive.hand.delete('d', 'docs/')], OURS, true)
    expect(outcome?.kind).toBe('accepted')
  })

  test('in one commit is refused whole, but for what is stale', async () => {
    const drive = await Drive.of(many)
    const all = Array.from({ length: 60 }, (_, i) => drive.hand.delete(`f${i}`, `d:file ${i}=${i === 3 ? 'two' : 'one'}`))
    const refused = await drive.commit(all, OURS)
    expect(refused.map(({ kind }) => kind)).toEqual(all.map((_, i) => (i === 3 ? 'stale' : 'unconfirmed')))
    expect(refused[0]).toEqual({ kind: 'unconfirmed', deletes: 59 })
    const kinds = (await drive.commit(all.slice(0, 50), OURS)).map(({ kind }) => kind)
    expect(kinds.filter(kind => kind === 'accepted')).toHaveLength(49)
  })

  test('counts a file once that is chosen with the folder around it, and not what was moved out of it before', async () => {
    const drive = await Drive.of(many)
    const out = Array.from({ length: 15 }, (_, i) => drive.hand.move(`f${i}`, `d:file ${i}`, `file ${i}`))
    const within = Array.from({ length: 40 }, (_, i) => drive.hand.delete(`f${i + 20}`, `d:file ${i + 20}=one`))
    const kinds = (await drive.commit([...out, drive.hand.delete('d', 'docs/'), ...within], OURS)).map(({ kind }) => kind)
    expect(new Set(kinds.slice(0, 16))).toEqual(new Set(['accepted']))
    expect(kinds).not.toContain('unconfirmed')
  })

  test('counts what one device deletes in many small steps', async () => {
    const drive = await Drive.of(many)
    const kinds: string[] = []
    for (let i = 0; i < 60; i++) kinds.push((await drive.do(o => o.delete(`f${i}`, `d:file ${i}=one`))).kind)
    expect(kinds.slice(0, 50)).not.toContain('unconfirmed')
    expect(kinds.slice(50)).not.toContain('accepted')
    expect((await drive.do(o => o.delete('f59', 'd:file 59=one'), THEIRS)).kind).toBe('accepted')
  })
})

describe('restoring', () => {
  const deleted = (drive: Drive) => drive.commit([drive.hand.delete('g', 'photo=two'), drive.hand.delete('d', 'docs/')], THEIRS, true)

  test.each<Row>([
    ['a file where it was', o => o.restore('g', 'photo'), 'accepted', { g: 'photo=two' }],
    ['a file at another place', o => o.restore('g', 'picture'), 'accepted', { g: 'picture=two' }],
    ['a file with a new content', o => o.restore('g', 'photo', 'three'), 'accepted', { g: 'photo=three' }],
    ['a folder, which comes back empty', o => o.restore('d', 'docs'), 'accepted', { d: 'docs/' }],
    ['a folder with a content', o => o.restore('d', 'docs', 'three'), 'stale'],
    ['into a folder that is gone', o => o.restore('f', 'd:note'), 'parent-gone'],
    ['with a content whose chunks are not there', o => o.restore('g', 'photo', 'never sent'), 'missing-chunks'],
    ['what nobody knows', o => o.restore('n', 'new'), 'stale'],
  ])('%s', async (...row) => plays(docs, row, deleted))

  test('what lives', async () => {
    await plays(docs, ['', o => o.restore('g', 'picture'), 'stale'])
  })

  test('under a name that was taken meanwhile', async () => {
    const taken = async (drive: Drive) => {
      await deleted(drive)
      await drive.do(o => o.folder('n', 'photo'))
    }
    await plays(docs, ['', o => o.restore('g', 'photo'), 'name-taken'], taken)
  })
})

describe('a commit that comes twice', () => {
  test('is accepted once and answered the same', async () => {
    const drive = await Drive.of(docs)
    const ops = [drive.hand.folder('n', 'new'), drive.hand.edit('f', 'one', 'three'), drive.hand.move('g', 'photo', 'n:photo')]
    const first = await drive.commit(ops)
    const { seq } = drive.server.data
    expect(await drive.commit(ops)).toEqual(first)
    expect(drive.server.data.seq).toBe(seq)
  })

  test('is answered the same when somebody changed the node since', async () => {
    const drive = await Drive.of(docs)
    const op = drive.hand.edit('f', 'one', 'three')
    const first = await drive.commit([op])
    await drive.do(o => o.delete('f', 'd:note=three'), THEIRS)
    expect(await drive.commit([op])).toEqual(first)
    expect(drive.shown()).not.toHaveProperty('f')
  })

  test('is tried again where it was refused', async () => {
    const drive = await Drive.of(docs)
    const op = drive.hand.file('n', 'new', 'later')
    expect((await drive.commit([op]))[0]?.kind).toBe('missing-chunks')
    drive.hold('later')
    expect((await drive.commit([op]))[0]?.kind).toBe('accepted')
  })
})

describe('a commit of several ops', () => {
  test('sees what its own earlier ops did', async () => {
    const drive = await Drive.of(docs)
    const { hand } = drive
    const ops = [hand.folder('n', 'new'), hand.folder('m', 'n:deeper'), hand.move('g', 'photo', 'm:photo'), hand.file('h', 'photo', 'one')]
    expect((await drive.commit(ops)).map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
    expect(drive.shown()).toMatchObject({ n: 'new/', m: 'n:deeper/', g: 'm:photo=two', h: 'photo=one' })
  })

  test('does what it can: each op has an outcome of its own', async () => {
    const drive = await Drive.of(docs)
    const { hand } = drive
    const outcomes = await drive.commit([hand.folder('n', 'photo'), hand.folder('m', 'm'), hand.folder('k', 'n:below')])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['name-taken', 'accepted', 'parent-gone'])
  })

  test('gives every change a number of its own, in order', async () => {
    const drive = await Drive.of(docs)
    const before = drive.server.data.seq
    await drive.commit([drive.hand.folder('n', 'new'), drive.hand.delete('d', 'docs/')])
    const changed = drive.server.changes(before, 100).nodes.map(({ id, seq }) => [id, seq - before])
    expect(changed).toEqual([
      ['n', 1],
      ['f', 2],
      ['d', 3],
    ])
  })
})

describe('a dishonest commit is refused whole', () => {
  const lies: [string, Partial<NewRevision>][] = [
    ['about the size', { size: 4 }],
    ['about the content', { content: 'f'.repeat(64) as ContentHash }],
    ['about the chunks', { chunks: [{ hash: 'f'.repeat(64) as ChunkHash, size: 3 }] }],
  ]
  test.each(lies)('that lies %s', async (_what, lie) => {
    const drive = await Drive.of(docs)
    const file = drive.hand.file('n', 'new', 'one') as Op & { revision: NewRevision }
    const before = drive.shown()
    await expect(drive.commit([drive.hand.folder('m', 'm'), { ...file, revision: { ...file.revision, ...lie } } as Op])).rejects.toThrow()
    expect(drive.shown()).toEqual(before)
  })
})

test('nothing that lives is ever without its folder', async () => {
  const drive = await Drive.of({ d: 'docs/', e: 'd:deep/', f: 'e:note=one' })
  await drive.do(o => o.move('f', 'e:note', 'note'))
  await drive.do(o => o.delete('d', 'docs/'))
  const tree = new MapTree(drive.server.liveNodes().map(node => ({ ...entryOf(node.id, writtenAs({ ...node, kind: 'folder' } as Entry)) })))
  const top = 'root' as NodeId
  expect([...descendants(tree, top)].sort()).toEqual(['f'])
})
