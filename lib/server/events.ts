/** What happens in this process and others in it must hear at once: the sockets. */
import { EventEmitter } from 'node:events'
import type { DeviceId } from '../core/ids'
import type { Advanced } from '../core/protocol/messages'

interface EventMap {
  advanced: [Advanced]
  'device-revoked': [DeviceId]
  'session-ended': [string]
}

export type Events = EventEmitter<EventMap>

export function createEvents(): Events {
  return new EventEmitter<EventMap>()
}
