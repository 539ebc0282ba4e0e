/**
 * The laws of sync, watched as things happen: everything that people write is followed, and every change that a device
 * makes to its disk, its store or the server is held against what it may do. Knows nothing of how the engine works.
 */
import type { ContentHash, DeviceId, NodeId } from '../../ids'
import { parseRules } from '../../local/ignore-rules'
import { nameKey, type Path, sameSpelling } from '../../name'
import type { RemoteDrive, StateChange } from '../../ports'
import type { Op } from '../../protocol/messages'
import type { BaseEntry } from '../../sides'
import { type Bytes, contentOf } from '../content'
import type { Device } from '../device'
import type { DiskEntry, DiskFile, Hand, MemoryDisk } from '../memory-disk'
import { SWAP_SUFFIX } from '../memory-folder'
import type { MemoryServer, ServerWitness, StoredNode } from '../memory-server'
import type { StoreData } from '../memory-store'
import { serverPath } from '../plain-tree'
import { thrifty } from './thrifty'

/** How an item left the place where a device's base has it. */
type Departure = Hand | 'moved'

interface Watched {
  readonly device: Device
  /** Name keys of all files that ever lay there, and all contents that ever lay there whole. */
  readonly names: Set<string>
  readonly contents: Set<ContentHash>
  /** Which node a file on the disk is, and the other way round, as the base last had it; for each memory the device had. */
  readonly files: WeakMap<StoreData, Map<NodeId, DiskFile>>
  readonly nodes: WeakMap<DiskFile, NodeId>
  readonly departed: WeakMap<DiskEntry, Departure>
  /** The file that an editor's save put in another's place, and which place that was. */
  readonly heirs: WeakMap<DiskFile, { readonly file: DiskFile; readonly path: string }>
  /** The epoch of the last answer that reached it. */
  heardEpoch: string
  /** Until then it may act on what it saw of another disk at the mount point. */
  confusedUntil: number
}

export class LawBook {
  readonly violations: string[] = []
  /** Contents that people wrote and did not destroy themselves. */
  private readonly written = new Set<ContentHash>()
  /** Contents that a server had before a backup was restored. */
  private readonly former = new Set<ContentHash>()
  private readonly watched = new Map<DeviceId, Watched>()
  private readonly places = new Set<string>()
  private readonly revisions = new Set<string>()
  /** Deletes of files that an editor may have been about to put back. */
  private suspicions: { readonly watched: Watched; readonly file: DiskFile; readonly text: string }[] = []
  private wasRestored = false

  constructor(
    private readonly server: MemoryServer,
    private readonly now: () => number,
  ) {
    server.witness = this.watchServer()
  }

  break(law: string, text: string): void {
    this.violations.push(`${law}: ${text}`)
  }

  watch(device: Device): void {
    const watched: Watched = {
      device,
      names: new Set(),
      contents: new Set(),
      files: new WeakMap(),
      nodes: new WeakMap(),
      departed: new WeakMap(),
      heirs: new WeakMap(),
      heardEpoch: '',
      confusedUntil: 0,
    }
    this.watched.set(device.id, watched)
    device.disk.witness = {
      holds: (file, by) => this.holds(watched, file, by),
      destroyed: (file, bytes, by) => this.destroyed(watched, file, bytes, by),
      removed: (entry, by) => left(watched, entry, by),
      moved: entry => void watched.departed.set(entry, 'moved'),
      saved: (before, after) => void watched.heirs.set(before, { file: after, path: pathKey(device.disk, after) }),
    }
    device.wrapDrive = drive =>
      thrifty(this.listening(drive, watched), this.server, text => this.break('law 8, nothing is sent twice', text))
  }

  /** The device may have seen another disk at its mount point until now. */
  confuse(device: Device): void {
    const watched = this.watched.get(device.id)
    if (watched) watched.confusedUntil = this.now() + 120_000
  }

  /** Somebody wrote it on the server. */
  wrote(bytes: Bytes): void {
    if (bytes.length > 0) this.written.add(contentOf(bytes).hash)
  }

  /** A backup comes back: what only the server had, and the backup has not, is lost by that and by nobody else. */
  restored(before: readonly ContentHash[]): void {
    this.wasRestored = true
    for (const content of before) this.former.add(content)
    for (const content of [...this.written]) if (!this.isSomewhere(content)) this.written.delete(content)
    for (const node of this.server.data.nodes.values()) this.noteNode(node)
  }

  /** Laws 1 and 3, at a quiet moment. */
  checkNothingLost(): void {
    for (const { watched, file, text } of this.suspicions) if (lastHeir(watched, file)) this.break('law 3', text)
    this.suspicions = []
    for (const { name, revision } of this.server.liveNodes()) {
      const content = revision === null ? undefined : this.server.data.revisions.get(revision)?.content
      if (content && !this.server.holds(content)) this.break('law 1, nothing is lost', `the server cannot give back ${name}`)
    }
    for (const content of this.written) {
      if (!this.isSomewhere(content)) this.break('law 1, nothing is lost', `${short(content)} is nowhere`)
    }
  }

