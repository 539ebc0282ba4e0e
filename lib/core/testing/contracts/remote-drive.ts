/** What every RemoteDrive promises, against whatever server is behind it. */
import { createChunker } from '../../chunk/fastcdc'
import { contentHash, type Manifest, packManifest, type Sha256 } from '../../chunk/manifest'
import type { ChunkHash, NodeId, OpId, RevisionId } from '../../ids'
import { ROOT } from '../../ids'
import { type RemoteDrive, RemoteFault } from '../../ports'
import { type Advanced, type Commit, type CommitAnswer, type Op, PROTOCOL_VERSION } from '../../protocol/messages'
import type { PackedChunk } from '../../protocol/pack'
import { bytesOf, pattern } from './content'
import { type ContractCase, expectEqual, expectThrown, expectTrue } from './contract'

export interface DriveWorld {
  readonly drive: RemoteDrive
  /** The same drive as another device of the same person sees it. */
  readonly other: RemoteDrive
  readonly sha256: Sha256
  newId(): string
}

const KIB = 1024

export const remoteDriveContract: readonly ContractCase<DriveWorld>[] = [
  {
    name: 'an empty drive has nothing to tell but where it stands',
    async run(open) {
      const { drive } = await open()
      const { head, next, more, nodes, epoch } = await drive.changes(0, 100)
      expectEqual([next, more, nodes], [head, false, []])
      expectTrue(epoch.length > 0, 'no epoch')
    },
  },
  {
    name: 'what one device committed another one reads, once, from its cursor on',
    async run(open) {
      const world = await open()
      const { drive, other } = world
      const first = await commit(world, [makeFolder(world, 'one')])
      await commit(world, [makeFolder(world, 'two'), makeFolder(world, '报告')])
      const all = await other.changes(0, 100)
      expectEqual(
        all.nodes.map(node => node.name),
        ['one', 'two', '报告'],
      )
      expectEqual([all.next, all.more, all.epoch], [all.head, false, first.epoch])
      const since = await drive.changes(first.head, 100)
      expectEqual(
        since.nodes.map(node => node.name),
        ['two', '报告'],
      )
      expectEqual((await drive.changes(all.head, 100)).nodes, [])
    },
  },
  {
    name: 'many changes come in pages, none twice and none left out',
    async run(open) {
      const world = await open()
      const names = Array.from({ length: 25 }, (_, i) => `folder ${i}`)
      await commit(
        world,
        names.map(name => makeFolder(world, name)),
      )
      const seen: string[] = []
      for (let since = 0, more = true; more; ) {
        const page = await world.other.changes(since, 10)
        expectTrue(page.nodes.length <= 10, 'more than was asked for')
        seen.push(...page.nodes.map(node => node.name))
        since = page.next
        more = page.more
      }
      expectEqual(seen, names)
    },
  },
  {
    name: 'chunks are missing until they were sent, and are read back byte by byte',
    async run(open) {
      const world = await open()
      const { drive, other } = world
      const small = await Promise.all(Array.from({ length: 300 }, (_, i) => packed(world, bytesOf(`small ${i}`))))
      const large = await Promise.all([0, 1, 2].map(i => packed(world, pattern(i * 1000, 900 * KIB))))
      const chunks = [...small, ...large]
      const stranger = (await packed(world, bytesOf('never sent'))).hash
      const hashes = chunks.map(({ hash }) => hash)
      expectEqual((await drive.missing(hashes)).size, chunks.length, 'missing before')
      await drive.sendPack(chunks)
      expectEqual(await other.missing([...hashes, stranger]), new Set([stranger]), 'missing after')
      const read = await fetched(other, [...hashes, stranger])
      expectEqual(read.size, chunks.length, 'chunks read')
      for (const { hash, bytes } of chunks) expectEqual(read.get(hash), bytes, hash)
    },
  },
  {
    name: 'no chunk asked for is no chunk answered',
    async run(open) {
      const { drive } = await open()
      expectEqual((await fetched(drive, [])).size, 0)
      expectEqual((await drive.missing([])).size, 0)
      expectEqual((await drive.manifests([])).size, 0)
    },
  },
  {
    name: 'the steps of a sending add up to the bytes of its chunks',
    async run(open) {
      const world = await open()
      const chunks = await Promise.all([0, 1, 2, 3].map(i => packed(world, pattern(i, 700 * KIB))))
      let told = 0
      await world.drive.sendPack(chunks, bytes => {
        told += bytes
      })
      expectEqual(told, 4 * 700 * KIB)
    },
  },
  {
    name: 'reading may end early',
    async run(open) {
      const world = await open()
      const chunks = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(i => packed(world, pattern(i, 900 * KIB))))
      await world.drive.sendPack(chunks)
      for await (const { bytes } of world.drive.fetchChunks(chunks.map(({ hash }) => hash))) {
        expectEqual(bytes.length, 900 * KIB)
        break
      }
      expectEqual((await world.drive.changes(0, 1)).more, false, 'the drive still answers')
    },
  },
  {
    name: 'a file needs its chunks, and its manifest is known once it is committed',
    async run(open) {
      const world = await open()
      const file = await largeFile(world)
      const [refused] = (await commit(world, [file.op])).outcomes
      expectEqual(refused?.kind, 'missing-chunks')
      await world.drive.sendPack(file.chunks)
      const [accepted] = (await commit(world, [{ ...file.op, opId: world.newId() as OpId }])).outcomes
      expectEqual(accepted?.kind, 'accepted')
      const known = await world.other.manifests([file.op.revision.content])
      expectEqual(packManifest(known.get(file.op.revision.content) ?? []), packManifest(file.op.revision.chunks))
      const [node] = (await world.other.changes(0, 10)).nodes
      expectEqual([node?.revision?.content, node?.revision?.chunks], [file.op.revision.content, file.chunks.length])
    },
  },
  {
    name: 'a commit that is repeated is answered the same and done once',
    async run(open) {
      const world = await open()
      const ops = [makeFolder(world, 'once')]
      const { fence } = await world.drive.lead()
      const first = await commit(world, ops, fence)
      const second = await commit(world, ops, fence)
      expectEqual(second.outcomes, first.outcomes)
      expectEqual((await world.other.changes(0, 10)).nodes.length, 1)
    },
  },
  {
    name: 'who lost the lead is refused',
    async run(open) {
      const world = await open()
      const { fence: before } = await world.drive.lead()
      const { fence: after } = await world.drive.lead()
      expectTrue(after > before, 'the fence does not rise')
      const fault = await expectThrown(() => commit(world, [makeFolder(world, 'late')], before))
      expectTrue(fault instanceof RemoteFault, `not a RemoteFault: ${fault}`)
      expectEqual(fault.kind, 'fenced')
      expectEqual((await world.other.changes(0, 10)).nodes, [])
    },
  },
  {
    name: 'a subscriber is told that it is connected, then of what another device did',
    async run(open) {
      const world = await open()
      const told = createTold()
      const stop = world.other.subscribe(told.listener)
      await told.online
      const { epoch, head } = await commit(world, [makeFolder(world, 'news')])
      const advanced = await told.advanced
      expectEqual([advanced.epoch, advanced.head], [epoch, head])
      stop()
    },
  },
]

