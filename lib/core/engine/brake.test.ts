import { describe, expect, test } from 'vitest'
import type { NodeId } from '../ids'
import { type Plan, reconcile } from '../reconcile'
import { BRAKE_LIMITS } from '../safety'
import { bytesOf } from '../testing/content'
import { DISK_KINDS } from '../testing/disk-kind'
import { oneDevice } from '../testing/one-device'
import { serverTexts } from '../testing/scenarios/sides'
import { idOf, type Notation, viewOf } from '../testing/trees'
import type { MapTree, Tree } from '../tree'
import { Brake } from './brake'

// ── Alone ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A drive of so many files at the top. */
function drive(files: number): Notation {
  return Object.fromEntries(Array.from({ length: files }, (_, i) => [`f${i}`, `file ${i}=${i}`]))
}

function without(notation: Notation, ids: readonly string[]): Notation {
  return Object.fromEntries(Object.entries(notation).filter(([id]) => !ids.includes(id)))
}

const first = (count: number) => Array.from({ length: count }, (_, i) => `f${i}`)

/** What the brake looks at when the sides are so. */
function situation(base: Notation, local: Notation, remote: Notation, { keep }: Brake, held: readonly string[] = []) {
  const view = viewOf(base, local, remote)
  const frozen = (id: NodeId) => held.includes(id)
  const label = { device: 'laptop', at: 0 }
  const sides = { frozen, isOurs: () => false, keep, keptThere: new Set<NodeId>() }
  const plan = reconcile(view, { ...sides, copies: new Map(), label, holdable: () => true })
  const all = view.base as Tree as MapTree
  const trees = { ...view, base: all, baseFiles: [...all.all()].filter(({ kind }) => kind === 'file').length }
  return { trees: trees as unknown as Parameters<Brake['check']>[0], plan }
}

function check(brake: Brake, base: Notation, local: Notation, remote: Notation, held?: readonly string[]) {
  const { trees, plan } = situation(base, local, remote, brake, held)
  return { alarm: brake.check(trees, plan), plan }
}

const wanted = (plan: Plan) => ({ here: plan.here.steps.length + plan.downloads.length, there: plan.deletesThere.size })

describe('the answer to the brake', () => {
  const base = drive(8)
  const six = without(base, first(6))

  test('is asked for until it is given, and lets through what was asked', () => {
    const brake = new Brake(BRAKE_LIMITS)
    for (let times = 0; times < 2; times++) expect(check(brake, base, six, base).alarm).toMatchObject({ why: 'mass-delete', side: 'there' })
    brake.answer('delete')
    expect(check(brake, base, six, base).alarm).toBeUndefined()
    expect(brake.isConfirmed(first(6).map(idOf))).toBe(true)
    expect(brake.isConfirmed([idOf('f6')])).toBe(false)
  })

  test('“delete” is not for what is deleted later in the same plan', () => {
    const brake = new Brake(BRAKE_LIMITS)
    check(brake, base, six, base)
    brake.answer('delete')
    expect(check(brake, base, without(base, first(7)), base).alarm).toMatchObject({ deletes: 7 })
  })

  test('“delete” is over for what is deleted, also while the rest is not', () => {
    const brake = new Brake(BRAKE_LIMITS)
    check(brake, base, six, base)
    brake.answer('delete')
    const later = without(base, first(5))
    check(brake, later, six, later)
    expect(brake.isConfirmed([idOf('f5')])).toBe(true)
    expect(brake.isConfirmed([idOf('f0')])).toBe(false)
    // They come back, and vanish again.
    expect(check(brake, base, six, base).alarm).toMatchObject({ deletes: 6 })
  })

  test('“delete” stays for what cannot be looked at just now', () => {
    const brake = new Brake(BRAKE_LIMITS)
    check(brake, base, six, base)
    brake.answer('delete')
    check(brake, base, six, base, first(6))
    expect(check(brake, base, six, base).alarm).toBeUndefined()
  })

  test('“keep” brings back what was asked, and is over when it is back', () => {
    const brake = new Brake(BRAKE_LIMITS)
    check(brake, base, six, base)
    brake.answer('keep')
    const kept = check(brake, base, six, base)
    expect(kept.alarm).toBeUndefined()
    expect(wanted(kept.plan)).toEqual({ here: 12, there: 0 })
    // Two are back, four are on their way.
    expect(wanted(check(brake, base, without(base, first(4)), base).plan)).toEqual({ here: 8, there: 0 })
    check(brake, base, base, base)
    expect(brake.keep.size).toBe(0)
    expect(check(brake, base, six, base).alarm).toMatchObject({ deletes: 6 })
  })

  test('“keep” brings back what files held that shrank to nothing', () => {
    const brake = new Brake(BRAKE_LIMITS)
    const emptied = { ...base, ...Object.fromEntries(first(6).map((id, i) => [id, `file ${i}=`])) }
    expect(check(brake, base, emptied, base).alarm).toMatchObject({ side: 'there', deletes: 6 })
    brake.answer('keep')
    const { alarm, plan } = check(brake, base, emptied, base)
    expect(alarm).toBeUndefined()
    expect([...plan.downloads].sort()).toEqual(first(6))
    expect(plan.uploads).toEqual([])
  })

  test('one that nobody asked for changes nothing', () => {
    const brake = new Brake(BRAKE_LIMITS)
    brake.answer('delete')
    brake.answer('keep')
    expect(check(brake, base, six, base).alarm).toBeDefined()
  })

  test('what the server wants confirmed is asked once, and forgotten when nothing is deleted any more', () => {
    const brake = new Brake(BRAKE_LIMITS)
    const one = without(base, first(1))
    expect(check(brake, base, one, base).alarm).toBeUndefined()
    brake.demandedByServer(70)
    expect(check(brake, base, one, base).alarm).toMatchObject({ deletes: 70 })
    check(brake, base, base, base)
    expect(check(brake, base, one, base).alarm).toBeUndefined()
    brake.demandedByServer(70)
    check(brake, base, one, base)
    brake.answer('delete')
    expect(check(brake, base, one, base).alarm).toBeUndefined()
    expect(brake.isConfirmed([idOf('f0')])).toBe(true)
  })
})

