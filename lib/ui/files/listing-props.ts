/** What a list and a grid of a folder's items are told. Types only. */
import type { ItemState } from '../../core/engine-api'
import type { NodeId } from '../../core/ids'
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
