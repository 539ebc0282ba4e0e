import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NodeId, ROOT } from './ids'
import { nameKey } from './name'
import { holds } from './testing/holds'
import { entriesOf, entryOf, idOf, notationOf, treeOf } from './testing/trees'
import { descendants, type Entry, isWithin, MapTree, OverlayTree, pathOf, type Tree } from './tree'

const family = { d: 'docs/', e: 'd:deep/', f: 'e:note=one', g: 'photo=two' }
const ids = ['a', 'b', 'c', 'd', 'e', 'f'].map(idOf)
const parents = [ROOT, ...ids]
const entry: fc.Arbitrary<Entry> = fc
  .record({
    id: fc.constantFrom(...ids),
    parent: fc.constantFrom(...parents),
    name: fc.constantFrom('x', 'X', 'y', 'é', 'e\u0301'),
    text: fc.constantFrom('', '1'),
  })
  .map(({ id, parent, name, text }) =>
    text === '' ? { id, parent, name, kind: 'folder' } : { id, parent, name, kind: 'file', content: undefined, size: 1 },
  )

/** All that a tree can be asked, for the ids and names of these tests. */
function answers(tree: Tree) {
  const sorted = (found: Iterable<NodeId>) => [...found].sort()
  return {
    entries: ids.map(id => tree.get(id)),
    children: parents.map(parent => sorted(tree.children(parent))),
    named: parents.map(parent => ['x', 'y', 'é'].map(name => sorted(tree.named(parent, nameKey(name))))),
  }
}

describe('a tree laid over another', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('set' as const), entry }),
    fc.record({ do: fc.constantFrom('hide' as const, 'clear' as const), id: fc.constantFrom(...ids) }),
  )

  test('answers like a whole tree that was changed the same way', () => {
    holds(
      fc.property(fc.array(entry), fc.array(step), (base, steps) => {
        const under = new MapTree(base)
        const over = new OverlayTree(under)
        const whole = new MapTree(base)
        for (const one of steps) {
          if (one.do === 'set') {
            over.set(one.entry)
            whole.set(one.entry)
          } else {
            over[one.do](one.id)
            whole.delete(one.id)
            const below = one.do === 'clear' ? under.get(one.id) : undefined
            if (below) whole.set(below)
          }
        }
        expect(answers(over)).toEqual(answers(whole))
      }),
    )
  })

  test('changes nothing below it', () => {
    holds(
      fc.property(fc.array(entry), fc.array(entry), (base, changes) => {
        const under = new MapTree(base)
        const before = answers(under)
        const over = new OverlayTree(under)
        for (const change of changes) over.set(change)
        for (const id of ids) over.hide(id)
        expect(answers(under)).toEqual(before)
      }),
    )
  })

  test('tells what may differ', () => {
    const over = new OverlayTree(treeOf(family))
    over.hide(idOf('g'))
    over.set(entryOf('f', 'e:note=three'))
    expect([...over.changed()].sort()).toEqual(['f', 'g'])
    over.clear(idOf('g'))
    expect([over.changes, over.isChanged(idOf('g')), over.get(idOf('g'))?.name]).toEqual([1, false, 'photo'])
  })
})

describe('a tree', () => {
  const tree = treeOf(family)

  test('knows paths as lists of names', () => {
    expect(pathOf(tree, idOf('f'))).toEqual(['docs', 'deep', 'note'])
    expect(pathOf(tree, ROOT)).toEqual([])
    expect(pathOf(treeOf({ f: 'lost:note=one' }), idOf('f'))).toBeUndefined()
  })

  test('spells paths as it is told', () => {
    expect(pathOf(tree, idOf('e'), ({ name }) => name.toUpperCase())).toEqual(['DOCS', 'DEEP'])
  })

  test('lists what lies below a folder, parents before children', () => {
    expect([...descendants(tree, idOf('d'))]).toEqual(['e', 'f'])
    expect([...descendants(tree, idOf('g'))]).toEqual([])
  })

  test('knows what lies within what', () => {
    expect(isWithin(tree, idOf('f'), idOf('d'))).toBe(true)
    expect(isWithin(tree, idOf('d'), idOf('d'))).toBe(true)
    expect(isWithin(tree, idOf('g'), idOf('d'))).toBe(false)
    expect(isWithin(tree, idOf('g'), ROOT)).toBe(true)
  })

  test('finds names whatever their case and normal form, also several', () => {
    const names = treeOf({ a: 'Caf\u00e9=1', b: 'CAFE\u0301=2' })
    expect([...names.named(ROOT, nameKey('café'))].sort()).toEqual(['a', 'b'])
  })

  test('forgets the old place of what moved', () => {
    const moved = new MapTree(entriesOf(family))
    moved.set(entryOf('f', 'note=one'))
    expect([...moved.children(idOf('e'))]).toEqual([])
    moved.delete(idOf('f'))
    expect(notationOf(moved.all())).toEqual({ d: 'docs/', e: 'd:deep/', g: 'photo=two' })
  })
})
