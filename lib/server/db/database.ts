/** The database client, and the one writer. */
import { DurableLibSql } from './durable-libsql'
import { PrismaClient } from './generated/client'

export type Database = PrismaClient
/** The client inside a transaction. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]
/** Runs one transaction at a time, in the order of asking. */
export type Writer = <T>(run: (tx: Transaction) => Promise<T>) => Promise<T>

/** A transaction is never given up for taking long: the largest commit is bounded by the protocol. */
const TIMEOUT_MS = 10 * 60_000

export function openDatabase(url: string): Database {
  return new PrismaClient({ adapter: new DurableLibSql({ url }), transactionOptions: { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS } })
}

/** Reads one state of the database beside a running server; see `fsck`. */
export function openForReading(url: string): Database {
  return new PrismaClient({ adapter: new DurableLibSql({ url }, 'read-only'), transactionOptions: { timeout: 24 * 60 * 60_000 } })
}

export function createWriter(db: Database): Writer {
  let last: Promise<unknown> = Promise.resolve()
  return run => {
    const mine = last.then(() => db.$transaction(run))
    last = mine.catch(() => undefined)
    return mine
  }
}

/** Moves the write-ahead log into the database file, so that the file alone is whole. */
export async function checkpoint(db: Database): Promise<void> {
  await db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
}
