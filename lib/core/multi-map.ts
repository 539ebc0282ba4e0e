/** Several ids under one key, where nearly every key has one: a set for each would cost more than the ids. */
import type { NodeId } from './ids'

export class MultiMap<Key> {
  private readonly entries = new Map<Key, NodeId | Set<NodeId>>()

  get size(): number {
    return this.entries.size
  }

  get(key: Key): Iterable<NodeId> {
    const held = this.entries.get(key)
    if (held === undefined) return []
    return typeof held === 'string' ? [held] : held
  }

  add(key: Key, id: NodeId): void {
    const held = this.entries.get(key)
    if (held === undefined) this.entries.set(key, id)
    else if (typeof held !== 'string') held.add(id)
    else if (held !== id) this.entries.set(key, new Set([held, id]))
  }

  delete(key: Key, id: NodeId): void {
    const held = this.entries.get(key)
    if (held === id) this.entries.delete(key)
    if (held === undefined || typeof held === 'string') return
    held.delete(id)
    if (held.size === 0) this.entries.delete(key)
  }

  /** The ids of each key. */
  *groups(): Iterable<Iterable<NodeId>> {
    for (const held of this.entries.values()) yield typeof held === 'string' ? [held] : held
  }

  *values(): Iterable<NodeId> {
    for (const ids of this.groups()) yield* ids
  }
}
