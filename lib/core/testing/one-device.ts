/** One device and its server under one clock, for tests of what the engine does with a folder. */
import type { EnginePorts } from '../engine'
import type { DriveId } from '../ids'
import type { Activity, SyncStatus } from '../status'
import { Device, type DeviceSetup } from './device'
import { DISK_KINDS } from './disk-kind'
import { MemoryDrive } from './memory-drive'
import { MemoryServer } from './memory-server'
import { Random } from './random'
import { ServerHand } from './server-hand'
import { untilQuiet } from './until-quiet'
import { VirtualClock } from './virtual-clock'

export interface OneDevice {
  readonly clock: VirtualClock
  readonly server: MemoryServer
  readonly device: Device
  /** Somebody else's hand on the server. */
  readonly hand: ServerHand
  readonly faults: readonly unknown[]
  readonly activity: readonly Activity[]
  readonly statuses: readonly SyncStatus[]
  /** Whether all came to rest; `answer` is given whenever the brake asks. */
  rest(answer?: 'delete' | 'keep'): Promise<boolean>
}

/** Not started. */
export function oneDevice(setup: Partial<DeviceSetup> = {}, wrapPorts: (ports: EnginePorts) => EnginePorts = ports => ports): OneDevice {
  const clock = new VirtualClock()
  const random = new Random(1)
  const server = new MemoryServer(random.id() as DriveId, clock)
  const device = new Device(
    { name: 'Laptop', disk: DISK_KINDS.linux, watches: true, slow: 0, ...setup },
    server,
    clock,
    random.fork('laptop'),
  )
  const faults: unknown[] = []
  const activity: Activity[] = []
  const statuses: SyncStatus[] = []
  device.wrapPorts = wrapPorts
  device.witness = {
    fault: error => void faults.push(error),
    activity: items => void activity.push(...items),
    status: status => void statuses.push(status),
  }
  const hand = new ServerHand(server, new MemoryDrive(server, random.id() as never), () => random.id())
  const rest = (answer?: 'delete' | 'keep') => untilQuiet(clock, server, [device], { answer: () => answer })
  return { clock, server, device, hand, faults, activity, statuses, rest }
}
