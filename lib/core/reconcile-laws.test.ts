import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Arranged } from './arrange'
import { type NodeId, ROOT } from './ids'
import { nameKey } from './name'
import { isEmptyPlan, type Plan, reconcile } from './reconcile'
import { holds } from './testing/holds'
import { contentOfText, idOf, type Notation, notationOf, treeOf, viewOf, writtenAs } from './testing/trees'
import { type Entry, isWithin, type MapTree } from './tree'

// ── Trees that have something to do with one another: one, changed twice ────────────────────────────────────────────

const NAMES = ['a', 'b', 'A', 'c.txt']

const Change = fc.record({
  kind: fc.constantFrom('edit', 'move', 'rename', 'remove', 'make folder', 'make file'),
  which: fc.nat(20),
  to: fc.nat(20),
  name: fc.constantFrom(...NAMES),
})
type Change = typeof Change extends fc.Arbitrary<infer One> ? One : never

const Changes = fc.array(Change, { maxLength: 8 })
const World = fc.record({ base: fc.array(Change, { maxLength: 12 }), local: Changes, remote: Changes })

/** A tree after some changes; those that no disk would take are left out. `who` makes contents and ids different. */
function changed(before: Notation, changes: readonly Change[], who: string): Notation {
  const tree = treeOf(before)
  changes.forEach((change, i) => {
    apply(tree, change, `${who}${i}`)
  })
  return notationOf(tree.all())
}

function apply(tree: MapTree, { kind, which, to, name }: Change, label: string): void {
  const entry = pick([...tree.all()], which)
  const parent = pick([ROOT, ...[...tree.all()].filter(one => one.kind === 'folder').map(({ id }) => id)], to) ?? ROOT
  if (kind === 'make folder') add(tree, { id: idOf(label), kind: 'folder', parent, name })
  if (kind === 'make file') add(tree, { id: idOf(label), kind: 'file', parent, name, content: contentOfText(label), size: label.length })
  if (!entry) return
  if (kind === 'edit' && entry.kind === 'file') tree.set({ ...entry, content: contentOfText(label), size: label.length })
  if (kind === 'move' && !isWithin(tree, parent, entry.id)) add(tree, { ...entry, parent })
  if (kind === 'rename') add(tree, { ...entry, name })
  if (kind === 'remove') removeTree(tree, entry.id)
}

function pick<T>(from: readonly T[], which: number): T | undefined {
  return from[which % Math.max(1, from.length)]
}

function add(tree: MapTree, entry: Entry): void {
  const taken = [...tree.named(entry.parent, nameKey(entry.name))].some(id => id !== entry.id)
  if (!taken) tree.set(entry)
}

function removeTree(tree: MapTree, id: NodeId): void {
  for (const child of [...tree.children(id)]) removeTree(tree, child)
  tree.delete(id)
}

// ── Planning and doing ─────────────────────────────────────────────────────────────────────────────────────────────

interface Situation {
  readonly base: Notation
  readonly local: Notation
  readonly remote: Notation
  readonly copies: ReadonlyMap<NodeId, NodeId>
}

/** As the engine has it before it plans: what both sides edited differently is two nodes. */
function situation({ base, local, remote }: { base: Change[]; local: Change[]; remote: Change[] }): Situation {
  const agreed = changed({}, base, 'base')
  const there = changed(agreed, remote, 'remote')
  const here: Record<string, string> = { ...changed(agreed, local, 'local') }
  const copies = new Map<NodeId, NodeId>()
  for (const [id, written] of Object.entries(here)) {
    if (!isEdited(agreed[id], written) || !isEdited(agreed[id], there[id])) continue
    delete here[id]
    here[`copy-${id}`] = written
    copies.set(idOf(`copy-${id}`), idOf(id))
  }
  return { base: agreed, local: here, remote: there, copies }
}

function isEdited(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && after !== undefined && before.split('=')[1] !== after.split('=')[1]
}

function planFor({ base, local, remote, copies }: Situation): Plan {
  const label = { device: 'laptop', at: 0 }
  return reconcile(viewOf(base, local, remote), {
    frozen: () => false,
    isOurs: () => false,
    keep: new Set(),
    keptThere: new Set(),
    copies,
    label,
    holdable: () => true,
  })
}

