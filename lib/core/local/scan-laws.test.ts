import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DeviceTrees } from '../device-trees'
import type { ContentHash, NodeId } from '../ids'
import type { Path } from '../name'
import type { BaseEntry } from '../sides'
import { bytesOf } from '../testing/content'
import { CrashGate } from '../testing/crash-gate'
import { DISK_KINDS } from '../testing/disk-kind'
import { holdsInTime } from '../testing/holds'
import { type DiskEntry, MemoryDisk } from '../testing/memory-disk'
import { MemoryFolder } from '../testing/memory-folder'
import { MemoryStore, StoreData } from '../testing/memory-store'
import { VirtualClock } from '../testing/virtual-clock'
import { scan } from './scan'

const PATHS: readonly Path[] = [['a.txt'], ['b.html'], ['x', 'c.txt'], ['x', 'd.html'], ['x', 'y', 'e.txt'], ['z', 'f.html']]
const FOLDERS: readonly Path[] = [[], ['x'], ['x', 'y'], ['z']]

const Act = fc.oneof(
  fc.record({ kind: fc.constant('remove' as const), path: fc.constantFrom(...PATHS, ...FOLDERS.slice(1)) }),
  fc.record({ kind: fc.constant('hide' as const), end: fc.constantFrom('.html', '.txt', 'x') }),
  fc.record({
    kind: fc.constant('break listing' as const),
    path: fc.constantFrom(...FOLDERS),
    how: fc.constantFrom('incomplete', 'unreadable'),
  }),
  fc.record({ kind: fc.constant('lock' as const), path: fc.constantFrom(...PATHS) }),
  fc.record({ kind: fc.constant('take permission' as const), access: fc.constantFrom('ask', 'denied') }),
  fc.constant({ kind: 'mend' as const }),
  fc.constant({ kind: 'look' as const }),
)
type Act = typeof Act extends fc.Arbitrary<infer One> ? One : never

/** A folder that is in step, as the trees know it. */
function inStep(clock: VirtualClock) {
  const disk = new MemoryDisk(DISK_KINDS.linux, clock)
  for (const path of PATHS) disk.put(path, bytesOf(path.join('/')))
  const ids = new Map<NodeId, DiskEntry>()
  const base = [...disk.all()].map(entry => {
    const id = idAt(disk.pathOf(entry))
    ids.set(id, entry)
    return baseEntry(disk, entry, id)
  })
  const state = { epoch: '', cursor: 0, begun: true, base, remote: [], intents: [], conflicts: [], left: [], rules: '' }
  const trees = new DeviceTrees(new MemoryStore(new StoreData(), new CrashGate()), state)
  return { disk, trees, ids }
}

const idAt = (path: Path) => (path.length === 0 ? 'root' : path.join('/')) as NodeId

function baseEntry(disk: MemoryDisk, entry: DiskEntry, id: NodeId): BaseEntry {
  const place = { id, parent: idAt(disk.pathOf(entry).slice(0, -1)), name: entry.name, observedAt: 1e15, chunks: 1 }
  if (entry.kind === 'folder') return { ...place, kind: 'folder', fingerprint: null, revision: null }
  const { length: size } = entry.bytes
  return { ...place, kind: 'file', size, content: id as string as ContentHash, fingerprint: { size, mtime: entry.mtime }, revision: id }
}

function perform(disk: MemoryDisk, act: Exclude<Act, { kind: 'look' }>): void {
  if (act.kind === 'remove' && disk.find(act.path)) disk.remove(act.path)
  if (act.kind === 'hide') disk.hiddenEnds.add(act.end)
  if (act.kind === 'take permission') disk.access = act.access as 'ask'
  if (act.kind === 'mend') disk.clearFaults()
  if (act.kind === 'break listing') {
    const folder = disk.folder(act.path)
    if (folder) folder.fault = act.how as 'incomplete'
  }
  if (act.kind === 'lock') {
    const file = disk.file(act.path)
    if (file) file.fault = 'no-permission'
  }
}

test('law 3: only what left the disk is believed gone, and that is in the end', async () => {
  await holdsInTime(
    fc.asyncProperty(fc.array(Act, { maxLength: 12 }), async acts => {
      const clock = new VirtualClock()
      const { disk, trees, ids } = inStep(clock)
      const folder = new MemoryFolder(disk)
      let next = 0
      const context = {
        trees,
        folder,
        ignored: () => false,
        newId: () => `new ${next++}` as NodeId,
        now: () => clock.now(),
        progress: () => {},
      }
      const look = async () => {
        await clock.advance(4_000)
        await scan(context, [idAt([])], true)
        const forgotten = [...ids].filter(([id]) => !trees.local.get(id))
        expect(forgotten.filter(([, entry]) => disk.has(entry)).map(([id]) => id)).toEqual([])
      }
      for (const act of acts) act.kind === 'look' ? await look() : perform(disk, act)
      disk.clearFaults()
      for (let times = 0; times < 3; times++) await look()
      const left = [...ids].filter(([id]) => trees.local.get(id)).map(([id]) => id)
      expect(left).toEqual([...ids].filter(([, entry]) => disk.has(entry)).map(([id]) => id))
      expect([...trees.missing, ...trees.unreadable]).toEqual([])
    }),
    300,
  )
})
