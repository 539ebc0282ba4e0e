import { describe, expect, test } from 'vitest'
import type { NodeId } from './ids'
import { isEmptyPlan, type Plan, type PlanOptions, reconcile } from './reconcile'
import { idOf, type Notation, viewOf, writtenAs } from './testing/trees'

const label = { device: 'laptop', at: new Date(2026, 10, 22, 14, 3).getTime() }

function plan(base: Notation, local: Notation, remote: Notation, options: Partial<PlanOptions> = {}): Plan {
  const ordinary = {
    frozen: () => false,
    isOurs: () => false,
    keep: new Set<NodeId>(),
    keptThere: new Set<NodeId>(),
    copies: new Map<NodeId, NodeId>(),
    label,
    holdable: () => true,
  }
  return reconcile(viewOf(base, local, remote), { ...ordinary, ...options })
}

/** A plan in words. */
function words(made: Plan): string[] {
  const side = (arranged: Plan['here'], where: string) => [
    ...arranged.steps.map(step => {
      if (step.kind === 'make') return `make ${writtenAs(step.entry)} ${where}`
      if (step.kind === 'delete') return `delete ${step.id} ${where}`
      return `move ${step.id} ${where} to ${writtenAs({ id: step.id, kind: 'folder', ...step.to }).slice(0, -1)}`
    }),
    ...arranged.lastly.map(id => `delete ${id} ${where}`),
    ...arranged.undone.map(id => `undone: ${id} ${where}`),
  ]
  return [
    ...made.agree.map(id => `agree on ${id}`),
    ...side(made.here, 'here').filter(step => !isFileMake(step)),
    ...side(made.there, 'there').filter(step => !isFileMake(step)),
    ...made.downloads.map(id => `download ${id} as ${shown(made, id)}`),
    ...made.uploads.map(id => `upload ${id} as ${shown(made, id)}`),
    ...made.held.map(id => `hold ${id}`),
  ].sort()
}

/** A file is made by its transfer. */
function isFileMake(step: string): boolean {
  return step.startsWith('make') && !step.split(' ').some(word => word.endsWith('/'))
}

function shown(made: Plan, id: NodeId): string {
  const entry = made.target(id)
  return entry ? writtenAs(entry) : 'nothing'
}

type Row = [what: string, base: Notation, local: Notation, remote: Notation, plan: string[]]

const F: Notation = { f: 'x=one' }
const G: Notation = { f: 'x=two' }
const none: Notation = {}

describe('what a file holds', () => {
  test.each<Row>([
    ['nothing happened', F, F, F, []],
    ['edited here', F, G, F, ['upload f as x=two']],
    ['edited there', F, F, G, ['download f as x=two']],
    ['edited alike on both sides', F, G, G, ['agree on f']],
    ['deleted here', F, none, F, ['delete f there']],
    ['deleted there', F, F, none, ['delete f here']],
    ['deleted on both sides', F, none, none, ['agree on f']],
    ['deleted here, edited there: the edit wins', F, none, G, ['download f as x=two']],
    ['edited here, deleted there: the edit wins', F, G, none, ['upload f as x=two']],
    ['made here', none, F, none, ['upload f as x=one']],
    ['made there', none, none, F, ['download f as x=one']],
    ['changed here, and not read yet', F, { f: 'x=?' }, F, ['upload f as x=?']],
  ])('%s', (_what, base, local, remote, expected) => {
    expect(words(plan(base, local, remote))).toEqual(expected)
  })
})

const HOME: Notation = { d: 'docs/', e: 'extra/', f: 'd:x=one' }
const moved = (to: string): Notation => ({ ...HOME, f: to })

describe('where a node is', () => {
  test.each<Row>([
    ['moved here', HOME, moved('e:x=one'), HOME, ['move f there to e:x']],
    ['moved there', HOME, HOME, moved('e:x=one'), ['move f here to e:x']],
    ['moved alike on both sides', HOME, moved('x=one'), moved('x=one'), ['agree on f']],
    ['moved to two places: the server has the say', HOME, moved('e:x=one'), moved('x=one'), ['move f here to x']],
    ['renamed here, edited there', HOME, moved('d:y=one'), moved('d:x=two'), ['download f as d:y=two', 'move f there to d:y']],
    ['moved and edited here', HOME, moved('e:y=two'), HOME, ['move f there to e:y', 'upload f as e:y=two']],
    ['moved here, deleted there: the move wins', HOME, moved('e:x=one'), { d: 'docs/', e: 'extra/' }, ['upload f as e:x=one']],
    ['deleted here, moved there: the move wins', HOME, { d: 'docs/', e: 'extra/' }, moved('e:x=one'), ['download f as e:x=one']],
    ['only the case of a name changed', HOME, moved('d:X=one'), HOME, ['move f there to d:X']],
    ['a folder renamed here', HOME, { ...HOME, d: 'papers/' }, HOME, ['move d there to papers']],
    [
      'a folder renamed on one side, a file in it edited on the other',
      HOME,
      { ...HOME, d: 'papers/' },
      moved('d:x=two'),
      ['download f as d:x=two', 'move d there to papers'],
    ],
  ])('%s', (_what, base, local, remote, expected) => {
    expect(words(plan(base, local, remote))).toEqual(expected)
  })
})