/** Does one side's part step by step; each must be possible when its turn comes. */
function done(side: Notation, arranged: Arranged, transfers: readonly NodeId[], plan: Plan): Notation {
  const tree = treeOf(side)
  expect(arranged.undone).toEqual([])
  for (const step of arranged.steps) {
    if (step.kind === 'delete') removeEmpty(tree, step.id)
    else place(tree, step.kind === 'make' ? step.entry : ({ ...tree.get(step.id), ...step.to } as Entry))
  }
  for (const id of transfers) {
    const target = plan.target(id)
    const there = tree.get(id)
    if (target?.kind === 'file' && there?.kind === 'file') tree.set({ ...there, content: target.content, size: target.size })
  }
  for (const id of arranged.lastly) removeEmpty(tree, id)
  return notationOf(tree.all())
}

function place(tree: MapTree, entry: Entry): void {
  expect(entry.parent === ROOT || tree.get(entry.parent)?.kind).toSatisfy(kind => kind === true || kind === 'folder')
  expect([...tree.named(entry.parent, nameKey(entry.name))].filter(id => id !== entry.id)).toEqual([])
  expect(isWithin(tree, entry.parent, entry.id)).toBe(false)
  tree.set(entry)
}

function removeEmpty(tree: MapTree, id: NodeId): void {
  expect([...tree.children(id)]).toEqual([])
  tree.delete(id)
}

function inWords({ steps, lastly }: Arranged, transfers: readonly NodeId[]): string[] {
  const words = steps.map(step => {
    if (step.kind === 'make') return `make ${writtenAs(step.entry)}`
    return step.kind === 'delete' ? `delete ${step.id}` : `move ${step.id} to ${step.to.parent}/${step.to.name}`
  })
  return [...words, ...lastly.map(id => `delete ${id}`), ...transfers.map(id => `transfer ${id}`)]
}

function contents(side: Notation): Set<string> {
  return new Set(Object.values(side).flatMap(written => written.split('=')[1] ?? []))
}

describe('whatever happened on both sides', () => {
  const outcome = (world: { base: Change[]; local: Change[]; remote: Change[] }) => {
    const before = situation(world)
    const plan = planFor(before)
    const local = done(before.local, plan.here, plan.downloads, plan)
    const remote = done(before.remote, plan.there, plan.uploads, plan)
    return { before, plan, local, remote }
  }

  test('every step of the plan can be done when its turn comes, and both sides are equal in the end', () => {
    holds(
      fc.property(World, world => {
        const { local, remote } = outcome(world)
        expect(local).toEqual(remote)
      }),
      3000,
    )
  })

  test('planning again plans nothing', () => {
    holds(
      fc.property(World, world => {
        const { before, local, remote } = outcome(world)
        const again = planFor({ ...before, local, remote })
        expect({ ...again, agree: [] }).toSatisfy(isEmptyPlan)
        expect(planFor({ ...before, base: local, local, remote })).toSatisfy(isEmptyPlan)
      }),
      1000,
    )
  })

  test('what either side wrote is in the tree', () => {
    holds(
      fc.property(World, world => {
        const { before, local } = outcome(world)
        const old = contents(before.base)
        for (const content of [...contents(before.local), ...contents(before.remote)]) {
          if (!old.has(content)) expect(contents(local)).toContain(content)
        }
      }),
      2000,
    )
  })

  test('nothing is gone that neither side deleted', () => {
    holds(
      fc.property(World, world => {
        const { before, local } = outcome(world)
        for (const id of Object.keys({ ...before.base, ...before.local, ...before.remote })) {
          const wasDeleted = before.base[id] !== undefined && (before.local[id] === undefined || before.remote[id] === undefined)
          if (!wasDeleted) expect(local).toHaveProperty(id)
        }
      }),
      1000,
    )
  })
})

