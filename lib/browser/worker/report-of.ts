/** What the server is told of a folder. Pure. */
import { unreachable } from '../../core/assert'
import { ROOT } from '../../core/ids'
import { type FolderReport, MOST_WAITS } from '../../core/protocol/devices'
import type { PauseReason, SyncStatus } from '../../core/status'
import type { FolderUpdate } from '../folder-view'

type Standing = Pick<FolderReport, 'state' | 'why' | 'cursor'>

/** `undefined`: nothing that is worth telling, or that the server would hear. */
export function reportOf(name: string, { status, waiting = [] }: Pick<FolderUpdate, 'status' | 'waiting'>): FolderReport | undefined {
  const standing = status && standingOf(status)
  if (!standing) return undefined
  const waits = [...new Set(waiting.map(({ id }) => id))].filter(id => id !== ROOT).slice(0, MOST_WAITS)
  return { name, ...standing, waiting: waiting.length, waits }
}

function standingOf(status: SyncStatus): Standing | undefined {
  switch (status.kind) {
    case 'up-to-date':
      return { state: 'up-to-date', why: null, cursor: status.cursor }
    case 'syncing':
      return { state: 'syncing', why: null, cursor: null }
    case 'preview':
    case 'asking':
      return { state: 'asking', why: null, cursor: null }
    case 'paused':
      return MUTE.has(status.why) ? undefined : { state: 'paused', why: status.why, cursor: null }
    // Looking is no change, and whoever is offline cannot say so: the server knows.
    case 'starting':
    case 'scanning':
    case 'offline':
      return undefined
    default:
      return unreachable(status)
  }
}

/** The server would refuse to hear it, or another tab tells how the folder stands. */
const MUTE: ReadonlySet<PauseReason> = new Set<PauseReason>(['signed-out', 'device-revoked', 'no-access', 'lost-lead'])
