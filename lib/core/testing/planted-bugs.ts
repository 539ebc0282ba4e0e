/**
 * Mistakes that an engine or a server might make, made from outside by ports that lie: a simulation that catches none
 * of them would prove nothing.
 */
import type { EnginePorts } from '../engine'
import type { ChunkHash, NodeId } from '../ids'
import type { Path } from '../name'
import { type Clock, type DeviceStore, type LocalFolder, type RemoteDrive, RemoteFault, type StateChange } from '../ports'
import type { Changes, Commit, CommitAnswer, Op, Outcome, RemoteNode } from '../protocol/messages'
import type { Fingerprint } from '../sides'
import type { Bytes } from './content'
import type { MemoryServer } from './memory-server'
import { override } from './override'

export interface PlantedBug {
  readonly name: string
  readonly wrapPorts?: (ports: EnginePorts) => EnginePorts
  readonly onServer?: (server: MemoryServer) => void
}

export const PLANTED_BUGS: readonly PlantedBug[] = [
  inFolder('writes over whatever stands there', folder => ({
    write: async (path, _expected, content) => folder.write(path, (await seenAt(folder, path)) ?? 'absent', content),
  })),
  inFolder('removes a file whatever it holds by now', folder => ({
    removeFile: async (path, expected) => folder.removeFile(path, (await seenAt(folder, path)) ?? expected),
  })),
  inFolder('moves a file over another', folder => ({
    moveFile: async (from, to, expected) => {
      const there = await seenAt(folder, to)
      if (there) await folder.removeFile(to, there)
      return folder.moveFile(from, to, expected)
    },
  })),
  // Either of the two alone loses nothing: what a listing lacks is looked for once more, at its own place.
  inFolder('takes a listing that broke off for a whole one', folder => ({
    list: async path => {
      const listing = await folder.list(path)
      return listing === 'gone' ? listing : { ...listing, complete: true }
    },
    standing: async () => 'nothing',
  })),
  inFolder('takes what the browser hides for gone', _folder => ({ standing: async () => 'nothing' })),
  inFolder('reads half of one version and half of the next', folder => ({ readSmall: tornReads(folder) })),
  { name: 'counts a download as done before it is', wrapPorts: ports => ({ ...ports, folder: hasty(ports) }) },
  { name: 'does not wait for the second look', wrapPorts: ports => ({ ...ports, clock: hurried(ports.clock) }) },
  inStore('forgets after a restart what it had heard', store => ({
    load: async () => {
      const state = await store.load()
      return state && { ...state, remote: [] }
    },
  })),
  {
    name: 'starts from the present after a restart',
    wrapPorts: ports => ({ ...ports, store: override(ports.store, { load: () => loadAtHead(ports) }) }),
  },
  {
    name: 'saves the cursor before what it has seen',
    wrapPorts: ports => ({ ...ports, store: override(ports.store, { save: change => saveInTwo(ports, change) }) }),
  },
  inDrive('sends an edit again over what somebody else wrote', drive => ({ commit: insistent(drive) })),
  inDrive('takes silence for consent', drive => consenting(drive)),
  inDrive('deletes a folder whatever happened in it', drive => ({
    commit: commit => drive.commit({ ...commit, ops: commit.ops.map(op => (op.op === 'delete' ? { ...op, cursor: 1e9 } : op)) }),
  })),
  inDrive('sends what the drive holds', _drive => ({ missing: async hashes => new Set(hashes) })),
  inDrive('does not notice a restored backup', drive => ({ changes: deafToEpochs(drive) })),
  {
    name: 'ignores who leads',
    onServer: server => {
      server.checkFences = false
    },
  },
  { name: 'acknowledges packs before they are durable', onServer: forgetful },
]

function inFolder(name: string, lies: (folder: LocalFolder) => Partial<LocalFolder>): PlantedBug {
  return { name, wrapPorts: ports => ({ ...ports, folder: override(ports.folder, lies(ports.folder)) }) }
}

function inStore(name: string, lies: (store: DeviceStore) => Partial<DeviceStore>): PlantedBug {
  return { name, wrapPorts: ports => ({ ...ports, store: override(ports.store, lies(ports.store)) }) }
}

function inDrive(name: string, lies: (drive: RemoteDrive) => Partial<RemoteDrive>): PlantedBug {
  return { name, wrapPorts: ports => ({ ...ports, drive: override(ports.drive, lies(ports.drive)) }) }
}

// ── The folder ─────────────────────────────────────────────────────────────────────────────────────────────────────

async function seenAt(folder: LocalFolder, path: Path): Promise<Fingerprint | undefined> {
  const listing = await folder.list(path.slice(0, -1))
  const entry = listing === 'gone' ? undefined : listing.entries.find(({ name }) => name === path[path.length - 1])
  return entry?.kind === 'file' ? entry.fingerprint : undefined
}