describe('whatever is not known, and whatever was answered', () => {
  /** Ids by their place in the tree's own order, so that shrinking leaves them meaningful. */
  const Unsure = fc.record({ world: World, unread: fc.array(fc.nat(20)), frozen: fc.array(fc.nat(20)), kept: fc.array(fc.nat(20)) })
  type UnsureCase = typeof Unsure extends fc.Arbitrary<infer One> ? One : never

  const unsure = ({ world, unread, frozen, kept }: UnsureCase) => {
    const { base, local, remote, copies } = situation(world)
    const some = (which: readonly number[]) => new Set(which.map(at => idOf(pick(Object.keys({ ...base, ...local, ...remote }), at) ?? '')))
    const here: Record<string, string> = { ...local }
    // Only what is new or was changed can be unread.
    for (const id of some(unread)) if (here[id]?.includes('=') && here[id] !== base[id]) here[id] = `${here[id].split('=')[0]}=?`
    const notNow = some(frozen)
    const view = viewOf(base, here, remote)
    const label = { device: 'laptop', at: 0 }
    const sides = { frozen: (id: NodeId) => notNow.has(id), isOurs: () => false, keep: some(kept), keptThere: new Set<NodeId>() }
    const options = { ...sides, copies, label, holdable: () => true }
    return { view, plan: reconcile(view, options), notNow, keep: options.keep }
  }

  test('law 2: what only this disk holds is neither replaced nor removed', () => {
    holds(
      fc.property(Unsure, one => {
        const { view, plan, keep } = unsure(one)
        for (const id of [...plan.downloads, ...plan.deletesHere]) {
          const here = view.local.get(id)
          if (here?.kind !== 'file' || (keep.has(id) && here.size === 0)) continue
          const agreed = view.base.get(id)
          expect(here.content).toBeDefined()
          expect(agreed?.kind === 'file' && agreed.content).toBe(here.content)
        }
      }),
      3000,
    )
  })

  test('law 3: what was not seen is left alone on both sides', () => {
    holds(
      fc.property(Unsure, one => {
        const { plan, notNow } = unsure(one)
        const steps = [...plan.here.steps, ...plan.there.steps].map(step => (step.kind === 'make' ? step.entry.id : step.id))
        const done = new Set([...steps, ...plan.uploads, ...plan.downloads, ...plan.deletesHere, ...plan.deletesThere])
        for (const id of notNow) expect(done).not.toContain(id)
      }),
      3000,
    )
  })

  test('law 8: a content that the server has, or had from here, is not sent', () => {
    holds(
      fc.property(Unsure, one => {
        const { view, plan } = unsure(one)
        for (const id of plan.uploads) {
          const [here, there, agreed] = [view.local.get(id), view.remote.get(id), view.base.get(id)]
          if (here?.kind !== 'file' || here.content === undefined) continue
          if (there?.kind === 'file') expect(here.content).not.toBe(there.content)
          // Without the node on the server its content is only named again.
          if (there && agreed?.kind === 'file') expect(here.content).not.toBe(agreed.content)
        }
      }),
      3000,
    )
  })
})

describe('neither side is special', () => {
  const OneSided = fc.record({ base: fc.array(Change, { maxLength: 12 }), changes: Changes })

  test('what one side did is done on the other, whichever it was', () => {
    holds(
      fc.property(OneSided, ({ base, changes }) => {
        const agreed = changed({}, base, 'base')
        const other = changed(agreed, changes, 'other')
        const here = planFor({ base: agreed, local: other, remote: agreed, copies: new Map() })
        const there = planFor({ base: agreed, local: agreed, remote: other, copies: new Map() })
        expect(inWords(here.there, here.uploads)).toEqual(inWords(there.here, there.downloads))
        expect(inWords(here.here, here.downloads)).toEqual([])
      }),
      1000,
    )
  })

  test('what both did alike is only agreed on', () => {
    holds(
      fc.property(OneSided, ({ base, changes }) => {
        const agreed = changed({}, base, 'base')
        const other = changed(agreed, changes, 'other')
        const plan = planFor({ base: agreed, local: other, remote: other, copies: new Map() })
        expect({ ...plan, agree: [] }).toSatisfy(isEmptyPlan)
      }),
    )
  })
})
