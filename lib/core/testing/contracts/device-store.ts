/** What every DeviceStore promises: what was saved is there after a restart, all of a save or nothing of it. */
import { type Manifest, packManifest } from '../../chunk/manifest'
import type { ChunkHash, ContentHash, NodeId, RevisionId } from '../../ids'
import { ROOT } from '../../ids'
import type { DeviceStore, RemoteChange, StateChange } from '../../ports'
import type { BaseEntry } from '../../sides'
import { type ContractCase, expectEqual, expectThrown, expectTrue } from './contract'

export interface StoreWorld {
  readonly store: DeviceStore
  /** The same data, as a restarted device finds it. `store` is not used any more. */
  reopen(): Promise<DeviceStore>
}

/** An id out of a number, for tests. */
export function nodeId(n: number): NodeId {
  return n.toString(36).padStart(22, '0') as NodeId
}

export function hashOf(n: number): string {
  return n.toString(16).padStart(64, '0')
}

export function baseFile(n: number, name = `file ${n}.txt`, parent: NodeId = ROOT): BaseEntry {
  return {
    id: nodeId(n),
    kind: 'file',
    parent,
    name,
    content: hashOf(n) as ContentHash,
    size: n,
    fingerprint: { size: n, mtime: 1_790_000_000_000 + n },
    revision: nodeId(n + 1_000_000) as string as RevisionId,
    chunks: 1,
    observedAt: 1_790_000_000_500,
  }
}

export function baseFolder(n: number, name: string): BaseEntry {
  return { id: nodeId(n), kind: 'folder', parent: ROOT, name, fingerprint: null, revision: null, chunks: 0, observedAt: 0 }
}

const manifest: Manifest = [
  { hash: hashOf(901) as ChunkHash, size: 1000 },
  { hash: hashOf(902) as ChunkHash, size: 2000 },
  { hash: hashOf(903) as ChunkHash, size: 3000 },
]

const byId = (rows: readonly { readonly id: NodeId }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))