function makeFolder({ newId }: DriveWorld, name: string): Op {
  return { op: 'create-folder', opId: newId() as OpId, id: newId() as NodeId, place: { parent: ROOT, name } }
}

async function commit({ drive }: DriveWorld, ops: readonly Op[], fence?: number): Promise<CommitAnswer> {
  const message: Commit = { protocol: PROTOCOL_VERSION, fence: fence ?? (await drive.lead()).fence, deletesConfirmed: false, ops: [...ops] }
  return drive.commit(message)
}

async function packed({ sha256 }: DriveWorld, bytes: Uint8Array<ArrayBuffer>): Promise<PackedChunk> {
  return { hash: (await sha256(bytes)) as ChunkHash, bytes }
}

async function fetched(drive: RemoteDrive, hashes: readonly ChunkHash[]): Promise<Map<ChunkHash, Uint8Array>> {
  const read = new Map<ChunkHash, Uint8Array>()
  for await (const { hash, bytes } of drive.fetchChunks(hashes)) read.set(hash, bytes)
  return read
}

/** A file of several chunks, cut as every device cuts. */
async function largeFile(world: DriveWorld): Promise<{ chunks: PackedChunk[]; op: Extract<Op, { op: 'create-file' }> }> {
  const chunks: PackedChunk[] = []
  const chunker = createChunker()
  for (let rest = pattern(7, 5 * KIB * KIB); rest.length > 0; ) {
    const cut = chunker.nextCut(rest)
    const end = cut === -1 ? rest.length : cut
    chunks.push(await packed(world, rest.slice(0, end)))
    rest = rest.slice(end)
  }
  const manifest: Manifest = chunks.map(({ hash, bytes }) => ({ hash, size: bytes.length }))
  const revision = {
    id: world.newId() as RevisionId,
    content: await contentHash(manifest, world.sha256),
    size: 5 * KIB * KIB,
    mtime: 1_790_000_000_000,
    chunks: [...manifest],
  }
  const place = { parent: ROOT, name: 'large.bin' }
  return { chunks, op: { op: 'create-file', opId: world.newId() as OpId, id: world.newId() as NodeId, place, revision } }
}

function createTold() {
  let online = () => {}
  let advanced: (message: Advanced) => void = () => {}
  return {
    online: new Promise<void>(resolve => {
      online = resolve
    }),
    advanced: new Promise<Advanced>(resolve => {
      advanced = resolve
    }),
    listener: {
      online: () => online(),
      advanced: (message: Advanced) => advanced(message),
      offline() {},
      rights() {},
      refused() {},
    },
  }
}
