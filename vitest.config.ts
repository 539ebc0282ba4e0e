/** Unit and property tests run in Node, beside the files they test. Browsers and servers have runners of their own. */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{app,lib,scripts}/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'scripts/units-in-memory.ts',
    // Loading the server takes longer than most of its tests: a worker loads each module once for all its files.
    isolate: false,
    // Many tests wait, for the disk or for a process, so a worker for each core leaves none idle.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
})