export const deviceStoreContract: readonly ContractCase<StoreWorld>[] = [
  {
    name: 'a store that was never saved to knows nothing',
    async run(open) {
      const { store, reopen } = await open()
      expectEqual(await store.load(), undefined)
      expectEqual(await (await reopen()).load(), undefined)
    },
  },
  {
    name: 'everything that was saved is there after a restart',
    async run(open) {
      const { store, reopen } = await open()
      const remote: RemoteChange[] = [
        { id: nodeId(5), gone: true },
        { ...baseFile(6), gone: false },
      ]
      const rest = {
        intents: [{ id: nodeId(7), path: ['a', 'b.txt'] }],
        conflicts: [{ id: nodeId(8), path: ['c.txt'], conflict: { of: nodeId(1), base: null, theirs: null } }],
        left: [['kept', 'here'], ['报告']],
      }
      const base = [baseFile(1), baseFolder(2, 'folder'), { ...baseFile(3, 'Café.txt', nodeId(2)), spelling: 'Cafe\u0301.txt' }]
      await store.save({
        ...{ epoch: 'first', cursor: 41, begun: true, basePut: base, remotePut: remote },
        ...{ intentsPut: rest.intents, conflictsPut: rest.conflicts, leftPut: rest.left, rules: 'build/\n' },
      })
      const state = await (await reopen()).load()
      expectTrue(state !== undefined, 'nothing was kept')
      expectEqual([state.epoch, state.cursor, state.begun, state.rules], ['first', 41, true, 'build/\n'])
      expectEqual(byId(state.base), byId(base), 'base')
      expectEqual(byId(state.remote), byId(remote), 'remote')
      expectEqual(state.intents, rest.intents, 'intents')
      expectEqual(state.conflicts, rest.conflicts, 'conflicts')
      expectEqual(new Set(state.left.map(path => path.join('/'))), new Set(['kept/here', '报告']), 'left')
    },
  },
  {
    name: 'a save changes what it names and nothing else',
    async run(open) {
      const { store, reopen } = await open()
      await store.save({ epoch: 'first', cursor: 1, basePut: [baseFile(1), baseFile(2), baseFile(3)], leftPut: [['x'], ['y']] })
      await store.save({ cursor: 2, basePut: [baseFile(2, 'renamed.txt')], baseRemove: [nodeId(3), nodeId(99)] })
      await store.save({ begun: true, leftRemove: [['x']], intentsPut: [{ id: nodeId(1), path: ['a'] }] })
      await store.save({ rules: '*.tmp' })
      await store.save({ intentsRemove: [nodeId(1)], rules: '' })
      const state = await (await reopen()).load()
      expectEqual([state?.epoch, state?.cursor, state?.begun, state?.rules], ['first', 2, true, ''])
      expectEqual(byId(state?.base ?? []), [baseFile(1), baseFile(2, 'renamed.txt')])
      expectEqual([state?.left, state?.intents], [[['y']], []])
    },
  },
  {
    name: 'what one save removes and puts is put',
    async run(open) {
      const { store, reopen } = await open()
      await store.save({ epoch: 'first', basePut: [baseFile(1)] })
      await store.save({ baseRemove: [nodeId(1)], basePut: [baseFile(1, 'again.txt')] })
      expectEqual((await (await reopen()).load())?.base, [baseFile(1, 'again.txt')])
    },
  },
  {
    name: 'a reset forgets base, remote and cursor first, and keeps the rest',
    async run(open) {
      const { store, reopen } = await open()
      await store.save({
        ...{ epoch: 'first', cursor: 41, begun: true, basePut: [baseFile(1)], remotePut: [{ id: nodeId(5), gone: true }] },
        ...{ leftPut: [['x']], rules: '*.tmp', manifestsPut: [{ content: hashOf(9) as ContentHash, manifest }] },
      })
      await store.save({ reset: true, epoch: 'second', basePut: [baseFile(9)] })
      expectEqual((await store.findChunks([hashOf(902) as ChunkHash])).size, 1, 'chunks known')
      const state = await (await reopen()).load()
      expectEqual([state?.epoch, state?.cursor, state?.begun, state?.rules], ['second', 0, true, '*.tmp'])
      expectEqual([state?.base, state?.remote, state?.left], [[baseFile(9)], [], [['x']]])
    },
  },
  {
    name: 'what is saved is what it was when it was saved',
    async run(open) {
      const { store, reopen } = await open()
      const path = ['a']
      const saving = store.save({ epoch: 'first', intentsPut: [{ id: nodeId(1), path }] })
      path[0] = 'changed since'
      await saving
      expectEqual((await (await reopen()).load())?.intents, [{ id: nodeId(1), path: ['a'] }])
    },
  },
  {
    name: 'a save that cannot be stored leaves everything as it was',
    async run(open) {
      const { store, reopen } = await open()
      await store.save({ epoch: 'first', cursor: 1, basePut: [baseFile(1)] })
      const impossible = { ...baseFile(3), size: (() => 3) as unknown as number }
      const change: StateChange = { cursor: 2, basePut: [baseFile(2), impossible] }
      await expectThrown(() => store.save(change))
      const state = await (await reopen()).load()
      expectEqual([state?.cursor, state?.base], [1, [baseFile(1)]])
    },
  },
  {
    name: 'a remembered manifest is given back, and its chunks are found in it',
    async run(open) {
      const { store, reopen } = await open()
      const content = hashOf(900) as ContentHash
      await store.save({ epoch: 'first', basePut: [baseFile(900)], manifestsPut: [{ content, manifest }] })
      const again = await reopen()
      await again.load()
      expectEqual(packManifest((await again.manifest(content)) ?? []), packManifest(manifest))
      expectEqual(await again.manifest(hashOf(1) as ContentHash), undefined)
      const found = await again.findChunks([hashOf(902), hashOf(903), hashOf(1)] as ChunkHash[])
      expectEqual(found.size, 2)
      expectEqual(found.get(hashOf(902) as ChunkHash), { content, offset: 1000, size: 2000 })
      expectEqual(found.get(hashOf(903) as ChunkHash), { content, offset: 3000, size: 3000 })
      expectEqual((await again.findChunks([])).size, 0)
    },
  },
  {
    name: 'twenty thousand entries are saved and loaded whole',
    async run(open) {
      const { store, reopen } = await open()
      const base = Array.from({ length: 20_000 }, (_, i) => baseFile(i))
      await store.save({ epoch: 'first', basePut: base })
      expectEqual(byId((await (await reopen()).load())?.base ?? []), base)
    },
  },
  {
    name: 'saves asked for at once all happen, in order',
    async run(open) {
      const { store, reopen } = await open()
      await Promise.all(Array.from({ length: 50 }, (_, i) => store.save({ epoch: 'first', cursor: i, basePut: [baseFile(i)] })))
      const state = await (await reopen()).load()
      expectEqual([state?.cursor, state?.base.length], [49, 50])
    },
  },
]
