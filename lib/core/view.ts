/** The three trees as the planner sees them. */
import type { NodeId } from './ids'
import type { BaseEntry, LocalEntry, RemoteEntry } from './sides'
import { type OverlayTree, samePlace, type Tree } from './tree'

export interface View {
  /** What both sides last agreed on. */
  readonly base: Tree<BaseEntry>
  /** What the scan saw. */
  readonly local: OverlayTree<LocalEntry>
  /** What the server last told. */
  readonly remote: OverlayTree<RemoteEntry>
}

/** Every node that may differ somewhere. */
export function changedIds(view: View): Set<NodeId> {
  return new Set([...view.local.changed(), ...view.remote.changed()])
}

/** Whether one side's entry stands where the base has it. */
export function isMoved(base: BaseEntry, side: LocalEntry | RemoteEntry): boolean {
  return !samePlace(base, side)
}

/** Whether one side's content is another than the base's; content that was not read yet counts as changed. */
export function isEdited(base: BaseEntry, side: LocalEntry | RemoteEntry): boolean {
  return base.kind === 'file' && side.kind === 'file' && base.content !== side.content
}