  // ── Disks ────────────────────────────────────────────────────────────────────────────────────────────────────────

  private holds(watched: Watched, file: DiskFile, by: Hand): void {
    if (by === 'browser') return
    const { hash } = contentOf(file.bytes)
    if (by !== 'device' && file.bytes.length > 0) this.written.add(hash)
    watched.contents.add(hash)
    watched.names.add(nameKey(file.name))
  }

  private destroyed(watched: Watched, file: DiskFile, bytes: Bytes, by: Hand): void {
    if (bytes.length === 0 || by === 'browser' || file.name.endsWith(SWAP_SUFFIX)) return
    const { hash } = contentOf(bytes)
    if (!this.written.has(hash)) return
    if (by !== 'device') {
      if (!this.isSomewhere(hash)) this.written.delete(hash)
      return
    }
    const { device } = watched
    this.spares(device, device.disk.pathOf(file), 'here')
    if (this.server.holds(hash) || isOn(device.disk, hash)) return
    if (watched.heardEpoch !== this.server.epoch && this.former.has(hash)) return void this.written.delete(hash)
    this.break('law 2, unsynced work is never overwritten', `${device.setup.name} destroyed ${file.name} (${short(hash)})`)
  }

  /** What is ignored under the rules that a device sorted by last is destroyed by it on neither side. */
  private spares(device: Device, path: Path, where: 'here' | 'there'): void {
    if (path.length > 0 && parseRules(device.store.rules).decide(path, false).kind !== 'takes-part')
      this.break('what is ignored is not destroyed', `${device.setup.name} deleted ${path.join('/')} ${where}`)
  }

  private isSomewhere(content: ContentHash): boolean {
    return this.server.holds(content) || [...this.watched.values()].some(({ device }) => isOn(device.disk, content))
  }

  // ── The server ───────────────────────────────────────────────────────────────────────────────────────────────────

  private watchServer(): ServerWitness {
    return {
      accepted: (op, device, fence, before) => {
        const watched = this.watched.get(device)
        if (watched) this.accepted(watched, op, fence, before)
      },
      changed: (node, before) => {
        this.noteNode(node)
        const watched = this.watched.get(node.by)
        if (watched && node.deleted && before && !before.deleted) this.deleted(watched, before)
      },
    }
  }

  private noteNode(node: StoredNode): void {
    this.places.add(placeKey(node))
    if (node.revision !== null) this.revisions.add(`${node.id} ${node.revision}`)
  }

  private accepted({ device, contents }: Watched, op: Op, fence: number, before: StoredNode | undefined): void {
    const { name } = device.setup
    if (fence < this.server.fenceOf(device.id))
      this.break('one leader', `${name} committed with fence ${fence} after another took the lead`)
    if ('revision' in op && op.revision && !contents.has(op.revision.content) && op.revision.size > 0) {
      this.break('no torn reads', `${name} sent ${short(op.revision.content)}, which never lay in its folder`)
    }
    if ('revision' in op && op.revision?.size === 0 && !contents.has(op.revision.content)) {
      this.break('no empty leftovers', `${name} sent an empty file that nobody emptied`)
    }
    const known = device.store.base.get(op.id)
    if (op.op === 'edit' && before && contentIn(known) !== this.contentAt(before)) {
      this.break('nobody replaces what they have not seen', `${name} edited ${before.name} over a content that it had never agreed on`)
    }
    if (op.op === 'create-file' && op.conflict?.theirs) {
      const theirs = this.server.data.revisions.get(op.conflict.theirs)
      if (theirs?.by === device.id && device.timesForgotten === 0 && !this.wasRestored)
        this.break('nobody is in conflict with themselves', `${name} made ${op.place.name}`)
    }
  }

  /** Law 3: a delete on the server needs a file that really left the folder. */
  private deleted(watched: Watched, node: StoredNode): void {
    const { device, departed, files, confusedUntil } = watched
    this.spares(device, serverPath(this.server, node) ?? [], 'there')
    if (node.kind !== 'file' || confusedUntil > this.now() || device.disk.isUnmounted) return
    const { name } = device.setup
    const known = device.store.base.get(node.id)
    const revision = node.revision === null ? undefined : this.server.data.revisions.get(node.revision)
    const isOwn = known ? revision?.by === device.id : node.by === device.id
    if (contentIn(known) !== this.contentAt(node) && !isOwn) this.break('law 3', `${name} deleted a ${node.name} that it had never seen`)
    const file = files.get(device.store)?.get(node.id)
    // The file may have become another node since: one that was renamed and edited is.
    if (!file || watched.nodes.get(file) !== node.id) return
    const departure = departed.get(file)
    if (device.disk.has(file) && departure === undefined) this.break('law 3', `${name} deleted ${node.name} there, though it is here`)
    if (departure !== 'editor') return
    const heir = lastHeir(watched, file)
    if (!heir || isThere(device.disk, heir))
      this.suspicions.push({ watched, file, text: `${name} took the saving of ${node.name} for a delete` })
  }

