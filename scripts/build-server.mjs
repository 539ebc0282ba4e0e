/**
 * Bundles the server into .next/lockstep, after `next build`: one file, in place of hundreds that each start would look
 * for and translate anew, and one for each process that it starts. Packages stay outside.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

const SERVER = join(import.meta.dirname, '..', 'lib', 'server')

/** The scripts of its helper processes, as the modules beside them name them. */
function* helperScripts() {
  for (const module of readdirSync(SERVER, { recursive: true, encoding: 'utf8' })) {
    if (!module.endsWith('.ts') || module.includes('.test.')) continue
    const source = readFileSync(join(SERVER, module), 'utf8')
    for (const [, name] of source.matchAll(/scriptBeside\(import\.meta\.url, '([^']+)'\)/g))
      yield join(SERVER, dirname(module), `${name}.ts`)
  }
}

await build({
  absWorkingDir: join(import.meta.dirname, '..'),
  entryPoints: ['server.ts', ...helperScripts()],
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
