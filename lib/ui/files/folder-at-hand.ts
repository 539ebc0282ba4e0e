/** The folder that is shown, with what is chosen in it, told to what floats above the screens. */
import { useEffect } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import type { FileActions } from './use-file-actions'
import type { Listing } from './use-listing'

interface FolderAtHand {
  readonly listing: Listing
  readonly actions: FileActions
}

export interface ItemsAtHand {
  /** Not empty. */
  readonly nodes: readonly ShownNode[]
  readonly actions: FileActions
}

let shown: FolderAtHand | undefined

export function useTellFolder(listing: Listing, actions: FileActions): void {
  useEffect(() => {
    const mine = { listing, actions }
    shown = mine
    return () => {
      if (shown === mine) shown = undefined
    }
  }, [listing, actions])
}

/** What is chosen, or else the item that has the focus; as it is now, since a dialog takes the focus. */
export function itemsAtHand(): ItemsAtHand | undefined {
  if (!shown) return undefined
  const { items, active, selected } = shown.listing
  const hand = document.activeElement?.matches('[data-item]') ? items[active] : undefined
  const nodes = selected.length > 0 ? selected : hand ? [hand] : []
  return nodes.length > 0 ? { nodes, actions: shown.actions } : undefined
}
