/** A database with every migration, which each new test server copies: migrating takes longer than most tests. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkpoint, openDatabase } from '../db/database'
import { applyMigrations } from '../db/migrate'

let made: Promise<Buffer> | undefined

/** Writes it to `file`, where nothing is yet. */
export async function writeEmptyDatabase(file: string): Promise<void> {
  made ??= make()
  await writeFile(file, await made, { flag: 'wx' })
}

async function make(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-empty-'))
  try {
    const file = join(folder, 'lockstep.db')
    const url = pathToFileURL(file).href
    await applyMigrations(url)
    const db = openDatabase(url)
    await checkpoint(db)
    await db.$disconnect()
    return await readFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
