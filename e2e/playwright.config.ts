/** Real browsers, real folders, the real server. Started by `npm run e2e`. */
import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: './harness/global-setup.ts',
  fullyParallel: true,
  // Tests wait for the app's own quiet times (a vanished file is looked at twice): one more than cores leaves none idle.
  workers: Math.min(4, availableParallelism() + 1),
  retries: 0,
  // Machines differ tenfold in speed, and a slow one is no fault: these only end what will never happen.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['./harness/count-reporter.ts']],
  use: { trace: 'off', actionTimeout: 60_000 },
})
