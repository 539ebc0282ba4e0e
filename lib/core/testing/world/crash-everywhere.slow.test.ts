import { expect, test } from 'vitest'
import type { DriveId } from '../../ids'
import { bytesOf } from '../content'
import { Device } from '../device'
import { DISK_KINDS } from '../disk-kind'
import { MemoryServer } from '../memory-server'
import { diskTree, type PlainTree, serverTree } from '../plain-tree'
import { Random } from '../random'
import { untilQuiet } from '../until-quiet'
import { VirtualClock } from '../virtual-clock'
import { LawBook } from './law-book'

const RESTART_MS = 700

interface End {
  readonly trees: readonly PlainTree[]
  readonly violations: readonly string[]
  /** Whether the device lived long enough to die. */
  readonly crashed: boolean
}

/** Two devices that both have work of every kind to do; one of them dies at its `step`-th step of it. */
async function workWithCrash(who: 0 | 1, step: number): Promise<End> {
  const clock = new VirtualClock()
  const random = new Random(1)
  const server = new MemoryServer(random.id() as DriveId, clock)
  const laws = new LawBook(server, () => clock.now())
  const devices = ['laptop', 'desktop'].map(name => addDevice(name, server, clock, random, laws)) as [Device, Device]
  const [laptop, desktop] = devices
  for (const path of ['a', 'b', 'docs/c', 'docs/deep/d', 'old/e']) laptop.disk.put(path.split('/'), bytesOf(`first ${path}`))
  for (const device of devices) device.start()
  await untilQuiet(clock, server, devices)

  let crashed = false
  const dying = devices[who]
  dying.crashAfter(step, () => {
    crashed = true
    clock.after(RESTART_MS, () => dying.start())
  })
  work(laptop, desktop)
  await untilQuiet(clock, server, devices, { answer: () => 'delete' })
  laws.checkNothingLost()
  return { trees: [...devices.map(({ disk }) => diskTree(disk)), serverTree(server)], violations: laws.violations, crashed }
}

function addDevice(name: string, server: MemoryServer, clock: VirtualClock, random: Random, laws: LawBook): Device {
  const device = new Device({ name, disk: DISK_KINDS.linux, watches: true, slow: 0 }, server, clock, random.fork(name))
  laws.watch(device)
  device.witness = {
    saving: change => laws.saving(device, change),
    fault: error => laws.break('nothing breaks', error instanceof Error ? (error.stack ?? error.message) : String(error)),
  }
  return device
}

function work({ disk: laptop }: Device, { disk: desktop }: Device): void {
  laptop.put(['a'], bytesOf('edited at the laptop'))
  laptop.put(['new', 'f'], bytesOf('made at the laptop'))
  laptop.move(['docs'], ['papers'])
  laptop.remove(['old'])
  desktop.put(['b'], bytesOf('edited at the desktop'))
  desktop.put(['docs', 'g'], bytesOf('made at the desktop'))
  desktop.put(['empty'], bytesOf(''))
  desktop.move(['docs', 'c'], ['c'])
}

/**
 * A browser moves a folder in pieces. A crash in between leaves two folders, and the second one gets a name of its own
 * where the first is known by the name it was to have: nothing is lost, but a person has to put them together.
 */
function joined(tree: PlainTree): PlainTree {
  const whole = [...tree].map(([path, content]) => [path.replace(/^papers \(conflict, [^()]*\)/, 'papers'), content] as const)
  return new Map(whole.sort(([a], [b]) => (a < b ? -1 : 1)))
}

test.each([
  ['the first', 0],
  ['the second', 1],
] as const)(
  '%s of two devices may die at any step: all ends as if it had not',
  async (_which, who) => {
    const undisturbed = await workWithCrash(who, Number.POSITIVE_INFINITY)
    expect(undisturbed).toMatchObject({ violations: [], crashed: false })
    for (const tree of undisturbed.trees) expect(tree).toEqual(undisturbed.trees[0])
    let step = 1
    for (let end = await workWithCrash(who, step); end.crashed; end = await workWithCrash(who, ++step)) {
      expect({ step, violations: end.violations }).toEqual({ step, violations: [] })
      for (const tree of end.trees) expect({ step, tree: joined(tree) }).toEqual({ step, tree: undisturbed.trees[0] })
    }
    expect(step).toBeGreaterThan(50)
  },
  120_000,
)
