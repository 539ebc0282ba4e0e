/** How much there is of something. Pure. */
import type { Room } from '../../core/protocol/storage'

export type Sum = Room['live']

export const NO_ROOM: Sum = { files: 0, bytes: 0 }
export const EMPTY: Room = { live: NO_ROOM, versions: NO_ROOM, trash: NO_ROOM }

export function addSums(a: Sum, b: Sum): Sum {
  return { files: a.files + b.files, bytes: a.bytes + b.bytes }
}

export function addRooms(a: Room, b: Room): Room {
  return { live: addSums(a.live, b.live), versions: addSums(a.versions, b.versions), trash: addSums(a.trash, b.trash) }
}

export function bytesOf({ live, versions, trash }: Room): number {
  return live.bytes + versions.bytes + trash.bytes
}
