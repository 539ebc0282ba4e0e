/** What people did, noted in the transaction in which they did it: a row for each accepted op, all in one statement. */
import type { DeviceId, OpId } from '../../core/ids'
import { type NodeId, ROOT } from '../../core/ids'
import { MAX_DEPTH } from '../../core/name'
import type { Deed } from '../../core/protocol/activity'
import type { Op, Outcome, RemoteNode } from '../../core/protocol/messages'
import type { Transaction } from '../db/database'
import { type Insert, insertRows, type Value } from '../db/insert-rows'
import type { NodeTable } from './node-table'

interface DeedRow {
  readonly [column: string]: Value
}

const DEEDS: Insert<DeedRow> = {
  table: 'Deed',
  columns: ['driveId', 'seq', 'at', 'userId', 'deviceId', 'what', 'nodeId', 'folder', 'path', 'fromPath', 'below'],
}

interface Doer {
  readonly drive: { readonly id: string; readonly seq: bigint }
  readonly userId: string
  readonly device: DeviceId
  readonly now: number
}

/** Between the names of a path; no name holds it. */
export const PATH_SEPARATOR = '/'

/** `accepted`: outcomes of the ops that were done now, in the order they were done. */
export async function insertDeeds(
  tx: Transaction,
  { drive, userId, device, now }: Doer,
  nodes: NodeTable,
  ops: readonly Op[],
  accepted: ReadonlyMap<OpId, Outcome>,
): Promise<void> {
  const byId = new Map(ops.map(op => [op.opId, op]))
  const paths = new Paths(nodes)
  const rows: DeedRow[] = []
  let before = Number(drive.seq)
  for (const [opId, outcome] of accepted) {
    const op = byId.get(opId)
    if (!op || outcome.kind !== 'accepted') continue
    const { node } = outcome
    rows.push({
      driveId: drive.id,
      seq: BigInt(node.seq),
      at: BigInt(now),
      userId,
      deviceId: device,
      what: deedOf(op),
      nodeId: node.id,
      folder: node.kind === 'folder',
      path: await paths.of(node),
      fromPath: op.op === 'move' ? await paths.of(op.expect) : null,
      // Each change takes a seq of its own, the node itself the last one.
      below: node.seq - before - 1,
    })
    before = node.seq
  }
  await insertRows(tx, DEEDS, rows)
}

function deedOf(op: Op): Deed {
  switch (op.op) {
    case 'create-folder':
      return 'created'
    case 'create-file':
      return op.conflict ? 'conflict' : 'created'
    case 'edit':
      return 'edited'
    case 'move':
      return op.place.parent === op.expect.parent ? 'renamed' : 'moved'
    case 'delete':
      return 'deleted'
    case 'restore':
      return 'restored'
  }
}

/** Paths as they are when the commit is done; those of folders are made once. */
class Paths {
  private readonly folders = new Map<string, string>([[ROOT, '']])

  constructor(private readonly nodes: NodeTable) {}

  async of({ parent, name }: Pick<RemoteNode, 'parent' | 'name'>): Promise<string> {
    return (await this.folder(parent)) + name
  }

  /** Ends with a separator, but for the root. A folder that was never heard of adds nothing. */
  private async folder(id: NodeId, depth = 0): Promise<string> {
    const known = this.folders.get(id)
    if (known !== undefined) return known
    const row = depth > MAX_DEPTH ? null : await this.nodes.get(id)
    const path = row ? `${await this.folder(row.parentId as NodeId, depth + 1)}${row.name}${PATH_SEPARATOR}` : ''
    this.folders.set(id, path)
    return path
  }
}