// ── In the engine ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Eight files in step, and one on the server whose name this device cannot hold: some work is left for ever. */
async function deskWithStuckName() {
  const world = oneDevice({ disk: DISK_KINDS.windows })
  const { device, hand } = world
  const removeSix = () => {
    for (let i = 0; i < 6; i++) device.disk.remove([`file ${i}`])
  }
  await hand.put(['setup.cfg'], bytesOf('cannot live here'))
  for (let i = 0; i < 8; i++) device.disk.put([`file ${i}`], bytesOf(`content ${i}`))
  device.start()
  await world.rest()
  expect(Object.keys(serverTexts(world.server))).toHaveLength(9)
  return { ...world, removeSix }
}

test('a name that cannot live here does not leave the brake loose after “delete”', async () => {
  const { device, server, hand, rest, removeSix } = await deskWithStuckName()
  const removed = Array.from({ length: 6 }, (_, i) => ({ name: `file ${i}`, id: hand.find([`file ${i}`])?.id as NodeId }))
  removeSix()
  await rest('delete')
  expect(Object.keys(serverTexts(server))).toHaveLength(3)
  for (const { id, name } of removed) await hand.restore(id, [name])
  await rest()
  expect(Object.keys(serverTexts(server))).toHaveLength(9)
  removeSix()
  await rest()
  expect(device.status).toMatchObject({ kind: 'asking', alarm: { deletes: 6 } })
})

test('nor do files that were kept become files that cannot be deleted', async () => {
  const { device, server, rest, removeSix } = await deskWithStuckName()
  removeSix()
  await rest('keep')
  expect(device.disk.file(['file 0'])).toBeDefined()
  removeSix()
  await rest('delete')
  expect(Object.keys(serverTexts(server))).toHaveLength(3)
})

test('a commit is only confirmed for deletes that were asked about', async () => {
  const { device, server, rest, removeSix } = await deskWithStuckName()
  const confirmed: boolean[] = []
  const commit = device.drive.commit.bind(device.drive)
  device.drive.commit = asked => {
    confirmed.push(asked.deletesConfirmed)
    return commit(asked)
  }
  removeSix()
  await rest('delete')
  expect(confirmed).toContain(true)
  confirmed.length = 0
  device.disk.put(['new'], bytesOf('new'))
  device.disk.remove(['file 7'])
  await rest()
  expect(serverTexts(server)).not.toHaveProperty('file 7')
  expect(confirmed.length).toBeGreaterThan(0)
  expect(confirmed).not.toContain(true)
})
