/** Which items are chosen, and how clicks and keys change that, as in the file managers that people have in their hands. Pure. */
import type { NodeId } from '../../core/ids'

export interface Selection {
  readonly ids: ReadonlySet<NodeId>
  /** Where a range begins; `undefined`: at the item at hand. */
  readonly anchor: NodeId | undefined
}

type Order = readonly { readonly id: NodeId }[]

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: undefined }

export function selectOnly(id: NodeId): Selection {
  return { ids: new Set([id]), anchor: id }
}

export function toggle(selection: Selection, id: NodeId): Selection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: id }
}

/** From the anchor to `to`, both included. `add`: what was chosen before stays. */
export function selectRange(selection: Selection, order: Order, to: NodeId, add = false): Selection {
  const end = indexOf(order, to)
  const anchor = indexOf(order, selection.anchor)
  if (end < 0) return selection
  const start = anchor < 0 ? end : anchor
  const range = order.slice(Math.min(start, end), Math.max(start, end) + 1).map(({ id }) => id)
  return { ids: new Set(add ? [...selection.ids, ...range] : range), anchor: order[start]?.id }
}

export function selectAll(order: Order): Selection {
  return { ids: new Set(order.map(({ id }) => id)), anchor: order[0]?.id }
}

/** Without what is not there any more; the same object when nothing is missing. `present`: those of them that are there. */
export function keepPresent(selection: Selection, present: Order): Selection {
  if (present.length === selection.ids.size) return selection
  return { ids: new Set(present.map(({ id }) => id)), anchor: selection.anchor }
}

/** Those that are chosen, in order. `near`: where they are looked for first, since mostly they are one run around the item at hand. */
export function chosenOf<Item extends { readonly id: NodeId }>({ ids }: Selection, order: readonly Item[], near = 0): readonly Item[] {
  if (ids.size === 0) return NONE
  const isChosen = (at: number) => at >= 0 && at < order.length && ids.has((order[at] as Item).id)
  let [first, end] = [near, near]
  while (isChosen(first - 1)) first--
  while (isChosen(end)) end++
  return end - first === ids.size ? order.slice(first, end) : order.filter(({ id }) => ids.has(id))
}

/** What an action on one item is about: all that is chosen when that item is, else that item alone. */
export function subjects<Item extends { readonly id: NodeId }>(selection: Selection, order: readonly Item[], item: Item): readonly Item[] {
  return selection.ids.has(item.id) ? chosenOf(selection, order) : [item]
}

const NONE: readonly never[] = []

function indexOf(order: Order, id: NodeId | undefined): number {
  return id === undefined ? -1 : order.findIndex(item => item.id === id)
}
