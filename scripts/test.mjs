// `npm test`: all that a change must pass, from a fresh clone. Ends with `N passed, N failed`.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ensureClient, ensurePackages } from './setup.mjs'

if (process.argv.includes('--help')) {
  console.log(
    'npm test: sets everything up, then types, lint, layers, unit tests, scenarios, 2,000 simulated seeds, contracts, end-to-end tests',
  )
} else {
  ensurePackages()
  findBrowser()
  ensureClient()
  const { CORE_TYPES, LINT, SLOW_UNITS, TYPES, UNITS } = await import('./check.mjs')
  const { runAll } = await import('./run-steps.mjs')
  const ok = await runAll([
    [{ name: 'build', command: ['node', 'scripts/build.mjs'] }, LINT, CORE_TYPES, UNITS],
    // Types of pages are made by the build. The simulated world only computes, while servers wait for each other.
    [
      TYPES,
      SLOW_UNITS,
      { name: 'scenarios', command: ['npx', 'tsx', 'scripts/scenarios.ts'] },
      { name: 'simulated world', command: ['npx', 'tsx', 'scripts/sim.ts', '--seeds', '2000'] },
    ],
    [{ name: 'contracts in the browser', command: ['npx', 'tsx', 'scripts/browser-tests.ts'] }],
    // Once more for what fails, on machines that may be busy with other work; what then passes is named as flaky. What
    // proves that nothing is lost is tried once (`retries: 0` in its file).
    [{ name: 'end to end', command: ['node', 'scripts/e2e.mjs', '--retries', '1'] }],
  ])
  process.exitCode = ok ? 0 : 1
}

/** Debian's own Chromium is installed where that is allowed; elsewhere one line says what is missing. */
function findBrowser() {
  if ([process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].some(path => path && existsSync(path))) return
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  const attempts = isDebianRoot ? ['apt-get update -qq && apt-get install -y -qq chromium'] : []
  for (const command of [...attempts, 'npx playwright install chromium']) {
    if (spawnSync('sh', ['-c', command], { stdio: 'inherit' }).status === 0) return
  }
  console.error('No Chromium: install the package "chromium", or set CHROMIUM_PATH.')
  process.exit(1)
}
