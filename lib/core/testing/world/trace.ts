/** The course of a history, in lines that a person can read. Costs nothing when it is off. */
import type { StateChange } from '../../ports'
import { textOf } from '../content'
import type { Device } from '../device'
import type { DiskEntry, DiskWitness, MemoryDisk } from '../memory-disk'
import type { MemoryServer } from '../memory-server'
import { serverPath } from '../plain-tree'
import { START_OF_TIME, type VirtualClock } from '../virtual-clock'

export class Trace {
  readonly lines: string[] = []

  constructor(
    private readonly isOn: boolean,
    private readonly clock: VirtualClock,
  ) {}

  note(who: string, text: string): void {
    if (this.isOn) this.lines.push(`${((this.clock.now() - START_OF_TIME) / 1000).toFixed(3).padStart(9)}  ${who}: ${text}`)
  }

  saving(device: Device, change: StateChange): void {
    if (!this.isOn) return
    const base = change.basePut?.map(entry => `+${entry.name}`) ?? []
    const gone = change.baseRemove?.map(id => `-${device.store.base.get(id)?.name ?? id}`) ?? []
    const rest = Object.keys(change).filter(key => key !== 'basePut' && key !== 'baseRemove')
    this.note(device.setup.name, `saves base [${[...base, ...gone].join(' ')}] ${rest.join(' ')}`)
  }

  watchServer(server: MemoryServer): void {
    const laws = server.witness
    if (!this.isOn || !laws) return
    server.witness = {
      accepted: (op, device, fence, before) => {
        const node = server.data.nodes.get(op.id)
        const path = node && serverPath(server, node)?.join('/')
        this.note('server', `accepts ${op.op} ${path ?? op.id}${before && before.name !== node?.name ? ` (was ${before.name})` : ''}`)
        laws.accepted(op, device, fence, before)
      },
      changed: (node, before) => laws.changed(node, before),
    }
  }

  /** Only what devices do: what people do is told by who does it. */
  watchDisk(device: Device): void {
    const laws = device.disk.witness
    if (!this.isOn || !laws) return
    const { name } = device.setup
    const { disk } = device
    device.disk.witness = {
      holds: (file, by) => {
        if (by !== 'browser') this.note(name, `${by} leaves ${pathOf(disk, file)} = ${shown(file.bytes)}`)
        laws.holds(file, by)
      },
      destroyed: (file, bytes, by) => laws.destroyed(file, bytes, by),
      removed: (entry, by) => {
        if (by !== 'browser') this.note(name, `${by} removes ${pathOf(disk, entry)}`)
        laws.removed(entry, by)
      },
      moved: (entry, by) => {
        this.note(name, `${by} moves to ${pathOf(disk, entry)}`)
        laws.moved(entry, by)
      },
      saved: (before, after) => laws.saved(before, after),
    } satisfies DiskWitness
  }
}

function pathOf(disk: MemoryDisk, entry: DiskEntry): string {
  return disk.pathOf(entry).join('/')
}

function shown(bytes: Uint8Array): string {
  return bytes.length > 40 ? `${bytes.length} bytes` : `“${textOf(bytes)}”`
}
