// `npm run check`: types, lint, format, layers and the quick unit tests, side by side. `--help` says so.
import { fileURLToPath } from 'node:url'
import { runAll } from './run-steps.mjs'
import { ensureClient, ensurePackages } from './setup.mjs'

export const LINT = { name: 'lint, format, layers', command: ['npx', 'biome', 'check', '--error-on-warnings', '.'] }
export const TYPES = { name: 'types', command: ['npx', 'tsc', '-p', 'tsconfig.json', '--incremental', 'false'] }
export const CORE_TYPES = { name: 'types of the pure core', command: ['npx', 'tsc', '-p', 'tsconfig.core.json'] }
export const UNITS = { name: 'unit', command: ['npx', 'vitest', 'run', '--exclude', '**/*.{db,slow}.test.ts'] }

/** What takes long: whole servers with a database, processes that are killed, bugs that the simulated world must find. */
export const SLOW_UNITS = { name: 'server and slow unit', command: ['npx', 'vitest', 'run', '.db.test.ts', '.slow.test.ts'] }

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--help')) console.log('npm run check: types, lint, format, layers and the quick unit tests')
  else {
    ensurePackages()
    ensureClient()
    process.exitCode = (await runAll([[LINT, TYPES, CORE_TYPES, UNITS]])) ? 0 : 1
  }
}
