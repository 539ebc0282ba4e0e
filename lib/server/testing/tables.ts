/** All that the database of a test server holds: to see that nothing changed, and to put it back. */
import type { Database } from '../db/database'

type Row = Readonly<Record<string, unknown>>
export type Tables = Readonly<Record<string, readonly Row[]>>

export async function readTables(db: Database): Promise<Tables> {
  const found = await db.$queryRawUnsafe<{ name: string }[]>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name`,
  )
  const tables: Record<string, readonly Row[]> = {}
  for (const { name } of found) tables[name] = await db.$queryRawUnsafe<Row[]>(`SELECT * FROM "${name}" ORDER BY rowid`)
  return tables
}

/** The tables that differ, with both their rows. */
export function differences(before: Tables, after: Tables): string[] {
  return Object.keys(before).flatMap(name => {
    const [was, is] = [before[name], after[name]].map(textOf)
    return was === is ? [] : [`${name}: ${was} → ${is}`]
  })
}

/** Puts every table back as it was. */
export async function writeTables(db: Database, tables: Tables): Promise<void> {
  await db.$transaction(async tx => {
    await tx.$executeRawUnsafe('PRAGMA defer_foreign_keys = ON')
    for (const name of Object.keys(tables)) await tx.$executeRawUnsafe(`DELETE FROM "${name}"`)
    for (const [name, rows] of Object.entries(tables)) {
      for (const row of rows) {
        const columns = Object.keys(row)
        const places = columns.map(() => '?').join(', ')
        await tx.$executeRawUnsafe(
          `INSERT INTO "${name}" (${columns.map(c => `"${c}"`).join(', ')}) VALUES (${places})`,
          ...Object.values(row),
        )
      }
    }
  })
}

function textOf(rows: readonly Row[] | undefined): string {
  return JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))
}
