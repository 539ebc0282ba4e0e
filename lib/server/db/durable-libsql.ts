/**
 * Prisma's libsql adapter over one connection that keeps its settings, in place of the stock client, which gives each
 * transaction its connection away and opens another with default settings. Here a transaction borrows the only one,
 * which is safe because the adapter lets nobody else in until it ends.
 */
import { setImmediate } from 'node:timers/promises'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { type Answer, Connection, type Statement } from './connection'

type Client = ReturnType<PrismaLibSql['createClient']>
type Config = Parameters<PrismaLibSql['createClient']>[0]

/** All that the adapter asks of a client. */
interface UsedClient {
  execute(statement: Statement): Promise<Answer>
  executeMultiple(script: string): Promise<void>
  transaction(): Promise<UsedTransaction>
  close(): void
}

interface UsedTransaction {
  execute(statement: Statement): Promise<Answer>
  commit(): Promise<void>
  rollback(): Promise<void>
}

/** What is acknowledged is on the disk: synchronous FULL makes every commit wait for it. */
const SETTINGS = `
  PRAGMA busy_timeout = 10000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA cache_size = -65536;
  PRAGMA journal_size_limit = 67108864;
`

/** Takes the write lock at once, so that no transaction fails half-way for another process that writes. */
const WRITE = 'BEGIN IMMEDIATE'
/** Sees one state of the database, however long it takes, and holds up nobody. */
const READ = 'BEGIN DEFERRED'

export class DurableLibSql extends PrismaLibSql {
  constructor(
    config: Config,
    private readonly access: 'read-write' | 'read-only' = 'read-write',
  ) {
    super(config)
  }

  override createClient({ url }: Config): Client {
    const connection = new Connection(url)
    const begin = this.access === 'read-only' ? READ : WRITE
    const client: UsedClient = {
      execute: async statement => connection.execute(statement),
      executeMultiple: async script => connection.run(script),
      transaction: async () => startTransaction(connection, begin),
      close: () => connection.close(),
    }
    return client as unknown as Client
  }

  override async connect() {
    const adapter = await super.connect()
    await adapter.executeScript(this.access === 'read-only' ? 'PRAGMA query_only = ON' : SETTINGS)
    return adapter
  }
}

function startTransaction(connection: Connection, begin: typeof WRITE | typeof READ): UsedTransaction {
  connection.execute(begin)
  return {
    // Every statement runs on this thread and ends before its promise is given: without a pause in between, a large
    // transaction would let nobody else do anything until it is done.
    execute: async statement => {
      await setImmediate()
      return connection.execute(statement)
    },
    rollback: async () => void connection.execute('ROLLBACK'),
    commit: async () => {
      try {
        connection.execute('COMMIT')
      } catch (error) {
        // A commit that fails (disk full) leaves the transaction open, which would shut everybody out.
        rollBack(connection)
        throw error
      }
    },
  }
}

function rollBack(connection: Connection): void {
  try {
    connection.execute('ROLLBACK')
  } catch {
    // SQLite did it by itself.
  }
}
