/** The folder of somebody who may read a drive and not change it: it receives and never sends, and loses nothing of theirs. */
import { expect, test } from 'vitest'
import type { DriveId } from './ids'
import { Device } from './testing/device'
import { DISK_KINDS } from './testing/disk-kind'
import { MemoryDrive } from './testing/memory-drive'
import { MemoryServer } from './testing/memory-server'
import { Random } from './testing/random'
import type { TextTree } from './testing/scenarios/scenario'
import { change, diskHands, diskTexts, serverHands, serverTexts } from './testing/scenarios/sides'
import { ServerHand } from './testing/server-hand'
import { untilQuiet } from './testing/until-quiet'
import { VirtualClock } from './testing/virtual-clock'

const BASE: TextTree = { 'a.txt': 'a', d: null, 'd/b.txt': 'b' }

/** A device of a reader that is in step with `BASE`. */
async function reader(rights: 'read' | 'write' = 'read') {
  const clock = new VirtualClock()
  const random = new Random(1)
  const server = new MemoryServer(random.id() as DriveId, clock)
  const device = new Device({ name: 'Laptop', disk: DISK_KINDS.linux, watches: true, slow: 0 }, server, clock, random.fork('laptop'))
  const hand = new ServerHand(server, new MemoryDrive(server, random.id() as never), () => random.id())
  const faults: unknown[] = []
  device.witness = { fault: error => faults.push(error) }
  if (rights === 'read') server.setRights(device.id, 'read')
  const rest = async () => {
    expect(await untilQuiet(clock, server, [device], { answer: () => 'delete' })).toBe(true)
    expect(faults).toEqual([])
    expect(device.status.kind).toBe('up-to-date')
  }
  const here = (moves: readonly (readonly [string, string])[], target: TextTree) => change(diskHands(device.disk, clock), moves, target)
  const there = (moves: readonly (readonly [string, string])[], target: TextTree) => change(serverHands(server, hand), moves, target)
  await there([], BASE)
  device.start()
  await rest()
  expect(diskTexts(device.disk)).toEqual(BASE)
  const onlyHere = () => device.waiting.filter(item => item.why === 'read-only').map(item => item.path.join('/'))
  return { server, device, rest, here, there, onlyHere: () => onlyHere().sort() }
}

type Moves = readonly (readonly [string, string])[]
interface Case {
  readonly here: TextTree
  readonly hereMoves?: Moves
  readonly there?: TextTree
  readonly thereMoves?: Moves
  /** The folder afterwards. */
  readonly disk: TextTree
  readonly onlyHere: readonly string[]
}

const CASES: Readonly<Record<string, Case>> = {
  'an edit stays': { here: { ...BASE, 'a.txt': 'mine' }, disk: { ...BASE, 'a.txt': 'mine' }, onlyHere: ['a.txt'] },
  'a new file stays': { here: { ...BASE, 'new.txt': 'mine' }, disk: { ...BASE, 'new.txt': 'mine' }, onlyHere: ['new.txt'] },
  'a new folder stays, with what is in it': {
    here: { ...BASE, 'n/x.txt': 'mine' },
    disk: { ...BASE, n: null, 'n/x.txt': 'mine' },
    onlyHere: ['n', 'n/x.txt'],
  },
  'a rename stays, and what the drive changes arrives under it': {
    here: { 'z.txt': 'a', d: null, 'd/b.txt': 'b' },
    hereMoves: [['a.txt', 'z.txt']],
    there: { ...BASE, 'a.txt': 'theirs' },
    disk: { 'z.txt': 'theirs', 'd/b.txt': 'b' },
    onlyHere: ['z.txt'],
  },
  'a delete stays until the drive has something new to show': {
    here: { d: null, 'd/b.txt': 'b' },
    there: { ...BASE, 'a.txt': 'theirs' },
    disk: { ...BASE, 'a.txt': 'theirs' },
    onlyHere: [],
  },
  'what both changed is kept twice': {
    here: { ...BASE, 'a.txt': 'mine' },
    there: { ...BASE, 'a.txt': 'theirs' },
    disk: { ...BASE, 'a.txt': 'theirs', 'a (conflict, Laptop, 2026-03-01 12.02).txt': 'mine' },
    onlyHere: ['a (conflict, Laptop, 2026-03-01 12.02).txt'],
  },
  'what the drive deleted and they changed stays with them': {
    here: { ...BASE, 'a.txt': 'mine' },
    there: { d: null, 'd/b.txt': 'b' },
    disk: { ...BASE, 'a.txt': 'mine' },
    onlyHere: ['a.txt'],
  },
  'a name that both gave is kept twice': {
    here: { ...BASE, 'new.txt': 'mine' },
    there: { ...BASE, 'new.txt': 'theirs' },
    disk: { ...BASE, 'new.txt': 'theirs', 'new (conflict, Laptop, 2026-03-01 12.02).txt': 'mine' },
    onlyHere: ['new (conflict, Laptop, 2026-03-01 12.02).txt'],
  },
}

test.each(Object.entries(CASES))('%s', async (_name, { here, hereMoves = [], there, thereMoves = [], disk, onlyHere }) => {
  const world = await reader()
  await world.here(hereMoves, here)
  await world.rest()
  const before = world.server.data.seq
  if (there) await world.there(thereMoves, there)
  const given = world.server.data.seq
  await world.rest()
  expect(diskTexts(world.device.disk)).toEqual({ d: null, ...disk })
  expect(world.onlyHere()).toEqual(onlyHere)
  expect(serverTexts(world.server)).toEqual(there ?? BASE)
  expect(world.server.data.seq).toBe(given)
  expect(before).toBeLessThanOrEqual(given)
})

test('whoever may change the drive again sends what they had kept', async () => {
  const world = await reader()
  await world.here([], { ...BASE, 'a.txt': 'mine', 'new.txt': 'mine' })
  await world.rest()
  world.server.setRights(world.device.id, 'write')
  await world.rest()
  expect(serverTexts(world.server)).toEqual({ ...BASE, 'a.txt': 'mine', 'new.txt': 'mine' })
  expect(world.onlyHere()).toEqual([])
})

test.each(['told', 'not told'])('a right that is taken while changes are on their way ends the sending (%s)', async how => {
  const world = await reader('write')
  world.server.setRights(world.device.id, 'read', how === 'told')
  await world.here([], { ...BASE, 'a.txt': 'mine' })
  await world.there([], { ...BASE, 'd/b.txt': 'theirs' })
  await world.rest()
  expect(serverTexts(world.server)).toEqual({ d: null, 'a.txt': 'a', 'd/b.txt': 'theirs' })
  expect(diskTexts(world.device.disk)).toEqual({ d: null, 'a.txt': 'mine', 'd/b.txt': 'theirs' })
  expect(world.onlyHere()).toEqual(['a.txt'])
})
