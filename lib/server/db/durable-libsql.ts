/**
 * Prisma's libsql adapter over one connection that keeps its settings. The stock client gives each transaction its
 * connection away and opens another with default settings; here a transaction borrows the only one, which is safe
 * because the adapter lets nobody else in until it ends.
 */
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

export class DurableLibSql extends PrismaLibSql {
  override createClient(config: Config): Client {
    const client = super.createClient(config)
    client.transaction = () => begin(client)
    return client
  }

  override async connect() {
    const adapter = await super.connect()
    await adapter.executeScript(SETTINGS)
    return adapter
  }
}

/** Takes the write lock at once, so that no transaction fails half-way for another process that writes. */
async function begin(client: Client): Promise<Transaction> {
  await client.execute('BEGIN IMMEDIATE')
  let closed = false
  const end = async (statement: string) => {
    closed = true
    await client.execute(statement)
  }
  return {
    execute: (statement: Parameters<Transaction['execute']>[0]) => client.execute(statement),
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