  private contentAt({ revision }: StoredNode): ContentHash | undefined {
    return revision === null ? undefined : this.server.data.revisions.get(revision)?.content
  }

  // ── The store ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Law 6: the base only ever holds what both sides had. */
  saving(device: Device, change: StateChange): void {
    const watched = this.watched.get(device.id)
    if (!watched) return
    const put = new Map(change.basePut?.map(entry => [entry.id, entry]))
    const entryOf = (id: NodeId) => put.get(id) ?? device.store.base.get(id)
    for (const entry of put.values()) {
      this.agreed(watched, entry)
      if (entry.kind === 'file') identify(watched, entry, pathIn(entryOf, entry))
    }
  }

  private agreed(watched: Watched, entry: BaseEntry): void {
    const { device } = watched
    const wrong = (what: string) => this.break('law 6, the base holds what both sides had', `${device.setup.name}: ${entry.name} ${what}`)
    if (!this.places.has(placeKey(entry))) wrong('never lay there on the server')
    if (entry.kind !== 'file') return
    if (!this.revisions.has(`${entry.id} ${entry.revision}`)) wrong('never had that revision on the server')
    if (!watched.names.has(nameKey(entry.name))) wrong('never had that name on the disk')
    if (!watched.contents.has(entry.content as ContentHash)) wrong('never held that on the disk')
  }

  // ── The line ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private listening(drive: RemoteDrive, watched: Watched): RemoteDrive {
    const hear = <Answer extends { readonly epoch: string }>(answer: Answer): Answer => {
      watched.heardEpoch = answer.epoch
      return answer
    }
    return Object.assign(Object.create(drive) as RemoteDrive, {
      changes: async (since: number, limit: number) => hear(await drive.changes(since, limit)),
      commit: async (commit: Parameters<RemoteDrive['commit']>[0]) => hear(await drive.commit(commit)),
    })
  }
}

function contentIn(entry: BaseEntry | undefined): ContentHash | undefined {
  return entry?.kind === 'file' ? entry.content : undefined
}

/** What was renamed first is no editor's save of the file that the base has. */
function left({ departed }: Watched, entry: DiskEntry, by: Hand): void {
  if (by === 'browser' || (by === 'editor' && departed.has(entry))) return
  departed.set(entry, by)
}

/** What stands in a file's place after all the saves of an editor; one that was moved away took the place of another. */
function lastHeir({ heirs }: Watched, file: DiskFile): { readonly file: DiskFile; readonly path: string } | undefined {
  let last = heirs.get(file)
  for (let next = last; next && next.path === last?.path; next = heirs.get(next.file)) last = next
  return last
}

function isThere(disk: MemoryDisk, { file, path }: { readonly file: DiskFile; readonly path: string }): boolean {
  return disk.has(file) && pathKey(disk, file) === path
}

function pathKey(disk: MemoryDisk, file: DiskFile): string {
  return disk.pathOf(file).join('/')
}

/** Remembers which file on the disk the base speaks of. */
function identify({ device, files, nodes, departed }: Watched, entry: BaseEntry, path: Path): void {
  const file = device.disk.file(path)
  if (!file || entry.kind !== 'file' || contentOf(file.bytes).hash !== entry.content || !sameSpelling(file.name, entry.name)) return
  const known = files.get(device.store) ?? new Map<NodeId, DiskFile>()
  files.set(device.store, known.set(entry.id, file))
  nodes.set(file, entry.id)
  departed.delete(file)
}

/** Where an entry of a base lies on its disk. */
export function pathIn(entryOf: (id: NodeId) => BaseEntry | undefined, entry: BaseEntry): Path {
  const names: string[] = []
  for (let at: BaseEntry | undefined = entry; at; at = entryOf(at.parent)) names.push(at.spelling ?? at.name)
  return names.reverse()
}

function isOn(disk: MemoryDisk, content: ContentHash): boolean {
  for (const entry of disk.everything()) if (entry.kind === 'file' && contentOf(entry.bytes).hash === content) return true
  return false
}

function placeKey(place: { readonly id: NodeId; readonly parent: NodeId; readonly name: string }): string {
  return `${place.id} ${place.parent} ${place.name}`
}

function short(content: ContentHash): string {
  return content.slice(0, 8)
}
