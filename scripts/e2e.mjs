/** `npm run e2e`: builds what is not built yet and runs the end-to-end tests. The last line is `N passed, N failed`. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { ensureBuild, ensureClient, ensurePackages, ROOT } from './setup.mjs'

const HELP = `npm run e2e                       all tests: real browsers, real folders, the real server
npm run e2e -- -g "killed"        those whose name has it
npm run e2e -- conflicts          those of e2e/conflicts.spec.ts
npm run e2e -- --workers 1        one after the other

Anything else goes to "playwright test" as it is. SHOW_SERVER=1 shows what the servers print.
Needs a Chromium: the package "chromium", or CHROMIUM_PATH.
`

const given = process.argv.slice(2)
if (given.includes('--help')) {
  process.stdout.write(HELP)
  process.exit(0)
}

if (![process.env.CHROMIUM_PATH, '/usr/bin/chromium', chromium.executablePath()].some(path => path && existsSync(path))) {
  console.error('No Chromium: install the package "chromium", or set CHROMIUM_PATH.')
  console.log('0 passed, 1 failed')
  process.exit(1)
}

ensurePackages()
ensureClient()
ensureBuild()
const { status } = spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e', ...given], {
  cwd: ROOT,
  stdio: 'inherit',
})
process.exit(status ?? 1)
