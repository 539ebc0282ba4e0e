/** The changes of this page that the lists show ahead of the server, one layer for each edit; later ones lie on top. */
import type { NodeId } from '../../core/ids'
import type { ShownNode } from '../drive-api'
import type { Effects } from './overlay'

export interface PendingLayer {
  /** Shows these instead. */
  replace(effects: Effects): void
  /** Takes it away: the lists know by themselves now, or it was refused. */
  drop(): void
}

export class PendingLayers {
  private readonly layers = new Map<number, Effects>()
  private readonly listeners = new Set<() => void>()
  private flat: Effects = new Map()
  private count = 0

  /** All of them as one. */
  effects(): Effects {
    return this.flat
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  lay(effects: Effects): PendingLayer {
    const id = ++this.count
    this.set(id, effects)
    return {
      replace: others => this.set(id, others),
      drop: () => this.set(id, undefined),
    }
  }

  private set(id: number, effects: Effects | undefined): void {
    if (effects) this.layers.set(id, effects)
    else if (!this.layers.delete(id)) return
    const flat = new Map<NodeId, ShownNode | 'gone'>()
    for (const layer of this.layers.values()) for (const [node, effect] of layer) flat.set(node, effect)
    this.flat = flat
    for (const listener of [...this.listeners]) listener()
  }
}