function tornReads(folder: LocalFolder): LocalFolder['readSmall'] {
  const before = new Map<string, Bytes>()
  return async files => {
    const reads = await folder.readSmall(files)
    return reads.map((read, i) => {
      if (read.kind !== 'read') return read
      const key = files[i]?.path.join('/') ?? ''
      const old = before.get(key)
      before.set(key, read.bytes)
      const torn = read.bytes.slice()
      if (old) torn.set(old.subarray(0, Math.min(old.length, torn.length) >> 1))
      return { kind: 'read', bytes: torn }
    })
  }
}

/** Answers a write at once, with the fingerprint that it will have, and does it afterwards. */
function hasty({ folder, clock }: EnginePorts): LocalFolder {
  return override(folder, {
    write: async (path, expected, content) => {
      const parts: Bytes[] = []
      for await (const part of content) parts.push(part)
      clock.after(50, () => void folder.write(path, expected, replay(parts)))
      return { kind: 'done', fingerprint: { size: parts.reduce((sum, part) => sum + part.length, 0), mtime: clock.now() + 50 } }
    },
  })
}

async function* replay(parts: readonly Bytes[]): AsyncIterable<Bytes> {
  yield* parts
}

function hurried(clock: Clock): Clock {
  const start = clock.now()
  return { now: () => start + (clock.now() - start) * 100, after: (ms, run) => clock.after(ms / 100, run) }
}

// ── The store ──────────────────────────────────────────────────────────────────────────────────────────────────────

async function loadAtHead({ store, drive }: EnginePorts) {
  const state = await store.load()
  const head = await drive.changes(0, 1).catch(() => undefined)
  return state && { ...state, cursor: head?.epoch === state.epoch ? head.head : state.cursor }
}

async function saveInTwo({ store, clock }: EnginePorts, { cursor, ...rest }: StateChange): Promise<void> {
  if (cursor !== undefined) {
    await store.save({ cursor })
    await new Promise<void>(resolve => void clock.after(1000, resolve))
  }
  await store.save(rest)
}

// ── The drive ──────────────────────────────────────────────────────────────────────────────────────────────────────

function insistent(drive: RemoteDrive): RemoteDrive['commit'] {
  return async commit => {
    const answer = await drive.commit(commit)
    const again = commit.ops.map((op, i) => insist(op, answer.outcomes[i]))
    if (again.every((op, i) => op === commit.ops[i])) return answer
    return drive.commit({ ...commit, ops: again })
  }
}

function insist(op: Op, outcome: Outcome | undefined): Op {
  const revision = outcome?.kind === 'stale' ? outcome.node?.revision : undefined
  return op.op === 'edit' && revision ? { ...op, expect: revision.id } : op
}

/** A commit that got no answer counts as accepted. */
function consenting(drive: RemoteDrive): Partial<RemoteDrive> {
  const known = new Map<NodeId, RemoteNode>()
  const learn = <Answer extends Changes>(answer: Answer): Answer => {
    for (const node of answer.nodes) known.set(node.id, node)
    return answer
  }
  return {
    changes: async (since, limit) => learn(await drive.changes(since, limit)),
    commit: async commit => {
      try {
        return await drive.commit(commit)
      } catch (error) {
        if (!(error instanceof RemoteFault) || error.kind !== 'offline') throw error
        return imagined(commit, known)
      }
    },
  }
}

function imagined(commit: Commit, known: ReadonlyMap<NodeId, RemoteNode>): CommitAnswer {
  const outcomes = commit.ops.map((op): Outcome => {
    const before = known.get(op.id)
    const place = 'place' in op ? op.place : before
    const taken =
      'revision' in op && op.revision ? { ...op.revision, chunks: op.revision.chunks.length, at: 0, author: '', device: '' } : null
    const node: RemoteNode = {
      ...{ id: op.id, kind: taken || before?.kind === 'file' ? 'file' : 'folder', seq: before?.seq ?? 0, deleted: op.op === 'delete' },
      ...{ parent: place?.parent ?? op.id, name: place?.name ?? '', revision: taken ?? before?.revision ?? null, conflict: null },
    }
    return { kind: 'accepted', node }
  })
  return { epoch: '', head: 0, outcomes }
}

function deafToEpochs(drive: RemoteDrive): RemoteDrive['changes'] {
  let first: string | undefined
  return async (since, limit) => {
    const answer = await drive.changes(since, limit)
    first ??= answer.epoch
    return { ...answer, epoch: first, head: Math.max(answer.head, since), next: Math.max(answer.next, since) }
  }
}

// ── The server ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The packs of the last few requests are gone after a crash. */
function forgetful(server: MemoryServer): void {
  const recent: ChunkHash[][] = []
  const store = server.store.bind(server)
  const crash = server.crash.bind(server)
  server.store = chunks => {
    const fresh = chunks.map(({ hash }) => hash).filter(hash => !server.data.chunks.has(hash))
    recent.push(fresh)
    if (recent.length > 5) recent.shift()
    store(chunks)
  }
  server.crash = () => {
    for (const hash of recent.flat()) server.data.chunks.delete(hash)
    crash()
  }
}
