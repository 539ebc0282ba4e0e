import { expect, test } from 'vitest'
import { DeviceTrees } from '../device-trees'
import type { ContentHash } from '../ids'
import type { Intent } from '../ports'
import type { Shared } from '../sides'
import { bytesOf } from '../testing/content'
import { hashOf, nodeId } from '../testing/contracts/device-store'
import { DISK_KINDS } from '../testing/disk-kind'
import { MemoryDisk } from '../testing/memory-disk'
import { MemoryFolder, SWAP_SUFFIX } from '../testing/memory-folder'
import { MemoryStore, StoreData } from '../testing/memory-store'
import { Leftovers } from './leftovers'

const SENT: Shared = {
  ...{ place: undefined, content: hashOf(1) as ContentHash, size: 3, fingerprint: { size: 3, mtime: 5 }, observedAt: 9 },
  ...{ revision: nodeId(2), chunks: 1 },
}

/** What a device finds that died with `intent` and these files, by name. */
async function afterCrash(intent: Omit<Intent, 'id' | 'path'>, files: Readonly<Record<string, string>>) {
  const disk = new MemoryDisk(DISK_KINDS.linux, Date)
  for (const [name, text] of Object.entries(files)) disk.put([name], bytesOf(text))
  const data = new StoreData()
  data.epoch = 'e'
  data.intents.set(nodeId(1), { id: nodeId(1), path: ['a.txt'], ...intent })
  const store = new MemoryStore(data)
  const state = await store.load()
  const leftovers = new Leftovers(new MemoryFolder(disk))
  leftovers.found(state?.intents ?? [])
  await leftovers.remove(new DeviceTrees(store, state))
  const left = Object.keys(files).filter(name => disk.file([name]))
  return { left, intents: [...data.intents.values()] }
}

test('of a new file that was being written neither its empty beginning nor its half-written copy stays', async () => {
  const { left, intents } = await afterCrash({ writing: 'new' }, { 'a.txt': '', [`a.txt${SWAP_SUFFIX}`]: 'half', 'b.txt': '' })
  expect(left).toEqual(['b.txt'])
  expect(intents).toEqual([])
})

test.each(['new', 'over'] as const)('of a long content that was written %s nothing stays', async writing => {
  const parts = { 'lockstep-part-0123abcd.txt': 'half', 'lockstep-part-4567abcd.txt': '', 'lockstep-part-4567abcd.txt.crswap': 'half' }
  expect((await afterCrash({ writing }, { 'a.txt': 'old', ...parts })).left).toEqual(['a.txt'])
})

test('a new file that was whole before the crash stays', async () => {
  expect((await afterCrash({ writing: 'new' }, { 'a.txt': 'whole' })).left).toEqual(['a.txt'])
})

test('a file that a person emptied while another content was to replace it stays', async () => {
  const { left, intents } = await afterCrash({ writing: 'over' }, { 'a.txt': '', [`a.txt${SWAP_SUFFIX}`]: 'half' })
  expect(left).toEqual(['a.txt'])
  expect(intents).toEqual([])
})

test('what was sent and not answered is remembered, also when a newer content was being written over it', async () => {
  const { left, intents } = await afterCrash({ writing: 'over', sent: [SENT] }, { 'a.txt': 'old' })
  expect(left).toEqual(['a.txt'])
  expect(intents).toEqual([{ id: nodeId(1), path: ['a.txt'], sent: [SENT] }])
})
