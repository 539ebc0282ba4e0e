/**
 * Which local items are which nodes, where both sides brought something new: the same folder made on both sides is one
 * folder, equal files are one file, and a file edited on both sides is two. Decided before planning, so that the
 * planner only merges nodes.
 */
import type { NodeId } from './ids'
import { nameKey } from './name'
import type { LocalEntry, RemoteEntry } from './sides'
import { changedIds, isEdited, type View } from './view'

/** Local files whose content must be known before the rest can be decided. */
export function mustRead(view: View): NodeId[] {
  const unread: NodeId[] = []
  for (const id of changedIds(view)) {
    const local = view.local.get(id)
    if (local?.kind !== 'file' || local.content !== undefined) continue
    if (isOpposed(view, local)) unread.push(id)
  }
  return unread
}

/** Whether the server has another opinion on what this file holds. */
function isOpposed(view: View, local: LocalEntry): boolean {
  const base = view.base.get(local.id)
  const remote = view.remote.get(local.id)
  if (base) return remote === undefined || isEdited(base, remote)
  if (remote) return true
  return twin(view, local, local.parent)?.kind === 'file'
}

/** A local item and the node of the server that it is. */
export interface Adoption {
  readonly from: NodeId
  readonly to: NodeId
}

/**
 * New local items that the server has under the same name: folders, and files of the same content. Parents come before
 * children. `kept`: folders that were deleted here and stay on the server; made anew, they are the same.
 */
export function adoptions(view: View, kept: ReadonlySet<NodeId> = new Set()): Adoption[] {
  const found: Adoption[] = []
  const queue = newLocalItems(view).map(local => ({ local, parent: local.parent }))
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { local, parent } = next
    const remote = twin(view, local, parent, kept)
    if (!remote || !isSame(local, remote)) continue
    found.push({ from: local.id, to: remote.id })
    for (const child of view.local.children(local.id)) {
      const entry = view.local.get(child)
      if (entry) queue.push({ local: entry, parent: remote.id })
    }
  }
  return found
}

/** New items whose folder both sides know; what lies in new folders is reached through them. */
function newLocalItems(view: View): LocalEntry[] {
  const items: LocalEntry[] = []
  for (const id of view.local.changed()) {
    const local = view.local.get(id)
    if (local && !isKnown(view, id) && (isKnown(view, local.parent) || view.local.get(local.parent) === undefined)) items.push(local)
  }
  return items
}

function isKnown(view: View, id: NodeId): boolean {
  return view.base.get(id) !== undefined || view.remote.get(id) !== undefined
}

/** The node of that name which only the server has. */
function twin(view: View, local: LocalEntry, parent: NodeId, kept: ReadonlySet<NodeId> = new Set()): RemoteEntry | undefined {
  for (const id of view.remote.named(parent, nameKey(local.name))) {
    if ((!view.base.get(id) || kept.has(id)) && !view.local.get(id)) return view.remote.get(id)
  }
  return undefined
}

function isSame(local: LocalEntry, remote: RemoteEntry): boolean {
  if (local.kind === 'folder' || remote.kind === 'folder') return local.kind === remote.kind
  return local.content !== undefined && local.content === remote.content
}

/** Files that both sides changed to different contents: the remote one keeps the node, the local one becomes another. `isOurs`: the server has it from here. */
export function splits(view: View, isOurs: (id: NodeId) => boolean): NodeId[] {
  const split: NodeId[] = []
  for (const id of view.local.changed()) {
    const base = view.base.get(id)
    const local = view.local.get(id)
    const remote = view.remote.get(id)
    if (local?.kind !== 'file' || remote?.kind !== 'file' || local.content === undefined) continue
    const opposed = base ? isEdited(base, local) && isEdited(base, remote) : !isOurs(id)
    if (opposed && local.content !== remote.content) split.push(id)
  }
  return split
}
