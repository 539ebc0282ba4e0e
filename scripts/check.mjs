// `npm run check`: types, lint, format, layers and unit tests. `--help` says so.
import { fileURLToPath } from 'node:url'
import { runAll } from './run-steps.mjs'
import { ensureClient, ensurePackages } from './setup.mjs'

export const CHECKS = [
  { name: 'lint, format, layers', command: ['npx', 'biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['npx', 'tsc', '-p', 'tsconfig.json', '--incremental', 'false'] },
  { name: 'types of the pure core', command: ['npx', 'tsc', '-p', 'tsconfig.core.json'] },
  { name: 'unit', command: ['npx', 'vitest', 'run', '--exclude', '**/*.slow.test.ts'] },
]

/** What takes long: servers that are killed, bugs that the simulated world must find. */
export const SLOW_UNITS = { name: 'slow unit', command: ['npx', 'vitest', 'run', '.slow.test.ts'] }

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--help')) console.log('npm run check: types, lint, format, layers and unit tests')
  else {
    ensurePackages()
    ensureClient()
    process.exitCode = (await runAll([CHECKS.slice(0, 3), CHECKS.slice(3)])) ? 0 : 1
  }
}
