/**
 * Migrations by Prisma's own schema engine in its WebAssembly build, so that the table of applied migrations is the
 * real one and nothing is downloaded.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { ROOT } from '../root'
import { Connection } from './connection'
import { DurableLibSql } from './durable-libsql'

const PRISMA = join(ROOT, 'prisma')
const SCHEMA = join(PRISMA, 'schema.prisma')
const MIGRATIONS = join(PRISMA, 'migrations')
const NO_FILTER = { externalTables: [], externalEnums: [] }

/** Applies what is pending and gives the names of the migrations that were. */
export async function applyMigrations(url: string): Promise<readonly string[]> {
  const migrationsList = await listMigrations()
  if (areApplied(url, migrationsList)) return []
  return withEngine(url, async engine => {
    const applied = await engine.applyMigrations({ migrationsList, filters: NO_FILTER })
    return applied.appliedMigrationNames
  })
}

/** Loading the engine is a good part of a start: it is asked only when it has something to do, or to say what is wrong. */
function areApplied(url: string, { migrationDirectories }: MigrationList): boolean {
  const connection = new Connection(url)
  try {
    const { rows } = connection.execute('SELECT migration_name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL')
    const names = new Set(rows.map(([name]) => name))
    return rows.every(([, finishedAt]) => finishedAt !== null) && migrationDirectories.every(({ path }) => names.has(path))
  } catch {
    return false
  } finally {
    connection.close()
  }
}

/** Writes the migration that leads from the last one to the schema; `undefined` when nothing changed. */
export async function createMigration(name: string, now: Date): Promise<string | undefined> {
  const script = await differenceToSchema()
  if (!script || script.includes('empty migration')) return undefined
  const folder = `${now.toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
  await mkdir(join(MIGRATIONS, folder), { recursive: true })
  await writeFile(join(MIGRATIONS, folder, 'migration.sql'), script)
  return folder
}

/** SQL that leads from a database with every migration to the schema. */
async function differenceToSchema(): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-migration-'))
  const schema = { files: [{ path: SCHEMA, content: await readFile(SCHEMA, 'utf8') }] }
  try {
    return await withEngine(`file:${join(folder, 'scratch.db')}`, async engine => {
      await engine.applyMigrations({ migrationsList: await listMigrations(), filters: NO_FILTER })
      const from = { tag: 'schemaDatasource' as const, configDir: PRISMA, ...schema }
      const to = { tag: 'schemaDatamodel' as const, ...schema }
      return (await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTER })).stdout
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function listMigrations(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
  const lock = await readFile(join(MIGRATIONS, 'migration_lock.toml'), 'utf8').catch(() => null)
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: lock },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      folders.sort().map(async path => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: await readFile(join(MIGRATIONS, path, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  }
}

async function withEngine<T>(url: string, run: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  engineModule ??= loadEngine()
  const { SchemaEngine } = await engineModule
  const schema = await readFile(SCHEMA, 'utf8')
  const factory = bindMigrationAwareSqlAdapterFactory(new DurableLibSql({ url }))
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, factory)
  try {
    return await run(engine)
  } finally {
    engine.free()
  }
}

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

/** Bound once: its JavaScript half keeps views into the memory of one instance. */
let engineModule: Promise<EngineModule> | undefined

/** The package's own entry imports its .wasm file, which Node cannot do without a flag: bind it by hand. */
async function loadEngine(): Promise<EngineModule> {
  const bindings = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as EngineModule & {
    __wbg_set_wasm(exports: unknown): void
  }
  const require = createRequire(import.meta.url)
  const file = join(dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': bindings as never })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return bindings
}
