/** Runs the clock until nothing happens any more, and plays the person who is asked meanwhile. */
import type { Device } from './device'
import type { MemoryServer } from './memory-server'
import type { VirtualClock } from './virtual-clock'

/** Longer than anything an engine with work to do waits for. */
const CALM_MS = 30_000

export interface QuietOptions {
  /** The answer to the brake; `undefined`: leave it standing. */
  readonly answer?: (device: Device) => 'delete' | 'keep' | undefined
  /** Give up after this much time of the world. */
  readonly limitMs?: number
}

/** Whether they came to rest in time. */
export async function untilQuiet(
  clock: VirtualClock,
  server: MemoryServer,
  devices: readonly Device[],
  options: QuietOptions = {},
): Promise<boolean> {
  const end = clock.now() + (options.limitMs ?? 3_600_000)
  let before = pulse(server, devices)
  while (clock.now() < end) {
    await clock.advance(CALM_MS)
    const asked = devices.filter(device => answer(device, options)).length > 0
    const now = pulse(server, devices)
    if (!asked && now === before && devices.every(isAtRest)) return true
    before = now
  }
  return false
}

function pulse(server: MemoryServer, devices: readonly Device[]): string {
  return [server.data.seq, ...devices.map(device => device.effects)].join(' ')
}

function isAtRest(device: Device): boolean {
  if (!device.isRunning) return true
  return device.pending === 0 && ['up-to-date', 'asking', 'paused'].includes(device.status.kind)
}

function answer(device: Device, options: QuietOptions): boolean {
  if (!device.isRunning) return false
  if (device.status.kind === 'preview') {
    device.command({ kind: 'begin' })
    return true
  }
  if (device.status.kind === 'paused' && device.status.why === 'lost-lead') {
    device.command({ kind: 'resume' })
    return true
  }
  const given = device.status.kind === 'asking' ? options.answer?.(device) : undefined
  if (!given) return false
  device.command({ kind: 'answer-alarm', answer: given })
  return true
}
