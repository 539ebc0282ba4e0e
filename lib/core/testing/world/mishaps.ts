/** What happens to devices besides people's work: one mishap on one device. Says what happened, or nothing. */
import type { Device } from '../device'
import { GOOD_LINE } from '../network'
import type { Random } from '../random'
import { drawLine, type Mishap } from './history'
import { files, folders, show } from './person'

export interface Victim {
  readonly device: Device
  readonly random: Random
  readonly later: (ms: number, run: () => void) => void
  /** It may have seen another disk at its mount point. */
  readonly confused: () => void
}

type Done = string | undefined

export function befall(victim: Victim, what: Mishap): Done {
  return MISHAPS[what](victim)
}

const RESTART_MS = 2_000

const MISHAPS: Record<Mishap, (victim: Victim) => Done> = {
  'go-offline': ({ device }) => {
    device.network.setOnline(false)
    return 'goes offline'
  },
  'go-online': ({ device }) => {
    if (device.network.line.online) return undefined
    device.network.setOnline(true)
    return 'goes online'
  },
  'bad-line': ({ device, random }) => {
    Object.assign(device.network.line, drawLine(random))
    return `has a bad line: ${JSON.stringify(device.network.line)}`
  },
  'good-line': ({ device }) => {
    Object.assign(device.network.line, { ...GOOD_LINE, online: device.network.line.online })
    return undefined
  },
  crash: victim => crash(victim, 1),
  'crash-midway': victim => crash(victim, victim.random.pick([2, 3, 5, 8, 15, 30, 60, 150])),
  'take-over': ({ device }) => {
    if (!device.isRunning) return undefined
    device.crash()
    device.start()
    return 'is taken over by another tab'
  },
  stop: ({ device }) => {
    if (!device.isRunning) return undefined
    void device.stop()
    return 'is stopped'
  },
  start: ({ device }) => {
    if (device.isRunning) return undefined
    device.start()
    return 'is started'
  },
  forget: victim => {
    victim.device.crash()
    victim.device.forget()
    victim.device.start()
    return 'forgets everything and starts again'
  },
  'fill-disk': ({ device }) => {
    device.disk.full = true
    return 'has a full disk'
  },
  'lock-file': ({ device, random }) => {
    const all = files(device.disk)
    if (all.length === 0) return undefined
    const file = random.pick(all)
    file.fault = random.pick(['in-use', 'unreadable', 'no-permission', 'blocked'])
    return `cannot use ${show(device.disk.pathOf(file))}: ${file.fault}`
  },
  'hide-listing': ({ device, random }) => {
    const root = device.disk.folder([])
    const all = [...(root ? [root] : []), ...folders(device.disk)]
    const folder = random.pick(all)
    folder.fault = random.pick(['incomplete', 'unreadable'])
    return `cannot list ${show(device.disk.pathOf(folder)) || 'the top'}: ${folder.fault}`
  },
  'hide-names': ({ device, random }) => {
    const end = random.pick(['.txt', '.docx', '.jpg', '.cfg'])
    device.disk.hiddenEnds.add(end)
    return `has a browser that hides ${end} since an update`
  },
  'lose-permission': ({ device, random }) => {
    device.disk.access = random.pick(['ask', 'denied'])
    return `loses the permission: ${device.disk.access}`
  },
  'lose-folder': ({ device }) => {
    device.disk.access = 'gone'
    return 'loses the folder'
  },
  'change-disk': ({ device, confused }) => {
    device.disk.unmount()
    confused()
    return 'has an empty disk at its mount point'
  },
  mend: ({ device, confused }) => {
    if (device.disk.isUnmounted) confused()
    device.disk.clearFaults()
    device.command({ kind: 'nudge' })
    return 'has all faults of its disk mended'
  },
  'skew-clock': ({ device, random }) => {
    device.skew += random.between(-3_600_000, 3_600_000)
    return `has its clock set by ${device.skew} ms`
  },
  pause: ({ device }) => {
    device.command({ kind: 'pause' })
    return 'is paused'
  },
  resume: ({ device }) => {
    device.command({ kind: 'resume' })
    return 'is resumed'
  },
  'look-ahead': ({ device }) => {
    device.command({ kind: 'pause' })
    device.command({ kind: 'look-ahead' })
    return 'is paused, and asked what it would do'
  },
  'sync-now': ({ device }) => {
    device.command({ kind: 'sync-now' })
    return 'is told to sync now'
  },
}

function crash({ device, random, later }: Victim, after: number): Done {
  if (!device.isRunning) return undefined
  const restart = () => later(random.between(0, RESTART_MS), () => device.start())
  if (after > 1) {
    device.crashAfter(after, restart)
    return `will crash ${after} steps from now`
  }
  device.crash()
  restart()
  return 'crashes'
}
