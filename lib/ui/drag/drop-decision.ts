/** What would come of a drop. Pure. Places are what `data-drop` of an element names. */
import type { NodeId } from '../../core/ids'
import type { NodeDrag } from './drag-session'

/** A folder of the drive, the trash, or where a folder of the disk is connected. */
export type DropPlace = NodeId | 'trash' | 'connect'

export type NodeDrop =
  | { readonly kind: 'move' | 'copy'; readonly to: NodeId }
  | { readonly kind: 'delete' }
  /** Nothing would change, or nothing can. */
  | { readonly kind: 'none' }

const NONE: NodeDrop = { kind: 'none' }

/** `copy`: the key for it is held. */
export function nodeDrop(drag: Pick<NodeDrag, 'ids' | 'from'>, place: DropPlace | undefined, copy: boolean): NodeDrop {
  if (place === undefined || place === 'connect') return NONE
  if (place === 'trash') return { kind: 'delete' }
  if (drag.ids.includes(place)) return NONE
  if (copy) return { kind: 'copy', to: place }
  return place === drag.from ? NONE : { kind: 'move', to: place }
}

/** What is dropped from the disk. */
export interface DiskItems {
  readonly count: number
  /** Exactly one, and that is a folder. */
  readonly oneFolder: boolean
}

export type DiskDrop =
  | { readonly kind: 'connect' }
  /** Both would make sense: the person says which. */
  | { readonly kind: 'ask'; readonly to: NodeId }
  | { readonly kind: 'upload'; readonly to: NodeId }
  | { readonly kind: 'none' }

interface Possible {
  /** This browser can keep a folder in step, and none is connected here. */
  readonly connect: boolean
  readonly upload: boolean
}

/** `here`: the folder that is shown; the top of the drive elsewhere. */
export function diskDrop({ count, oneFolder }: DiskItems, place: DropPlace | undefined, here: NodeId, possible: Possible): DiskDrop {
  if (count === 0) return { kind: 'none' }
  const to = place === undefined || place === 'trash' || place === 'connect' ? here : place
  if (oneFolder && possible.connect) return place === 'connect' || !possible.upload ? { kind: 'connect' } : { kind: 'ask', to }
  return possible.upload ? { kind: 'upload', to } : { kind: 'none' }
}

/** What an element names as `data-drop`. */
export function dropPlace(text: string | undefined): DropPlace | undefined {
  return text === undefined || text === '' ? undefined : (text as DropPlace)
}
