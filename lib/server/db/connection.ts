/**
 * One connection to the embedded database. The stock client of this driver prepares every statement anew, and defines
 * every value of a row as a property of an object, from which Prisma's adapter takes it into a list: a third of the
 * server's time while a drive is being filled.
 */
import { fileURLToPath } from 'node:url'
import Libsql from 'libsql'

export interface Statement {
  readonly sql: string
  readonly args: readonly unknown[]
}

/** As the adapter reads it: rows are lists of values in the order of the columns. */
export interface Answer {
  readonly columns: readonly string[]
  /** As declared; empty where it is an expression. */
  readonly columnTypes: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
  readonly rowsAffected: number
}

interface Prepared {
  readonly statement: ReturnType<Libsql.Database['prepare']>
  /** `undefined`: it gives no rows. */
  readonly columns: readonly { readonly name: string; readonly type: string | null }[] | undefined
}

/** Prisma writes the same statements again and again, one for each number of values in a list. */
const MOST_PREPARED = 300

export class Connection {
  private readonly db: Libsql.Database
  /** The most recently used ones last. */
  private readonly prepared = new Map<string, Prepared>()

  /** `url`: that of a file, or `:memory:`. */
  constructor(url: string) {
    this.db = new Libsql(url.startsWith('file:') ? fileURLToPath(new URL(url)) : url)
  }

  /** Ends before it returns. Throws what SQLite says, with its code. */
  execute(what: string | Statement): Answer {
    const { sql, args } = typeof what === 'string' ? { sql: what, args: [] } : what
    const { statement, columns } = this.prepare(sql)
    const values = args.map(toSql)
    if (!columns) return { columns: [], columnTypes: [], rows: [], rowsAffected: statement.run(values).changes }
    const rows = (statement.all(values) as unknown[][]).map(row => row.map(fromSql))
    return { columns: columns.map(({ name }) => name), columnTypes: columns.map(({ type }) => type ?? ''), rows, rowsAffected: 0 }
  }

  /** Statements without values, one after the other. */
  run(script: string): void {
    // They may change what the prepared ones stand on.
    this.prepared.clear()
    this.db.exec(script)
  }

  close(): void {
    this.prepared.clear()
    this.db.close()
  }

  private prepare(sql: string): Prepared {
    const prepared = this.prepared.get(sql) ?? prepare(this.db, sql)
    this.prepared.delete(sql)
    this.prepared.set(sql, prepared)
    const oldest = this.prepared.keys().next().value
    if (this.prepared.size > MOST_PREPARED && oldest !== undefined) this.prepared.delete(oldest)
    return prepared
  }
}

function prepare(db: Libsql.Database, sql: string): Prepared {
  const statement = db.prepare(sql)
  if (!statement.reader) return { statement, columns: undefined }
  return { statement: statement.raw(true), columns: statement.columns() }
}

function toSql(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  return value
}

/** Whole numbers come as numbers: none of ours goes beyond what those hold (sizes, times, counts), and one that did would be wrong. */
function fromSql(value: unknown): unknown {
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new RangeError('a number of the database is too large')
  if (value instanceof Uint8Array) return value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength)
  return value
}
