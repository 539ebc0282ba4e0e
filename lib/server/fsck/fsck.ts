/** Checks a whole data folder. Reads only, and one state of the database, so that a running server may go on. */
import { join } from 'node:path'
import { openForReading, type Transaction } from '../db/database'
import type { Env } from '../env'
import { createDiskPacks } from '../packs/disk-packs'
import { checkContents } from './check-contents'
import { checkLinks } from './check-links'
import { checkMembers } from './check-members'
import { checkNodes } from './check-nodes'
import { checkPacks } from './check-packs'
import { createFindings, type Findings } from './findings'

export async function fsck(env: Pick<Env, 'dataDir' | 'databaseUrl'>): Promise<Findings> {
  const findings = createFindings()
  const db = openForReading(env.databaseUrl)
  const packs = createDiskPacks(join(env.dataDir, 'packs'))
  try {
    await db.$transaction(async tx => {
      await checkDatabase(tx, findings)
      for (const drive of await tx.drive.findMany({ orderBy: { createdAt: 'asc' } })) {
        findings.counts.drives++
        const nodes = await checkNodes(tx, drive, findings)
        await checkLinks(tx, drive, nodes, findings)
        await checkContents(tx, drive, nodes, findings)
        await checkPacks(tx, drive, packs, findings)
        await checkMembers(tx, drive, findings)
      }
    })
  } finally {
    await db.$disconnect()
  }
  return findings
}

/** The database's own checks of its pages, indices and foreign keys. */
async function checkDatabase(tx: Transaction, findings: Findings): Promise<void> {
  const integrity = await tx.$queryRawUnsafe<{ integrity_check: string }[]>('PRAGMA integrity_check')
  for (const { integrity_check: line } of integrity) if (line !== 'ok') findings.problems.push(`database: ${line}`)
  const orphans = await tx.$queryRawUnsafe<{ table: string; parent: string }[]>('PRAGMA foreign_key_check')
  for (const { table, parent } of orphans) findings.problems.push(`database: a row of ${table} names a ${parent} that is not there`)
}
