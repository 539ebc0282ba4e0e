/**
 * The nodes that one transaction touches: read in groups, changed in memory, written once at the end. Knows rows and
 * where they stand, nothing of the rules.
 */
import { type DriveId, type NodeId, ROOT } from '../../core/ids'
import { MAX_DEPTH, nameKey } from '../../core/name'
import type { Transaction } from '../db/database'
import type { Node } from '../db/generated/client'
import { inGroups } from '../db/in-groups'
import { type Insert, insertRows } from '../db/insert-rows'

export type NodeRow = Node

/** What makes live siblings unique. */
export function liveKey(parent: string, key: string): string {
  return `${parent}/${key}`
}

const COLUMNS = [
  'driveId',
  'id',
  'folder',
  'parentId',
  'name',
  'nameKey',
  'liveKey',
  'seq',
  'deleted',
  'deletedAt',
  'deletedBy',
  'deletedByUser',
  'deleteConfirmed',
  'purged',
  'revisionId',
  'changedBy',
  'conflictOf',
  'conflictBase',
  'conflictTheirs',
] as const satisfies readonly (keyof NodeRow)[]

const UPSERT: Insert<NodeRow> = {
  table: 'Node',
  columns: COLUMNS,
  suffix: `ON CONFLICT ("driveId", "id") DO UPDATE SET ${COLUMNS.slice(2)
    .map(column => `"${column}" = excluded."${column}"`)
    .join(', ')}`,
}

export class NodeTable {
  /** `null`: no such node. */
  private readonly rows = new Map<string, NodeRow | null>()
  /** Who stands at a live key now. */
  private readonly occupants = new Map<string, string | null>()
  /** Live children, whole sets only. */
  private readonly children = new Map<string, Set<string>>()
  /** What the database holds of each changed row. */
  private readonly before = new Map<string, NodeRow | null>()

  constructor(
    private readonly tx: Transaction,
    private readonly driveId: DriveId,
  ) {}

  async get(id: NodeId): Promise<NodeRow | null> {
    if (!this.rows.has(id)) await this.load([id])
    return this.rows.get(id) ?? null
  }

  async occupant(key: string): Promise<NodeId | undefined> {
    if (!this.occupants.has(key)) await this.loadOccupants([key])
    return (this.occupants.get(key) ?? undefined) as NodeId | undefined
  }

  /** All live nodes below `folder`; `folder` itself is not among them. */
  async below(folder: NodeId): Promise<NodeRow[]> {
    await this.loadBelow([folder])
    const found: NodeRow[] = []
    const queue = [folder as string]
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const id of this.children.get(at) ?? []) {
        found.push(this.known(id))
        queue.push(id)
      }
    }
    return found
  }

  /** `key`: the name key of `row.name`. Advances nothing: the caller gives each change its seq. */
  put(row: NodeRow): void {
    const old = this.rows.get(row.id) ?? null
    if (!this.before.has(row.id)) this.before.set(row.id, old)
    if (old?.liveKey && this.occupants.get(old.liveKey) !== undefined && this.occupants.get(old.liveKey) !== row.id) {
      throw new Error('two live nodes under one name')
    }
    if (old?.liveKey) this.occupants.set(old.liveKey, null)
    if (row.liveKey) this.occupants.set(row.liveKey, row.id)
    if (old && !old.deleted) this.children.get(old.parentId)?.delete(row.id)
    if (!row.deleted) this.children.get(row.parentId)?.add(row.id)
    this.rows.set(row.id, row)
  }

  /** Rows that differ from the database, in seq order. */
  changed(): NodeRow[] {
    return [...this.before.keys()].map(id => this.known(id)).sort((a, b) => (a.seq < b.seq ? -1 : 1))
  }

  /** Folders in which one of the changed rows stood before. */
  left(): NodeId[] {
    const parents = [...this.before.values()].flatMap(row => (row && !row.deleted ? [row.parentId] : []))
    return [...new Set(parents)] as NodeId[]
  }

  /** Two passes: names are freed before they are taken, so that a swap meets no taken name on its way. */
  async flush(): Promise<void> {
    const rows = this.changed()
    const freed = rows.filter(row => this.before.get(row.id)?.liveKey).map(row => row.id)
    await inGroups(freed, async group => {
      await this.tx.node.updateMany({ where: { driveId: this.driveId, id: { in: group } }, data: { liveKey: null } })
      return []
    })
    await insertRows(this.tx, UPSERT, rows)
  }

  // ── Reading ahead ────────────────────────────────────────────────────────────────────────────────────────────────

  async load(ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter(id => id !== ROOT && !this.rows.has(id))
    const rows = await inGroups(wanted, group => this.tx.node.findMany({ where: { driveId: this.driveId, id: { in: group } } }))
    for (const id of wanted) this.rows.set(id, null)
    for (const row of rows) this.rows.set(row.id, row)
  }

  /** The nodes and all their parents up to the root. */
  async loadWithParents(ids: readonly string[]): Promise<void> {
    for (let level = ids, depth = 0; level.length > 0 && depth <= MAX_DEPTH; depth++) {
      await this.load(level)
      const parents = new Set(level.map(id => this.rows.get(id)?.parentId ?? ROOT))
      level = [...parents].filter(id => id !== ROOT && !this.rows.has(id))
    }
  }

  async loadOccupants(keys: readonly string[]): Promise<void> {
    const wanted = [...new Set(keys)].filter(key => !this.occupants.has(key))
    const rows = await inGroups(wanted, group => this.tx.node.findMany({ where: { driveId: this.driveId, liveKey: { in: group } } }))
    for (const key of wanted) this.occupants.set(key, null)
    for (const row of rows) this.occupants.set(row.liveKey as string, this.absorb(row).id)
  }

  /** Everything live below the folders, one level after the other. */
  async loadBelow(folders: readonly string[]): Promise<void> {
    for (let level = [...folders]; level.length > 0; ) {
      await this.loadChildren(level)
      level = level.flatMap(id => [...(this.children.get(id) ?? [])].filter(child => this.known(child).folder))
    }
  }

  private async loadChildren(folders: readonly string[]): Promise<void> {
    const wanted = [...new Set(folders)].filter(id => !this.children.has(id))
    const rows = await inGroups(wanted, group =>
      this.tx.node.findMany({ where: { driveId: this.driveId, parentId: { in: group }, deleted: false } }),
    )
    for (const id of wanted) this.children.set(id, new Set())
    const present = [...rows.map(row => this.absorb(row)), ...[...this.before.keys()].map(id => this.known(id))]
    for (const row of present) if (!row.deleted) this.children.get(row.parentId)?.add(row.id)
  }

  /** The row as it stands in this transaction: one that was changed already hides what the database says. */
  private absorb(row: NodeRow): NodeRow {
    const known = this.rows.get(row.id)
    if (known) return known
    this.rows.set(row.id, row)
    return row
  }

  private known(id: string): NodeRow {
    const row = this.rows.get(id)
    if (!row) throw new Error('a node that was never read')
    return row
  }
}

/** A row's name fields for a place. */
export function placed(parent: string, name: string, deleted: boolean): Pick<NodeRow, 'parentId' | 'name' | 'nameKey' | 'liveKey'> {
  const key = nameKey(name)
  return { parentId: parent, name, nameKey: key, liveKey: deleted ? null : liveKey(parent, key) }
}
