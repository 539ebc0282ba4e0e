/** What happens in this process and others in it must hear at once: the sockets. */
import { EventEmitter } from 'node:events'
import type { DeviceId, DriveId, NodeId } from '../core/ids'
import type { Advanced } from '../core/protocol/messages'

interface EventMap {
  /** With the folders that something left, by a move or a delete: what it says of the nodes themselves is where they are now. */
  advanced: [Advanced, readonly NodeId[]]
  /** A device fetches so many chunks. */
  fetching: [number]
  /** A link was changed, has another token or was revoked, or a limited number of downloads is one less. */
  'link-changed': [{ readonly link: string }]
  /** What administrators demand of links is another. */
  'link-policy-changed': []
  /** There is something new among what somebody wanted to be told, or they saw it. */
  noticed: [string]
  /** What somebody may do in a drive is not what it was; the database says what it is now. */
  'rights-changed': [{ readonly drive: DriveId; readonly user: string }]
  /** How a folder on a device of this person stands, or whether a device of theirs is open. */
  'devices-changed': [string]
  'device-revoked': [DeviceId]
  'session-ended': [string]
}

export type Events = EventEmitter<EventMap>

export function createEvents(): Events {
  return new EventEmitter<EventMap>()
}
