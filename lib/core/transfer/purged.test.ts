/** A device comes back after the trash was emptied, with changes of its own to what had been in it. */
import { expect, test } from 'vitest'
import type { DriveId } from '../ids'
import { Device } from '../testing/device'
import { DISK_KINDS } from '../testing/disk-kind'
import { MemoryDrive } from '../testing/memory-drive'
import { MemoryServer } from '../testing/memory-server'
import { Random } from '../testing/random'
import type { TextTree } from '../testing/scenarios/scenario'
import { change, diskHands, diskTexts, serverTexts } from '../testing/scenarios/sides'
import { ServerHand } from '../testing/server-hand'
import { untilQuiet } from '../testing/until-quiet'
import { VirtualClock } from '../testing/virtual-clock'

const BASE: TextTree = { 'd/a.txt': 'content of a', 'd/b.txt': 'content of b', 'else.txt': 'something else' }

test.each<[string, Record<string, string>, TextTree]>([
  ['a file moved out', { 'd/a.txt': 'a.txt' }, { 'a.txt': 'content of a', 'else.txt': 'something else' }],
  ['a file renamed where it was', { 'd/a.txt': 'd/z.txt' }, { 'd/z.txt': 'content of a', 'else.txt': 'something else' }],
  ['nothing', {}, { 'else.txt': 'something else' }],
])('%s', async (_what, moves, expected) => {
  const clock = new VirtualClock()
  const random = new Random(1)
  const server = new MemoryServer(random.id() as DriveId, clock)
  const device = new Device({ name: 'Laptop', disk: DISK_KINDS.linux, watches: false, slow: 0 }, server, clock, random.fork('laptop'))
  const hand = new ServerHand(server, new MemoryDrive(server, random.id() as never), () => random.id())
  const faults: unknown[] = []
  device.witness = { fault: error => faults.push(error) }
  await change(diskHands(device.disk, clock), [], BASE)
  device.start()
  await untilQuiet(clock, server, [device])
  await device.stop()

  await hand.remove(['d'])
  server.purge()
  for (const [from, to] of Object.entries(moves)) expect(device.disk.move(from.split('/'), to.split('/'))).toBe(true)
  await clock.advance(60_000)
  device.start()
  expect(await untilQuiet(clock, server, [device], { answer: () => 'delete' })).toBe(true)
  expect(faults).toEqual([])
  expect(filesOf(diskTexts(device.disk))).toEqual(expected)
  expect(filesOf(serverTexts(server))).toEqual(expected)
})

function filesOf(tree: TextTree): TextTree {
  return Object.fromEntries(Object.entries(tree).filter(([, text]) => text !== null))
}
