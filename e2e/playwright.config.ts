/** Real browsers, real folders, the real server. Started by `npm run e2e`. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: './harness/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./harness/count-reporter.ts']],
  use: { trace: 'off', actionTimeout: 15_000 },
})
