/** What the list and the grid of a shared folder are told. */
import type { NodeId } from '../../core/ids'
import type { Selection } from '../files/selection'
import type { Asked } from './folder-visit'
import type { VisitedItem } from './visited-item'

export interface ListedProps {
  /** In their order. */
  readonly items: readonly VisitedItem[]
  /** `undefined`: they are what the link names. */
  readonly folder: NodeId | undefined
  readonly picked: Selection
  readonly onPick: (next: (now: Selection) => Selection) => void
  /** `undefined`: nothing is changed here. */
  readonly onAsk: ((asked: Asked) => void) | undefined
}
