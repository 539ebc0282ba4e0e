/** What every start asks of the database before it is opened. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeEmptyDatabase } from '../testing/empty-database'
import { HOOK_MS } from '../testing/test-server'
import { Connection } from './connection'
import { applyMigrations } from './migrate'

const DEVICES = '20261130185751_devices'

let folder: string
let url: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-migrate-'))
  url = pathToFileURL(join(folder, 'lockstep.db')).href
}, HOOK_MS)

afterEach(() => rm(folder, { recursive: true }))

/** One with every migration, and then changed. */
async function migrated(script: string): Promise<void> {
  await writeEmptyDatabase(join(folder, 'lockstep.db'))
  const connection = new Connection(url)
  connection.run(script)
  connection.close()
}

test('a new database gets every migration, and none a second time', { timeout: HOOK_MS }, async () => {
  expect((await applyMigrations(url)).length).toBeGreaterThan(5)
  expect(await applyMigrations(url)).toEqual([])
})

test('a database of an older version gets what it lacks', { timeout: HOOK_MS }, async () => {
  await migrated(`
    DROP TABLE DeviceFolder;
    DROP INDEX Revision_driveId_at_idx;
    DELETE FROM _prisma_migrations WHERE migration_name = '${DEVICES}';
  `)
  expect(await applyMigrations(url)).toEqual([DEVICES])
})

test('a database of a newer version is left as it is', { timeout: HOOK_MS }, async () => {
  await migrated(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('a', 'b', '29990101000000_later', 1)`)
  expect(await applyMigrations(url)).toEqual([])
})

test('a database whose migration broke off is refused', { timeout: HOOK_MS }, async () => {
  await migrated(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${DEVICES}'`)
  await expect(applyMigrations(url)).rejects.toThrow(/failed/)
})
