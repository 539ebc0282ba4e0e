/** A data folder with a drive of made-up files, by `npm run seed`: for what measures or shows the built product. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const ROOT = join(import.meta.dirname, '..', '..')

export const OWNER = { name: 'Anna', email: 'anna@example.org', password: 'seeded password' }

/** `options`: of `npm run seed`. */
export async function seedDrive(dataDir: string, ...options: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/seed.ts', ...options, '--email', OWNER.email], {
    ...{ cwd: ROOT, env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' } },
  })
}
