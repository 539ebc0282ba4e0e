/** What one folder's engine has told so far, folded into what the screens show. Pure; the same in leading and following tabs. */
import type { ItemState } from '../core/engine-api'
import type { NodeId } from '../core/ids'
import type { Activity, SyncStatus, WaitingItem } from '../core/status'

export interface FolderView {
  readonly status: SyncStatus
  readonly waiting: readonly WaitingItem[]
  /** Newest first. */
  readonly activity: readonly Activity[]
  /** Only nodes that are not in step. */
  readonly items: ReadonlyMap<NodeId, ItemState>
  /** Files are being written: closing the tab now would leave work half done. */
  readonly writing: boolean
}

/** What changed since the last one. */
export interface FolderUpdate {
  readonly status?: SyncStatus
  readonly waiting?: readonly WaitingItem[]
  /** Oldest first, as they happened. */
  readonly activity?: readonly Activity[]
  readonly items?: readonly { readonly id: NodeId; readonly state: ItemState }[]
  readonly writing?: boolean
}

const MOST_ACTIVITY = 200

export const NEW_VIEW: FolderView = { status: { kind: 'starting' }, waiting: [], activity: [], items: new Map(), writing: false }

export function applyUpdate(view: FolderView, update: FolderUpdate): FolderView {
  return {
    status: update.status ?? view.status,
    waiting: update.waiting ?? view.waiting,
    activity: update.activity ? [...update.activity.toReversed(), ...view.activity].slice(0, MOST_ACTIVITY) : view.activity,
    items: update.items ? withItems(view.items, update.items) : view.items,
    writing: update.writing ?? view.writing,
  }
}

function withItems(before: ReadonlyMap<NodeId, ItemState>, changes: NonNullable<FolderUpdate['items']>): ReadonlyMap<NodeId, ItemState> {
  const items = new Map(before)
  for (const { id, state } of changes) {
    if (state === 'in-step' || state === 'gone') items.delete(id)
    else items.set(id, state)
  }
  return items
}
