/** What a device hears again of what it sent itself. */
import { expect, test } from 'vitest'
import type { DriveId } from '../ids'
import { bytesOf } from '../testing/content'
import { Device } from '../testing/device'
import { DISK_KINDS } from '../testing/disk-kind'
import { MemoryDrive } from '../testing/memory-drive'
import { MemoryServer } from '../testing/memory-server'
import { Random } from '../testing/random'
import type { TextTree } from '../testing/scenarios/scenario'
import { change, diskHands, diskTexts, serverHands, serverTexts } from '../testing/scenarios/sides'
import { ServerHand } from '../testing/server-hand'
import { untilQuiet } from '../testing/until-quiet'
import { VirtualClock } from '../testing/virtual-clock'

const MANY: TextTree = Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`${i}.txt`, `text ${i}`]))

test('a device is not told what it sent, and misses nothing that others sent between', async () => {
  const clock = new VirtualClock()
  const random = new Random(1)
  const server = new MemoryServer(random.id() as DriveId, clock)
  const device = new Device({ name: 'Laptop', disk: DISK_KINDS.linux, watches: true, slow: 0 }, server, clock, random.fork('laptop'))
  const other = new ServerHand(server, new MemoryDrive(server, random.id() as never), () => random.id())
  const rest = async () => expect(await untilQuiet(clock, server, [device], { answer: () => 'delete' })).toBe(true)
  device.start()
  await rest()

  let told = 0
  const changes = server.changes.bind(server)
  server.changes = (since, limit) => {
    const answer = changes(since, limit)
    // A push carries a few as well.
    if (limit > 20) told += answer.nodes.length
    return answer
  }
  for (const [name, text] of Object.entries(MANY)) device.disk.put([name], bytesOf(text as string))
  await rest()
  expect(serverTexts(server)).toEqual(MANY)
  expect(told).toBe(0)

  const theirs: TextTree = { ...MANY, 'theirs.txt': 'b' }
  const both: TextTree = { ...theirs, 'mine.txt': 'a' }
  await Promise.all([
    change(serverHands(server, other), [], theirs),
    change(diskHands(device.disk, clock), [], { ...MANY, 'mine.txt': 'a' }),
  ])
  await rest()
  expect([diskTexts(device.disk), serverTexts(server)]).toEqual([both, both])
})
