/** The port of the commit rules over the database: what a batch touches is read ahead in groups and written once. */

import { setImmediate } from 'node:timers/promises'
import { packManifest } from '../../core/chunk/manifest'
import { BadCommit, type DriveNode, type DriveTransaction } from '../../core/commit'
import type { ChunkHash, DeviceId, NodeId, OpId, RevisionId } from '../../core/ids'
import { nameKey } from '../../core/name'
import type { Edits } from '../../core/protocol/edits'
import type { NewRevision, Op, Outcome, RemoteNode } from '../../core/protocol/messages'
import type { Transaction } from '../db/database'
import { inGroups } from '../db/in-groups'
import { type Insert, insertRows, type Value } from '../db/insert-rows'
import { keepChunks } from '../trash/spare-chunks'
import { insertDeeds } from './deeds'
import { conflictOf, describeNode, findPeople, findRevisions, type RevisionRow } from './describe'
import { liveKey, type NodeRow, NodeTable, placed } from './node-table'

/** Deletes without a confirmation count together for this long. */
const RECENT_MS = 60_000
/** Sequence numbers. */
const PAUSE_EVERY = 256n

/** Who commits, to what, and what the drive's row said when the transaction began. */
export interface Author {
  readonly drive: { readonly id: string; readonly seq: bigint; readonly liveFiles: number }
  readonly userId: string
  readonly device: DeviceId
  /** Milliseconds since 1970. */
  readonly now: number
  readonly deletesConfirmed: boolean
  /** The account's limit in bytes when it is used up. */
  overQuota(): Promise<number | undefined>
}

interface StoredRevision extends RevisionRow {
  readonly [column: string]: Value
  readonly manifest: Uint8Array | null
}

const REVISIONS: Insert<StoredRevision> = {
  table: 'Revision',
  columns: ['driveId', 'id', 'nodeId', 'content', 'size', 'mtime', 'chunkCount', 'manifest', 'authorId', 'deviceId', 'at'],
}

interface AnswerRow {
  readonly [column: string]: Value
}

const ANSWERS: Insert<AnswerRow> = { table: 'CommitOp', columns: ['driveId', 'opId', 'outcome', 'at'] }

export class PrismaDriveTransaction implements DriveTransaction {
  readonly nodes: NodeTable
  seq: bigint
  liveFiles: number
  private readonly answers = new Map<OpId, Outcome>()
  private readonly newAnswers = new Map<OpId, Outcome>()
  private readonly revisions = new Map<string, RevisionRow>()
  private readonly newRevisions: StoredRevision[] = []
  private readonly named: ChunkHash[] = []
  /** Chunks that the drive holds, of those asked for, with their sizes; `undefined`: asked and not held. */
  private readonly chunks = new Map<ChunkHash, number | undefined>()
  private readonly names = new Map<string, string>()
  private recentDeletes: number | undefined
  private quota: Promise<number | undefined> | undefined
  private deletedHere = 0

  constructor(
    private readonly tx: Transaction,
    private readonly author: Author,
  ) {
    this.nodes = new NodeTable(tx, author.drive.id as never)
    this.seq = author.drive.seq
    this.liveFiles = author.drive.liveFiles
  }

  // ── The port ─────────────────────────────────────────────────────────────────────────────────────────────────────

  async answered(op: OpId): Promise<Outcome | undefined> {
    return this.answers.get(op)
  }

  async remember(op: OpId, outcome: Outcome): Promise<void> {
    this.answers.set(op, outcome)
    this.newAnswers.set(op, outcome)
  }

  async node(id: NodeId): Promise<DriveNode | undefined> {
    const row = await this.nodes.get(id)
    return row ? toDriveNode(row) : undefined
  }

  liveChild(parent: NodeId, key: string): Promise<NodeId | undefined> {
    return this.nodes.occupant(liveKey(parent, key))
  }

  async liveBelow(folder: NodeId) {
    const rows = await this.nodes.below(folder)
    return rows.map(row => {
      const { id, kind, seq } = toDriveNode(row)
      return { id, kind, seq, by: row.changedBy as DeviceId }
    })
  }

  async missingChunks(hashes: readonly ChunkHash[]): Promise<readonly ChunkHash[]> {
    await this.loadChunks(hashes)
    return [...new Set(hashes)].filter(hash => this.chunks.get(hash) === undefined)
  }

