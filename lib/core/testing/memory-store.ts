/** What a device remembers, in memory: a save is whole or not at all, and a crash before its end leaves what was there. */
import type { Manifest } from '../chunk/manifest'
import type { ChunkHash, ContentHash, NodeId } from '../ids'
import type { Path } from '../name'
import type { DeviceState, DeviceStore, Intent, PendingConflict, RemoteChange, StateChange } from '../ports'
import type { BaseEntry } from '../sides'
import { CrashGate } from './crash-gate'

interface Place {
  readonly content: ContentHash
  readonly offset: number
  readonly size: number
}

/** The disk under a `MemoryStore`; it outlives the device's crashes. */
export class StoreData {
  epoch: string | undefined
  cursor = 0
  begun = false
  rules = ''
  readonly base = new Map<NodeId, BaseEntry>()
  readonly remote = new Map<NodeId, RemoteChange>()
  readonly intents = new Map<NodeId, Intent>()
  readonly conflicts = new Map<NodeId, PendingConflict>()
  readonly left = new Map<string, Path>()
  readonly manifests = new Map<ContentHash, Manifest>()
}

export class MemoryStore implements DeviceStore {
  constructor(
    readonly data = new StoreData(),
    private readonly gate = new CrashGate(),
    /** Told of every change just before it is durable. */
    private readonly witness: (change: StateChange) => void = () => {},
  ) {}

  load(): Promise<DeviceState | undefined> {
    return this.gate.call(async () => {
      const { epoch, cursor, begun, rules, base, remote, intents, conflicts, left } = this.data
      if (epoch === undefined) return undefined
      return {
        epoch,
        cursor,
        begun,
        rules,
        base: [...base.values()],
        remote: [...remote.values()],
        intents: [...intents.values()],
        conflicts: [...conflicts.values()],
        left: [...left.values()],
      }
    })
  }

  save(change: StateChange): Promise<void> {
    const copy = structuredClone(change)
    return this.gate.call(async () => {
      this.witness(copy)
      this.apply(copy)
    })
  }

  manifest(content: ContentHash): Promise<Manifest | undefined> {
    return this.gate.call(async () => this.data.manifests.get(content))
  }

  findChunks(hashes: readonly ChunkHash[]): Promise<ReadonlyMap<ChunkHash, Place>> {
    return this.gate.call(async () => {
      const wanted = new Set(hashes)
      const found = new Map<ChunkHash, Place>()
      for (const [content, manifest] of this.data.manifests) {
        let offset = 0
        for (const { hash, size } of manifest) {
          if (wanted.has(hash) && !found.has(hash)) found.set(hash, { content, offset, size })
          offset += size
        }
      }
      return found
    })
  }

  private apply(change: StateChange): void {
    const { data } = this
    if (change.reset) this.reset()
    data.epoch = change.epoch ?? data.epoch
    data.cursor = change.cursor ?? data.cursor
    data.begun = change.begun ?? data.begun
    data.rules = change.rules ?? data.rules
    update(data.base, change.basePut, change.baseRemove)
    update(data.remote, change.remotePut, change.remoteRemove)
    update(data.intents, change.intentsPut, change.intentsRemove)
    update(data.conflicts, change.conflictsPut, change.conflictsRemove)
    for (const path of change.leftRemove ?? []) data.left.delete(JSON.stringify(path))
    for (const path of change.leftPut ?? []) data.left.set(JSON.stringify(path), path)
    for (const { content, manifest } of change.manifestsPut ?? []) data.manifests.set(content, manifest)
  }

  private reset(): void {
    this.data.cursor = 0
    this.data.base.clear()
    this.data.remote.clear()
  }
}

/** Removes first: what is put in the same change stays. */
function update<Id, Item extends { readonly id: Id }>(
  map: Map<Id, Item>,
  put: readonly Item[] | undefined,
  remove: readonly Id[] | undefined,
): void {
  for (const id of remove ?? []) map.delete(id)
  for (const item of put ?? []) map.set(item.id, item)
}
