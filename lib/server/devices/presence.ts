/** Which devices are open somewhere now: those that have a socket. Known to this process alone, and to nobody after it. */
import type { DeviceId } from '../../core/ids'

export interface Presence {
  has(device: string): boolean
  /** Tells whether it was away until now. */
  came(device: DeviceId): boolean
  /** Tells whether it is away from now on: a browser may have several tabs open. */
  left(device: DeviceId): boolean
}

export function createPresence(): Presence {
  const sockets = new Map<string, number>()
  return {
    has: device => sockets.has(device),
    came(device) {
      const before = sockets.get(device) ?? 0
      sockets.set(device, before + 1)
      return before === 0
    },
    left(device) {
      const rest = (sockets.get(device) ?? 0) - 1
      if (rest > 0) sockets.set(device, rest)
      else sockets.delete(device)
      return rest <= 0
    },
  }
}