  overQuota(): Promise<number | undefined> {
    this.quota ??= this.author.overQuota()
    return this.quota
  }

  async deleteCounts(): Promise<{ live: number; recent: number }> {
    this.recentDeletes ??= await this.countRecentDeletes()
    return { live: this.liveFiles, recent: this.recentDeletes + this.deletedHere }
  }

  async nextSeq(): Promise<number> {
    this.seq++
    // What was read ahead is there at once, so nothing else makes the rules pause in a large delete.
    if (this.seq % PAUSE_EVERY === 0n) await setImmediate()
    return Number(this.seq)
  }

  async addRevision(node: NodeId, revision: NewRevision): Promise<void> {
    if (this.revisions.has(revision.id)) throw new BadCommit('a revision id that was used before')
    const { userId, device, drive, now } = this.author
    const row = {
      driveId: drive.id,
      id: revision.id,
      nodeId: node,
      content: revision.content,
      size: BigInt(revision.size),
      mtime: BigInt(revision.mtime),
      chunkCount: revision.chunks.length,
      authorId: userId,
      deviceId: device,
      at: BigInt(now),
    }
    this.revisions.set(revision.id, row)
    for (const { hash } of revision.chunks) this.named.push(hash)
    this.newRevisions.push({ ...row, manifest: revision.chunks.length > 1 ? packManifest(revision.chunks) : null })
  }

  async put(node: DriveNode): Promise<void> {
    const before = await this.nodes.get(node.id)
    this.nodes.put(this.toRow(node, before))
    if (node.kind === 'folder') return
    const wasLive = before !== null && !before.deleted
    if (wasLive && node.deleted) this.countDelete()
    if (!wasLive && !node.deleted) this.liveFiles++
  }

  async describe(id: NodeId): Promise<RemoteNode> {
    const row = await this.nodes.get(id)
    if (!row) throw new Error('asked to describe a node that is not there')
    await this.loadRevisions([row])
    return describeNode(row, row.revisionId === null ? undefined : this.revisions.get(row.revisionId), this.names)
  }

  // ── Reading ahead and writing ────────────────────────────────────────────────────────────────────────────────────

  /** Everything that the batch is sure to ask for, in a few statements. Throws `BadCommit` on a chunk of another size. */
  async prefetch(commit: Edits): Promise<void> {
    const { ops } = commit
    await this.loadAnswers(ops.map(op => op.opId))
    const targets = ops.map(op => op.id)
    await this.nodes.loadWithParents([...targets, ...places(ops).map(place => place.parent)])
    await this.nodes.loadOccupants(places(ops).map(place => liveKey(place.parent, nameKey(place.name))))
    await this.nodes.loadBelow(await this.foldersToDelete(ops))
    await this.loadRevisions(await Promise.all(targets.map(id => this.nodes.get(id))))
    const revisions = ops.flatMap(op => ('revision' in op && op.revision ? [op.revision] : []))
    for (const row of await findRevisions(
      this.tx,
      this.author.drive.id,
      revisions.map(revision => revision.id),
    ))
      this.revisions.set(row.id, row)
    await this.loadChunks(revisions.flatMap(revision => revision.chunks.map(chunk => chunk.hash)))
    for (const revision of revisions) this.checkSizes(revision)
  }

  /** Writes what the ops changed, and that they did. */
  async flush(ops: readonly Op[]): Promise<void> {
    const { id: driveId } = this.author.drive
    await this.nodes.flush()
    await insertRows(this.tx, REVISIONS, this.newRevisions)
    await keepChunks(this.tx, driveId, this.named)
    await insertDeeds(this.tx, this.author, this.nodes, ops, this.newAnswers)
    const answers = [...this.newAnswers].map(([opId, outcome]) => ({
      driveId,
      opId,
      outcome: JSON.stringify(outcome),
      at: BigInt(this.author.now),
    }))
    await insertRows(this.tx, ANSWERS, answers)
    if (this.seq > this.author.drive.seq) {
      await this.tx.drive.update({ where: { id: driveId }, data: { seq: this.seq, liveFiles: this.liveFiles } })
    }
  }

