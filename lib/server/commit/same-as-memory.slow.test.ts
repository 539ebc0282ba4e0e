/** The real server and the one in memory, which the simulated world runs on, answer the same to the same commits. */
import { expect, test } from 'vitest'
import type { DeviceId, DriveId, NodeId, OpId, RevisionId } from '../../core/ids'
import { ROOT } from '../../core/ids'
import type { Changes, Commit, CommitAnswer, Op, Outcome, RemoteNode } from '../../core/protocol/messages'
import { PROTOCOL_VERSION } from '../../core/protocol/messages'
import { MemoryServer, type StoredNode } from '../../core/testing/memory-server'
import { Random } from '../../core/testing/random'
import { createDrive } from '../accounts'
import { changesSince } from '../changes'
import { type Drive, openDrive } from '../drive'
import { takeLead } from '../lead'
import { newId } from '../new-id'
import { receivePack } from '../packs/receive-pack'
import type { User } from '../session'
import type { TestClient } from '../testing/test-client'
import { chunk, framed, revision } from '../testing/test-content'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'
import { commitTo } from './commit'

const SEEDS = 40
const COMMITS = 25
const NODES = 16
const NAMES = ['a', 'A', 'b', 'c.txt', 'C.TXT', 'Zo\u00eb', 'Zoe\u0308', 'd', 'e', 'f', 'g', 'con', 'g (conflict, h, 2026-01-01 10.10)']
const NOW = 1_800_000_000_000

const held = ['one', 'two', 'three'].map(chunk)
const missing = chunk('never sent')

let run: TestServer
let user: User
let devices: DeviceId[]

withTestServer({ one: 'all', now: () => NOW }, async started => {
  run = started
  const anna: TestClient = await (await run.setUp()).connect('Laptop')
  const other = await (await anna.another()).connect('Desktop')
  devices = [anna.device as DeviceId, other.device as DeviceId]
  ;({ user } = await anna.me())
})

/** Ops that often fit what stands there, and often do not. */
class OpMaker {
  private readonly ids = Array.from({ length: NODES }, () => newId<NodeId>())
  private readonly ops: Op[] = []

  constructor(
    private readonly random: Random,
    private readonly server: MemoryServer,
  ) {}

  async next(): Promise<Op> {
    const repeat = this.ops.length > 0 && this.random.chance(0.05)
    const op = repeat ? this.random.pick(this.ops) : await this.make()
    this.ops.push(op)
    return op
  }

  private async make(): Promise<Op> {
    const { random } = this
    const id = random.pick(this.ids)
    const node = this.server.data.nodes.get(id)
    const opId = newId<OpId>()
    const place = { parent: this.parent(), name: random.pick(NAMES) }
    const seen = node && random.chance(0.9) ? { parent: node.parent, name: node.name } : place
    const seenRevision = random.chance(0.9) ? (node?.revision ?? null) : newId<RevisionId>()
    const conflict = random.chance(0.2) ? { of: random.pick(this.ids), base: null, theirs: newId<RevisionId>() } : undefined
    switch (this.kind(node)) {
      case 'create-folder':
        return { op: 'create-folder', opId, id, place }
      case 'create-file':
        return { op: 'create-file', opId, id, place, revision: await this.content(), ...(conflict && { conflict }) }
      case 'edit':
        return { op: 'edit', opId, id, expect: seenRevision ?? newId<RevisionId>(), revision: await this.content() }
      case 'move':
        return { op: 'move', opId, id, expect: seen, place }
      case 'delete':
        return { op: 'delete', opId, id, expect: { place: seen, revision: seenRevision }, cursor: this.cursor() }
      case 'restore':
        return { op: 'restore', opId, id, place, ...(node?.kind === 'file' && random.chance(0.5) && { revision: await this.content() }) }
    }
  }

  /** Mostly one that the node allows. */
  private kind(node: StoredNode | undefined): Op['op'] {
    if (this.random.chance(0.1)) return this.random.pick(['create-folder', 'create-file', 'edit', 'move', 'delete', 'restore'])
    if (!node) return this.random.pick(['create-folder', 'create-file'])
    if (node.deleted) return 'restore'
    return this.random.pick(node.kind === 'file' ? ['edit', 'move', 'delete'] : ['move', 'move', 'delete'])
  }

  private parent(): NodeId {
    if (this.random.chance(0.1)) return this.random.pick(this.ids)
    const folders = this.server.liveNodes().filter(node => node.kind === 'folder')
    return this.random.pick([ROOT, ...folders.map(node => node.id)])
  }

  private cursor(): number {
    const { seq } = this.server.data
    return this.random.chance(0.7) ? seq : this.random.below(seq + 1)
  }

  private content() {
    const chunks = held.filter(() => this.random.chance(0.5))
    return revision(this.random.chance(0.1) ? [...chunks, missing] : chunks)
  }
}

/** Without what only one of them knows (names of people), and what the rules leave open (in which order a folder's items go). */
function plain(node: RemoteNode | null): unknown {
  if (!node) return null
  const revision = node.revision && { ...node.revision, at: 0, author: '', device: '' }
  return { ...node, revision, seq: node.deleted ? 0 : node.seq }
}

function plainOutcomes({ head, outcomes }: CommitAnswer): unknown {
  return { head, outcomes: outcomes.map((outcome: Outcome) => ('node' in outcome ? { ...outcome, node: plain(outcome.node) } : outcome)) }
}

function plainChanges({ head, next, more, nodes }: Changes): unknown {
  const seqs = nodes.map(node => node.seq)
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
  return { head, next, more, nodes: new Map(nodes.map(node => [node.id, plain(node)])) }
}

async function newDrive(): Promise<Drive> {
  const drive = await openDrive(run.server, user, await createDrive(run.server.db, user.id, 'one seed', NOW), 'write')
  await receivePack(drive, bodyOf(framed(held)), undefined)
  for (const device of devices) await takeLead(drive, device)
  return drive
}

async function* bodyOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

test.each(Array.from({ length: SEEDS }, (_, i) => i + 1))('seed %i', async seed => {
  const random = new Random(seed)
  const drive = await newDrive()
  const memory = new MemoryServer(drive.id as DriveId, { now: () => NOW, after: () => () => undefined })
  memory.store(held)
  const ops = new OpMaker(random, memory)
  const heads = [0]
  for (let i = 0; i < COMMITS; i++) {
    const batch: Op[] = []
    for (let n = random.between(1, 8); n > 0; n--) batch.push(await ops.next())
    const commit: Commit = { protocol: PROTOCOL_VERSION, fence: 1, deletesConfirmed: random.chance(0.3), ops: batch }
    const device = random.pick(devices)
    const expected = await memory.commit(device, commit)
    expect(plainOutcomes(await commitTo(drive, device, commit))).toEqual(plainOutcomes(expected as CommitAnswer))
    heads.push(memory.data.seq)
  }
  for (const since of [0, 1, random.pick(heads), random.pick(heads)]) {
    expect(plainChanges(await changesSince(drive, since, 1000))).toEqual(plainChanges(memory.changes(since, 1000)))
  }
})
