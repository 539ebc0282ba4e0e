/**
 * What happens in one simulated world, drawn from a seed and then only data: who does what after how long. A step
 * carries its own dice, so that leaving one out changes nothing in the others.
 */
import type { DISK_KINDS } from '../disk-kind'
import type { LineQuality } from '../network'
import { Random } from '../random'

/** How often a person does what to a folder. */
const PERSON_ACTS = {
  create: 14,
  edit: 14,
  'edit-in-the-same-moment': 3,
  empty: 1,
  touch: 2,
  copy: 3,
  rename: 6,
  'change-case': 2,
  respell: 1,
  move: 5,
  swap: 2,
  extract: 2,
  remove: 6,
  'make-folder': 6,
  'rename-folder': 4,
  'move-folder': 4,
  'remove-folder': 4,
  'file-for-folder': 1,
  'folder-for-file': 1,
  'save-by-delete': 3,
  'save-by-rename': 2,
  'hide-away': 1,
  'leave-rubbish': 1,
  'change-rules': 4,
} as const

/** How often something else happens to a device. */
const MISHAPS = {
  'go-offline': 3,
  'go-online': 4,
  'bad-line': 2,
  'good-line': 1,
  crash: 6,
  'crash-midway': 10,
  'take-over': 4,
  stop: 1,
  start: 4,
  forget: 0.5,
  'fill-disk': 1,
  'lock-file': 2,
  'hide-listing': 2,
  'hide-names': 1,
  'lose-permission': 0.7,
  'lose-folder': 0.5,
  'change-disk': 0.3,
  mend: 6,
  'skew-clock': 1,
  pause: 0.7,
  resume: 2,
  'look-ahead': 0.7,
  'sync-now': 1,
} as const

/** How often something happens to all. */
const EVENTS = {
  'same-edit': 3,
  'fight-over-folder': 4,
  'race-for-name': 3,
  'web-edit': 4,
  'web-create': 3,
  'web-move': 3,
  'web-remove': 2,
  'server-crash': 2,
  backup: 1,
  restore: 0.8,
  rest: 1.5,
} as const

export type PersonAct = keyof typeof PERSON_ACTS
export type Mishap = keyof typeof MISHAPS
export type WorldEvent = keyof typeof EVENTS
export type Act = PersonAct | Mishap | WorldEvent

export interface Step {
  /** Milliseconds after the step before. */
  readonly wait: number
  /** Index of the device that it happens to. */
  readonly who: number
  readonly act: Act
  readonly dice: number
}

export interface DevicePlan {
  readonly name: string
  readonly disk: keyof typeof DISK_KINDS
  readonly watches: boolean
  readonly slow: number
  readonly skew: number
  readonly line: Omit<LineQuality, 'online'>
}

export interface History {
  readonly seed: number
  readonly devices: readonly DevicePlan[]
  readonly steps: readonly Step[]
}

export function isPersonAct(act: Act): act is PersonAct {
  return act in PERSON_ACTS
}

export function isMishap(act: Act): act is Mishap {
  return act in MISHAPS
}

export const DEVICE_NAMES = ['laptop', 'desktop', 'phone']

/** A device without any peculiarity. */
export const ORDINARY: Omit<DevicePlan, 'name'> = {
  disk: 'linux',
  watches: true,
  slow: 0,
  skew: 0,
  line: { delay: 5, loseRequest: 0, loseAnswer: 0, repeat: 0, losePush: 0 },
}

export function drawHistory(seed: number): History {
  const random = new Random(seed)
  const devices = DEVICE_NAMES.slice(0, random.chance(0.3) ? 3 : 2).map(name => drawDevice(name, random))
  const mix = { person: 10, mishap: random.pick([0, 2, 5]), event: random.pick([0, 1, 3]) }
  const hurry = random.pick([0.2, 0.5, 0.8])
  const steps = Array.from({ length: random.between(6, 36) }, () => drawStep(random, devices.length, mix, hurry))
  return { seed, devices, steps }
}

function drawDevice(name: string, random: Random): DevicePlan {
  return {
    name,
    disk: random.weighted({ linux: 4, windows: 3, mac: 2, fat: 1, hfs: 1 }),
    watches: random.chance(0.7),
    slow: random.pick([0, 0.05, 0.3]),
    skew: random.chance(0.3) ? random.between(-86_400_000, 86_400_000) : 0,
    line: random.chance(0.5) ? GOOD : drawLine(random),
  }
}

/** A line without faults. */
const GOOD = { delay: 20, loseRequest: 0, loseAnswer: 0, repeat: 0, losePush: 0 }

export function drawLine(random: Random): Omit<LineQuality, 'online'> {
  return {
    delay: random.pick([5, 100, 3000]),
    loseRequest: random.pick([0, 0.05, 0.2]),
    loseAnswer: random.pick([0, 0.05, 0.2]),
    repeat: random.pick([0, 0.1, 0.3]),
    losePush: random.pick([0, 0.1, 0.5]),
  }
}

function drawStep(random: Random, devices: number, mix: Record<'person' | 'mishap' | 'event', number>, hurry: number): Step {
  const kind = random.weighted(mix)
  const act: Act = kind === 'person' ? random.weighted(PERSON_ACTS) : kind === 'mishap' ? random.weighted(MISHAPS) : random.weighted(EVENTS)
  return { wait: drawWait(random, hurry), who: random.below(devices), act, dice: random.bits() }
}

function drawWait(random: Random, hurry: number): number {
  if (random.chance(hurry)) return random.between(0, 300)
  return random.chance(0.7) ? random.between(300, 8_000) : random.between(8_000, 60_000)
}
