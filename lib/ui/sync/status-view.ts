/**
 * What each state of sync looks like: its figure, its tone, its sentence and the one action that helps. The sentences
 * are `status.title.*` and `status.hint.*` of the messages. Pure; it decides nothing about sync.
 */
import type { FolderSnapshot, Support } from '../../browser/client-api'
import { unreachable } from '../../core/assert'
import type { PauseReason, SyncStatus } from '../../core/status'
import type { Figure } from '../mark/figure'

type Unsupported = Extract<Support, { readonly folders: false }>

export type StatusKey =
  | 'loading'
  | 'unavailable'
  | 'no-folder'
  | `unsupported-${Unsupported['why']}`
  | 'starting'
  | 'scanning'
  | 'up-to-date'
  | 'except'
  | 'syncing'
  | 'preview'
  | 'asking'
  | 'offline'
  | `paused-${PauseReason}`

export type StatusAction =
  | 'connect'
  | 'allow'
  | 'sign-in'
  | 'retry'
  | 'resume'
  | 'take-over'
  | 'choose-again'
  | 'disconnect'
  | 'reload'
  | 'review'
  | 'answer'
  | 'show-waiting'

/** `quiet`: nothing to say. `busy`: at work. `ask`: the person is needed, nothing is wrong. `bad`: something is. */
export type Tone = 'quiet' | 'busy' | 'ok' | 'ask' | 'bad'

export interface StatusView {
  readonly key: StatusKey
  readonly figure: Figure
  readonly tone: Tone
  readonly action?: StatusAction
}

export interface Device {
  /** `undefined`: not known yet, or never. */
  readonly support: Support | undefined
  /** The client knows its folders. */
  readonly ready: boolean
  /** The client could not be opened. */
  readonly failed: boolean
}

/** The state of this device, whether or not a folder is connected. */
export function viewOf(folder: FolderSnapshot | undefined, { support, ready, failed }: Device): StatusView {
  if (folder) return viewOfStatus(folder.status, folder.waiting.length)
  if (failed) return { key: 'unavailable', figure: 'hollow', tone: 'bad', action: 'reload' }
  if (support && !support.folders) return { key: `unsupported-${support.why}`, figure: 'hollow', tone: 'quiet' }
  if (!support || !ready) return { key: 'loading', figure: 'hollow', tone: 'quiet' }
  return { key: 'no-folder', figure: 'hollow', tone: 'quiet', action: 'connect' }
}

export function viewOfStatus(status: SyncStatus, waiting: number): StatusView {
  switch (status.kind) {
    case 'starting':
      return { key: 'starting', figure: 'apart', tone: 'quiet' }
    case 'scanning':
      return { key: 'scanning', figure: 'sliding', tone: 'busy' }
    case 'syncing':
      return { key: 'syncing', figure: 'sliding', tone: 'busy' }
    case 'up-to-date':
      if (waiting > 0) return { key: 'except', figure: 'apart', tone: 'ask', action: 'show-waiting' }
      return { key: 'up-to-date', figure: 'together', tone: 'ok' }
    case 'preview':
      return { key: 'preview', figure: 'apart', tone: 'ask', action: 'review' }
    case 'asking':
      return { key: 'asking', figure: 'apart', tone: 'bad', action: 'answer' }
    case 'offline':
      return { key: 'offline', figure: 'hollow', tone: 'quiet', action: 'retry' }
    case 'paused':
      return { key: `paused-${status.why}`, figure: 'hollow', ...pausedView(status.why) }
    default:
      return unreachable(status)
  }
}

function pausedView(why: PauseReason): { readonly tone: Tone; readonly action: StatusAction } {
  switch (why) {
    case 'person':
      return { tone: 'quiet', action: 'resume' }
    case 'permission-ask':
    case 'permission-denied':
      return { tone: 'ask', action: 'allow' }
    case 'folder-gone':
      return { tone: 'bad', action: 'choose-again' }
    case 'signed-out':
      return { tone: 'ask', action: 'sign-in' }
    case 'device-revoked':
    case 'no-access':
      return { tone: 'bad', action: 'disconnect' }
    case 'outdated':
      return { tone: 'ask', action: 'reload' }
    case 'over-quota':
    case 'disk-full':
    case 'server-full':
    case 'fault':
      return { tone: 'bad', action: 'retry' }
    case 'lost-lead':
      return { tone: 'quiet', action: 'take-over' }
    default:
      return unreachable(why)
  }
}
