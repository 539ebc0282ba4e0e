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
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./harness/count-reporter.ts']],
  use: { trace: 'off', actionTimeout: 15_000 },
})
