/**
 * What a device knows, as a log of changes: saving a thousand rows costs a few writes instead of a thousand. Folding
 * the log gives the state; writing the state as one change makes the log short again. Pure.
 */
import type { NodeId } from '../../core/ids'
import type { Path } from '../../core/name'
import type { DeviceState, Intent, PendingConflict, RemoteChange, StateChange } from '../../core/ports'
import type { BaseEntry } from '../../core/sides'

/** A part of a saved change. Manifests have tables of their own. */
export type LogRecord = Omit<StateChange, 'manifestsPut'>

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** Larger records gain nothing more. */
const ROWS_PER_RECORD = 1000

/** In the order in which a change is applied: what one change removes and puts is put. */
const LISTS = [
  ...(['baseRemove', 'remoteRemove', 'intentsRemove', 'conflictsRemove', 'leftRemove'] as const),
  ...(['basePut', 'remotePut', 'intentsPut', 'conflictsPut', 'leftPut'] as const),
]

/** The records that together are `change`; none when it changes nothing that is logged. */
export function recordsOf(change: StateChange): LogRecord[] {
  const { reset, epoch, cursor, begun, rules } = change
  const head = {
    ...(reset && { reset }),
    ...(epoch !== undefined && { epoch }),
    ...(cursor !== undefined && { cursor }),
    ...(begun !== undefined && { begun }),
    ...(rules !== undefined && { rules }),
  }
  const records: LogRecord[] = Object.keys(head).length > 0 ? [head] : []
  let rows = 0
  for (const list of LISTS) {
    const all = change[list] ?? []
    for (let from = 0; from < all.length; ) {
      if (rows === 0 || rows >= ROWS_PER_RECORD) {
        if (rows > 0 || records.length === 0) records.push({})
        rows = 0
      }
      const part = all.slice(from, from + ROWS_PER_RECORD - rows)
      Object.assign(records[records.length - 1] as object, { [list]: part })
      rows += part.length
      from += part.length
    }
  }
  return records
}

/** Rows that a record holds. */
export function rowsOf(record: LogRecord): number {
  return LISTS.reduce((sum, list) => sum + (record[list]?.length ?? 0), 0)
}

/** The whole state as one change onto nothing. */
export function changeOf(state: DeviceState): StateChange {
  const { epoch, cursor, begun, rules, base, remote, intents, conflicts, left } = state
  return { epoch, cursor, begun, rules, basePut: base, remotePut: remote, intentsPut: intents, conflictsPut: conflicts, leftPut: left }
}

export class FoldedLog {
  /** Rows in all records so far. */
  rows = 0
  private readonly head: Mutable<Pick<DeviceState, 'epoch' | 'cursor' | 'begun' | 'rules'>> = {
    epoch: '',
    cursor: 0,
    begun: false,
    rules: '',
  }
  private hasEpoch = false
  private readonly base = new Map<NodeId, BaseEntry>()
  private readonly remote = new Map<NodeId, RemoteChange>()
  private readonly intents = new Map<NodeId, Intent>()
  private readonly conflicts = new Map<NodeId, PendingConflict>()
  private readonly left = new Map<string, Path>()

  /** `undefined` when nothing was ever learnt of the drive. */
  state(): DeviceState | undefined {
    if (!this.hasEpoch) return undefined
    const { head, base, remote, intents, conflicts, left } = this
    const rest = { intents: [...intents.values()], conflicts: [...conflicts.values()], left: [...left.values()] }
    return { ...head, base: [...base.values()], remote: [...remote.values()], ...rest }
  }

  /** Rows that the state holds. */
  get liveRows(): number {
    return this.base.size + this.remote.size + this.intents.size + this.conflicts.size + this.left.size
  }

  apply(record: LogRecord): void {
    this.rows += rowsOf(record)
    if (record.reset) this.reset()
    this.applyHead(record)
    update(this.base, record.basePut, record.baseRemove)
    update(this.remote, record.remotePut, record.remoteRemove)
    update(this.intents, record.intentsPut, record.intentsRemove)
    update(this.conflicts, record.conflictsPut, record.conflictsRemove)
    for (const path of record.leftRemove ?? []) this.left.delete(JSON.stringify(path))
    for (const path of record.leftPut ?? []) this.left.set(JSON.stringify(path), path)
  }

  private reset(): void {
    this.head.cursor = 0
    this.base.clear()
    this.remote.clear()
  }

  private applyHead({ epoch, cursor, begun, rules }: LogRecord): void {
    if (epoch !== undefined) this.hasEpoch = true
    this.head.epoch = epoch ?? this.head.epoch
    this.head.cursor = cursor ?? this.head.cursor
    this.head.begun = begun ?? this.head.begun
    this.head.rules = rules ?? this.head.rules
  }
}

function update<Id, Row extends { readonly id: Id }>(rows: Map<Id, Row>, put: readonly Row[] = [], remove: readonly Id[] = []): void {
  for (const id of remove) rows.delete(id)
  for (const row of put) rows.set(row.id, row)
}
