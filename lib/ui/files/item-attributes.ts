/** By what the listeners around a list or grid know an item: its place, what can be dropped on it, whether it can be dragged. */
import type { ItemProps } from './listing-props'

export function itemAttributes({ node, index, focusRef, selected, renaming, movable }: ItemProps) {
  const folder = node.kind === 'folder' ? node : undefined
  return {
    ref: focusRef,
    'aria-selected': selected,
    'data-item': index,
    'data-drop': folder?.id,
    'data-drop-name': folder?.name,
    draggable: movable && !renaming,
  }
}
