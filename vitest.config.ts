/** Unit and property tests run in Node, beside the files they test. Browsers and servers have runners of their own. */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{app,lib,scripts}/**/*.test.ts'],
    environment: 'node',
    // Half of the tests wait for the disk (fsync), so a worker for each core leaves none idle.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