const conflict = 'x (conflict, laptop, 2026-11-22 14.03)'

describe('one name for two', () => {
  test.each<Row>([
    [
      'two files made: the server keeps the name',
      none,
      { a: 'x=one' },
      { b: 'x=two' },
      [`download b as x=two`, `move a here to ${conflict}`, `upload a as ${conflict}=one`],
    ],
    [
      'a file here and a folder there',
      none,
      { a: 'x=one' },
      { b: 'x/' },
      [`make x/ here`, `move a here to ${conflict}`, `upload a as ${conflict}=one`],
    ],
    [
      'a folder here and a file there',
      none,
      { a: 'x/' },
      { b: 'x=two' },
      ['download b as x=two', `make ${conflict}/ there`, `move a here to ${conflict}`],
    ],
    [
      'names that differ only in case',
      none,
      { a: 'X=one' },
      { b: 'x=two' },
      ['download b as x=two', `move a here to X${conflict.slice(1)}`, `upload a as X${conflict.slice(1)}=one`],
    ],
    [
      'moved there onto a name that was made here',
      F,
      { f: 'x=one', a: 'y=new' },
      { f: 'y=one' },
      [`move a here to y${conflict.slice(1)}`, 'move f here to y', `upload a as y${conflict.slice(1)}=new`],
    ],
    [
      'moved here onto a name that was made there',
      F,
      { f: 'y=one' },
      { f: 'x=one', b: 'y=new' },
      ['download b as y=new', `move f here to y${conflict.slice(1)}`, `move f there to y${conflict.slice(1)}`],
    ],
    ['the old name used again here', F, { f: 'y=one', a: 'x=new' }, F, ['move f there to y', 'upload a as x=new']],
  ])('%s', (_what, base, local, remote, expected) => {
    expect(words(plan(base, local, remote))).toEqual(expected)
  })

  test('a file edited on both sides: the copy of ours stands beside it, wherever it moves', () => {
    const made = plan(HOME, { ...HOME, f: 'd:x=one', c: 'd:x=ours' }, moved('e:y=theirs'), { copies: new Map([[idOf('c'), idOf('f')]]) })
    expect(shown(made, idOf('f'))).toBe('e:y=theirs')
    expect(shown(made, idOf('c'))).toBe(`e:y${conflict.slice(1)}=ours`)
  })
})

const TREE: Notation = { d: 'docs/', e: 'd:deep/', f: 'e:x=one', g: 'd:y=two' }

describe('folders', () => {
  test.each<Row>([
    ['made here with a file', none, { d: 'docs/', f: 'd:x=one' }, none, ['make docs/ there', 'upload f as d:x=one']],
    ['deleted here', TREE, none, TREE, ['delete d there', 'delete e there', 'delete f there', 'delete g there']],
    ['deleted there', TREE, TREE, none, ['delete d here', 'delete e here', 'delete f here', 'delete g here']],
    [
      'deleted here, something edited in it there: it stays, holding just that',
      TREE,
      none,
      { ...TREE, f: 'e:x=new' },
      ['delete g there', 'download f as e:x=new', 'make d:deep/ here', 'make docs/ here'],
    ],
    [
      'deleted there, something made in it here: it stays, holding just that',
      TREE,
      { ...TREE, n: 'd:new=three' },
      none,
      ['delete e here', 'delete f here', 'delete g here', 'make docs/ there', 'upload n as d:new=three'],
    ],
    [
      'deleted there, a file moved out of it here',
      TREE,
      { ...TREE, g: 'y=two' },
      none,
      ['delete d here', 'delete e here', 'delete f here', 'upload g as y=two'],
    ],
    [
      'each moved into the other: the server has the say, and nothing is lost',
      { x: 'x/', y: 'y/' },
      { x: 'y:x/', y: 'y/' },
      { x: 'x/', y: 'x:y/' },
      ['move x here to x', 'move y here to x:y'],
    ],
  ])('%s', (_what, base, local, remote, expected) => {
    expect(words(plan(base, local, remote))).toEqual(expected)
  })
})

