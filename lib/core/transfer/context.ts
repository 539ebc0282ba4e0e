/** What the doing of a plan works with. */
import type { Sha256 } from '../chunk/manifest'
import type { DeviceTrees } from '../device-trees'
import type { Progress } from '../engine/progress'
import type { Waiting } from '../engine/waiting'
import type { ChunkHash, NodeId } from '../ids'
import type { Path } from '../name'
import type { Clock, DeviceStore, LocalFolder, NewId, RemoteDrive } from '../ports'
import type { Activity } from '../status'

export interface Doing {
  readonly trees: DeviceTrees
  readonly folder: LocalFolder
  readonly drive: RemoteDrive
  readonly store: DeviceStore
  readonly clock: Clock
  readonly newId: NewId
  readonly sha256: Sha256
  readonly progress: Progress
  readonly waiting: Waiting
  readonly fence: number
  /** Whether the person said yes to the delete of each of these nodes. */
  readonly isConfirmed: (ids: Iterable<NodeId>) => boolean
  /** Chunks on their way up: nobody sends them a second time. */
  readonly sending: Map<ChunkHash, Promise<void>>
  /** We are about to change this path ourselves: what the watcher then says of it is no news. */
  readonly touch: (path: Path) => void
  /** The disk is not as it was thought to be there: list that folder again. */
  readonly markDirty: (folder: NodeId) => void
  /** The server is not as it was thought to be: read its changes. */
  readonly markBehind: () => void
  /** The server wants the person to confirm this many deletes. */
  readonly askDeletes: (deletes: number) => void
  readonly note: (activity: Omit<Activity, 'at'>) => void
  /** New work should wait: there is news to plan with. */
  readonly isInterrupted: () => boolean
  /** A transfer under way must end where it is. */
  readonly mustStop: () => boolean
}

/** A transfer ended where it was, because the person or the server said so. */
export class Stopped extends Error {}

/** What was tried on a node, so that a failure of one thing does not hold up another. */
/** Reading what lies here, and giving it to the server. */
export const SEND = 'send'
export const RECEIVE = 'receive'