  private async loadAnswers(ids: OpId[]): Promise<void> {
    const driveId = this.author.drive.id
    const rows = await inGroups(ids, group => this.tx.commitOp.findMany({ where: { driveId, opId: { in: group } } }))
    for (const row of rows) this.answers.set(row.opId as OpId, JSON.parse(row.outcome) as Outcome)
  }

  private async foldersToDelete(ops: readonly Op[]): Promise<string[]> {
    const folders: string[] = []
    for (const op of ops) if (op.op === 'delete' && (await this.nodes.get(op.id))?.folder) folders.push(op.id)
    return folders
  }

  private async loadRevisions(rows: readonly (NodeRow | null)[]): Promise<void> {
    const wanted = rows.map(row => row?.revisionId ?? null).filter(id => id !== null && !this.revisions.has(id))
    const found = await findRevisions(this.tx, this.author.drive.id, [...new Set(wanted)] as RevisionId[])
    for (const row of found) this.revisions.set(row.id, row)
    const mine = { authorId: this.author.userId, deviceId: this.author.device }
    const unknown = [...found, mine].filter(row => !this.names.has(row.authorId) || !this.names.has(row.deviceId))
    if (unknown.length > 0) for (const [id, name] of await findPeople(this.tx, unknown)) this.names.set(id, name)
  }

  private async loadChunks(hashes: readonly ChunkHash[]): Promise<void> {
    const driveId = this.author.drive.id
    const wanted = [...new Set(hashes)].filter(hash => !this.chunks.has(hash))
    const rows = await inGroups(wanted, group =>
      this.tx.chunk.findMany({ where: { driveId, hash: { in: group } }, select: { hash: true, size: true } }),
    )
    for (const hash of wanted) this.chunks.set(hash, undefined)
    for (const row of rows) this.chunks.set(row.hash as ChunkHash, row.size)
  }

  private checkSizes(revision: NewRevision): void {
    for (const chunk of revision.chunks) {
      const size = this.chunks.get(chunk.hash)
      if (size !== undefined && size !== chunk.size) throw new BadCommit('a chunk of another size')
    }
  }

  private countRecentDeletes(): Promise<number> {
    const { drive, device, now } = this.author
    const deletedAt = { gt: BigInt(now - RECENT_MS) }
    return this.tx.node.count({ where: { driveId: drive.id, deletedAt, deletedBy: device, deleteConfirmed: false, folder: false } })
  }

  private countDelete(): void {
    this.liveFiles--
    if (!this.author.deletesConfirmed) this.deletedHere++
  }

  private toRow(node: DriveNode, before: NodeRow | null): NodeRow {
    const { drive, device } = this.author
    const deletion = before?.deleted ? before : this.deletionNow()
    return {
      driveId: drive.id,
      id: node.id,
      folder: node.kind === 'folder',
      ...placed(node.parent, node.name, node.deleted),
      seq: BigInt(node.seq),
      deleted: node.deleted,
      deletedAt: node.deleted ? deletion.deletedAt : null,
      deletedBy: node.deleted ? deletion.deletedBy : null,
      deletedByUser: node.deleted ? deletion.deletedByUser : null,
      deleteConfirmed: node.deleted && deletion.deleteConfirmed,
      purged: node.deleted && deletion.purged,
      revisionId: node.revision,
      changedBy: device,
      conflictOf: node.conflict?.of ?? null,
      conflictBase: node.conflict?.base ?? null,
      conflictTheirs: node.conflict?.theirs ?? null,
    }
  }

  private deletionNow() {
    const { userId, device, now, deletesConfirmed } = this.author
    return { deletedAt: BigInt(now), deletedBy: device, deletedByUser: userId, deleteConfirmed: deletesConfirmed, purged: false }
  }
}

function toDriveNode(row: NodeRow): DriveNode {
  return {
    id: row.id as NodeId,
    kind: row.folder ? 'folder' : 'file',
    parent: row.parentId as NodeId,
    name: row.name,
    seq: Number(row.seq),
    deleted: row.deleted,
    revision: row.revisionId as RevisionId | null,
    conflict: conflictOf(row),
  }
}

function places(ops: readonly Op[]) {
  return ops.flatMap(op => ('place' in op ? [op.place] : []))
}
