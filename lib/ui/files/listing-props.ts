/** What a list and a grid of a folder's items are told, and what they tell each item. Types only. */
import type { Ref } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import type { ItemState } from '../../core/engine-api'
import type { DriveId, NodeId } from '../../core/ids'
import type { FileActions } from './use-file-actions'
import type { Listing } from './use-listing'

/** What is shown of an item besides itself. */
export interface Marks {
  /** `undefined`: this device keeps no folder of this drive. */
  readonly stateOf: ((id: NodeId) => ItemState) | undefined
  readonly stars: ReadonlySet<NodeId>
  /** To be moved by the next paste. */
  readonly cut: ReadonlySet<NodeId>
}

/** The name that is edited in its place. */
export interface Renaming {
  readonly id: NodeId | undefined
  readonly siblings: readonly { readonly id: NodeId; readonly name: string }[]
  readonly commit: (id: NodeId, name: string) => void
  readonly cancel: () => void
}

/** Where the person arrives. `focus`: with every new number the item at hand takes the focus; `reveal`: this one comes into view when it is there. */
export interface Entry {
  readonly focus: number
  readonly reveal: NodeId | undefined
}

export interface ListingProps {
  readonly listing: Listing
  readonly actions: FileActions
  readonly marks: Marks
  readonly renaming: Renaming
  readonly entry: Entry
}

export interface ItemProps {
  readonly node: ShownNode
  readonly drive: DriveId
  readonly index: number
  readonly active: boolean
  readonly focusRef: Ref<HTMLDivElement> | undefined
  readonly selected: boolean
  /** `undefined`: this device keeps no folder of this drive. */
  readonly state: ItemState | undefined
  readonly starred: boolean
  readonly cut: boolean
  readonly renaming: Renaming | undefined
  /** By dragging. */
  readonly movable: boolean
}