describe('the order of doing', () => {
  const order = ({ there: { steps, lastly } }: Plan): string[] => [
    ...steps.map(step =>
      step.kind === 'make' ? `make ${step.entry.id}` : `${step.kind} ${step.id}${step.kind === 'move' && step.temporary ? ' aside' : ''}`,
    ),
    ...lastly.map(id => `delete ${id}`),
  ]

  test('parents before children', () => {
    expect(order(plan(none, { f: 'e:x=1', e: 'd:e/', d: 'd/' }, none)).filter(step => step !== 'make f')).toEqual(['make d', 'make e'])
  })

  test('a name is vacated before it is taken', () => {
    expect(order(plan({ a: 'a=1', b: 'b=2' }, { a: 'b=1', b: 'c=2' }, { a: 'a=1', b: 'b=2' }))).toEqual(['move b', 'move a'])
  })

  test('two names are swapped by way of a third', () => {
    expect(order(plan({ a: 'a=1', b: 'b=2' }, { a: 'b=1', b: 'a=2' }, { a: 'a=1', b: 'b=2' }))).toEqual([
      'move a aside',
      'move b',
      'move a',
    ])
  })

  test('a row of names that all move up by one needs no third name, whatever order it is found in', () => {
    const before: Record<string, string> = {}
    const after: Record<string, string> = {}
    for (let i = 0; i < 5000; i++) {
      before[`n${i}`] = `photo ${i}=${i}`
      after[`n${i}`] = `photo ${i + 1}=${i}`
    }
    const began = performance.now()
    const { steps, undone } = plan(before, after, before).there
    expect(undone).toEqual([])
    expect(steps.map(step => step.kind === 'move' && step.id)).toEqual(Array.from({ length: 5000 }, (_, i) => `n${4999 - i}`))
    // One that tries all again after each step takes minutes.
    expect(performance.now() - began).toBeLessThan(5000)
  })

  test('what is moved out is moved before its folder is deleted, children before parents', () => {
    expect(order(plan(TREE, { g: 'y=two' }, TREE))).toEqual(['move g', 'delete f', 'delete e', 'delete d'])
  })

  test('a delete that frees a name comes before what takes it', () => {
    expect(order(plan(F, { d: 'x/' }, F))).toEqual(['delete f', 'make d'])
  })

  test('a parent and its child change places', () => {
    const base = { a: 'a/', b: 'a:b/' }
    expect(order(plan(base, { b: 'b/', a: 'b:a/' }, base))).toEqual(['move b', 'move a'])
  })
})

describe('what is not known, or not wanted', () => {
  test('an item that cannot be seen is left alone on both sides', () => {
    const frozen = (id: NodeId) => id === idOf('f')
    expect(words(plan(F, none, F, { frozen }))).toEqual(['hold f'])
    expect(words(plan(F, F, none, { frozen }))).toEqual(['hold f'])
    expect(words(plan(F, F, G, { frozen }))).toEqual(['hold f'])
  })

  test('a file that was changed and not read is not removed', () => {
    expect(words(plan(F, { f: 'x=?' }, none))).not.toContain('delete f here')
  })

  test('deletes that the person refused come back, on the side that deleted', () => {
    const keep = new Set([idOf('f')])
    expect(words(plan(F, none, F, { keep }))).toEqual(['download f as x=one'])
    expect(words(plan(F, F, none, { keep }))).toEqual(['upload f as x=one'])
  })

  test('a name that this device cannot hold: the node keeps its old one, and nobody else is moved about for it', () => {
    const base = { a: 'a=1', b: 'b=2' }
    const holdable = (name: string) => name !== 'con'
    expect(words(plan(base, base, { a: 'con=1', b: 'a=2' }, { holdable }))).toEqual(['undone: a here', 'undone: b here'])
    expect(words(plan({}, {}, { d: 'con/', f: 'd:x=1' }, { holdable }))).toContain('undone: d here')
  })

  test('a change that came after our own content is an edit of it, and no conflict', () => {
    const isOurs = (id: NodeId) => id === idOf('f')
    expect(words(plan(none, G, F, { isOurs }))).toEqual(['upload f as x=two'])
  })

  test('a swap that did not end is no move of the person', () => {
    const id = 'AAAAAAAAAAAAAAAAAAAAAA'
    expect(words(plan({ [id]: 'x=one' }, { [id]: `.lockstep-swap-${id}=one` }, { [id]: 'x=one' }))).toEqual([`move ${id} here to x`])
  })
})

test('nothing to do is an empty plan', () => {
  expect(isEmptyPlan(plan(TREE, TREE, TREE))).toBe(true)
  expect(isEmptyPlan(plan(F, G, F))).toBe(false)
})
