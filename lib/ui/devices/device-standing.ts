/** How a folder on a device stands, and one file or folder of the drive there, by what the device last said. Pure. */
import { unreachable } from '../../core/assert'
import type { NodeId } from '../../core/ids'
import { type DeviceFolder, MOST_WAITS } from '../../core/protocol/devices'
import type { PauseReason } from '../../core/status'
import type { Figure } from '../mark/figure'
import { type Tone, viewOfStatus } from '../sync/status-view'

interface Look {
  readonly figure: Figure
  readonly tone: Tone
}

/** Its words are `devices.state.*`, of one that is paused `status.title.paused-*`. */
export type FolderStanding = Look & ({ readonly key: 'up-to-date' | 'except' | 'syncing' } | Asking | Paused)

interface Asking {
  readonly key: 'asking'
}

interface Paused {
  readonly key: 'paused'
  readonly why: PauseReason
}

type Said = Pick<DeviceFolder, 'state' | 'why' | 'waiting' | 'waits' | 'cursor'>

/** Of a device that is not open, this was so when it was. */
export function folderStanding(folder: Said, online: boolean): FolderStanding {
  const standing = openStanding(folder)
  return online ? standing : { ...standing, figure: 'hollow', tone: 'quiet' }
}

function openStanding({ state, why, waiting }: Said): FolderStanding {
  switch (state) {
    case 'up-to-date':
      if (waiting > 0) return { key: 'except', figure: 'apart', tone: 'ask' }
      return { key: 'up-to-date', figure: 'together', tone: 'ok' }
    case 'syncing':
      return { key: 'syncing', figure: 'sliding', tone: 'busy' }
    case 'asking':
      return { key: 'asking', figure: 'apart', tone: 'ask' }
    case 'paused': {
      const reason = why ?? 'person'
      const { figure, tone } = viewOfStatus({ kind: 'paused', why: reason }, 0)
      return { key: 'paused', why: reason, figure, tone }
    }
    default:
      return unreachable(state)
  }
}

/** `seq`: of the drive at its last change; of a folder, of all that is in it. */
export interface Judged {
  readonly id: NodeId
  readonly kind: 'file' | 'folder'
  readonly seq: number
}

/** `holds`: the device has it as it is now. Its words are `details.standing.*`. */
export type NodeStanding = Look & { readonly holds: boolean } & (
    | { readonly key: 'in-step' | 'coming' | 'waiting' | 'offline' }
    | Asking
    | Paused
  )

export function nodeStanding(folder: Said, online: boolean, node: Judged): NodeStanding {
  const waits = isWaiting(folder, node)
  const holds = folder.cursor >= node.seq && !waits
  if (!online) return { key: 'offline', holds, figure: 'hollow', tone: 'quiet' }
  const standing = openStanding(folder)
  if (standing.key === 'paused' || standing.key === 'asking') return { ...standing, holds }
  if (waits) return { key: 'waiting', holds, figure: 'apart', tone: 'ask' }
  if (!holds) return { key: 'coming', holds, figure: 'sliding', tone: 'busy' }
  return { key: 'in-step', holds, figure: 'together', tone: 'ok' }
}

/** Where what waits lies is not told: any of it may lie in a folder. Of very many only the first are named. */
function isWaiting({ waiting, waits }: Said, { id, kind }: Judged): boolean {
  if (kind === 'folder') return waiting > 0
  return waits.includes(id) || waits.length >= MOST_WAITS
}
