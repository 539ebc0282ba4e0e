/** Once for a run: a data folder with accounts, made by the real server through its set-up link, that each worker copies. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findChromium } from '../../scripts/browser-tests/prepared-chromium'
import { ADMIN } from './account'
import { makeOwner } from './owner'
import { TestServer } from './server'

const run = promisify(execFile)

/** More than there are tests. */
const ACCOUNTS = 200

export default async function globalSetup(): Promise<() => Promise<void>> {
  if (!findChromium()) throw new Error('No Chromium: install the package "chromium", or set CHROMIUM_PATH.')
  const home = await mkdtemp(join(tmpdir(), 'lockstep-e2e-'))
  process.env.LOCKSTEP_E2E_HOME = home
  const dataDir = join(home, 'template')
  await makeFirstAccount(dataDir)
  await run(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'make-accounts.ts'), String(ACCOUNTS)], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
  })
  return () => rm(home, { recursive: true, force: true })
}

async function makeFirstAccount(dataDir: string): Promise<void> {
  const server = await TestServer.start(dataDir)
  try {
    await makeOwner(server, ADMIN)
  } finally {
    await server.stop()
  }
}
