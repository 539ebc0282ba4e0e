/** One page on a drive of a server in memory, and somebody else who works on it. */
import type { DeviceId, DriveId, NodeId } from '../../core/ids'
import { bytesOf } from '../../core/testing/content'
import { MemoryServer } from '../../core/testing/memory-server'
import { Random } from '../../core/testing/random'
import { ServerHand } from '../../core/testing/server-hand'
import { VirtualClock } from '../../core/testing/virtual-clock'
import { MemoryPageDrive } from './memory-page-drive'

export type PageWorld = ReturnType<typeof pageWorld>

export function pageWorld() {
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
  const id = (...path: string[]) => by.find(path)?.id as NodeId
  return { random, clock, server, drive, hand, id }
}
