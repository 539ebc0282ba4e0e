/**
 * Bundles the server into .next/lockstep, after `next build`: one file, in place of hundreds that each start would look
 * for and translate anew, and one for each process that it starts. Packages stay outside.
 */
import { join } from 'node:path'
import { build } from 'esbuild'

/** Named by `scriptBeside`. */
const PROCESSES = ['search/fts-process.ts', 'search/read-text.ts', 'thumbnails/make-thumbnail.ts']

await build({
  absWorkingDir: join(import.meta.dirname, '..'),
  entryPoints: ['server.ts', ...PROCESSES.map(file => `lib/server/${file}`)],
  outdir: '.next/lockstep',
  entryNames: '[name]',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
})
