/** What lies before and behind the shown file, and which keys lead there. Pure. */
import type { NodeId } from '../../core/ids'

export interface Neighbours {
  /** From 1; 0 when it is not among them any more. */
  readonly position: number
  readonly count: number
  readonly previous: NodeId | undefined
  readonly next: NodeId | undefined
}

/** `before`: its last known position. Once it is gone, those around its gap are its neighbours. */
export function neighboursOf(nodes: readonly { readonly id: NodeId }[], id: NodeId, before: number): Neighbours {
  const position = nodes.findIndex(node => node.id === id) + 1
  const [previous, next] = position > 0 ? [position - 2, position] : [before - 2, before - 1]
  return { position, count: nodes.length, previous: nodes[previous]?.id, next: nodes[next]?.id }
}

export interface KeyPress {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

export function stepForKey({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): 'previous' | 'next' | undefined {
  if (altKey || ctrlKey || metaKey || shiftKey) return undefined
  if (key === 'ArrowLeft') return 'previous'
  return key === 'ArrowRight' ? 'next' : undefined
}

/** Where the arrow keys already mean something: fields, players, what is moved or scrolled sideways. */
export const OWN_ARROWS = 'input, textarea, select, video, audio, [contenteditable="true"], [data-own-arrows], [role="menu"]'
