/**
 * Prisma's libsql adapter over one connection that keeps its settings. The stock client gives each transaction its
 * connection away and opens another with default settings; here a transaction borrows the only one, which is safe
 * because the adapter lets nobody else in until it ends.
 */
import { setImmediate } from 'node:timers/promises'
import { PrismaLibSql } from '@prisma/adapter-libsql'

type Client = ReturnType<PrismaLibSql['createClient']>
type Config = Parameters<PrismaLibSql['createClient']>[0]
type Transaction = Awaited<ReturnType<Client['transaction']>>

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

  override createClient(config: Config): Client {
    const client = super.createClient(config)
    client.transaction = () => begin(client, this.access === 'read-only' ? READ : WRITE)
    return client
  }

  override async connect() {
    const adapter = await super.connect()
    await adapter.executeScript(this.access === 'read-only' ? 'PRAGMA query_only = ON' : SETTINGS)
    return adapter
  }
}

async function begin(client: Client, statement: typeof WRITE | typeof READ): Promise<Transaction> {
  await client.execute(statement)
  let closed = false
  const end = async (statement: string) => {
    closed = true
    await client.execute(statement)
  }
  return {
    // Every statement runs on this thread and ends before its promise is given: without a pause in between, a large
    // transaction would let nobody else do anything until it is done.
    execute: async (statement: Parameters<Transaction['execute']>[0]) => {
      await setImmediate()
      return client.execute(statement)
    },
    rollback: () => end('ROLLBACK'),
    // A commit that fails (disk full) leaves the transaction open, which would shut everybody out.
    commit: () =>
      end('COMMIT').catch(async (error: unknown) => {
        await client.execute('ROLLBACK').catch(() => undefined)
        throw error
      }),
    batch: notUsed,
    executeMultiple: notUsed,
    close: () => undefined,
    get closed() {
      return closed
    },
  }
}

function notUsed(): never {
  throw new Error('the adapter sends one statement at a time')
}
