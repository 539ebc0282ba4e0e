/** Builds public/sw.js after `next build`: bundles its source and writes in the list of files that the app is made of. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { injectManifest } from 'workbox-build'

const root = join(import.meta.dirname, '..')
const LARGEST_FILE_BYTES = 6_000_000

/** How a script is named wherever another one loads it. */
const SCRIPT = /static\/chunks\/[\w~.-]+\.js/g

const buildId = (await readFile(join(root, '.next', 'BUILD_ID'), 'utf8')).trim()
const work = await mkdtemp(join(tmpdir(), 'lockstep-sw-'))
const bundled = join(work, 'sw.js')

await build({
  entryPoints: [join(root, 'lib', 'ui', 'pwa', 'sw.ts')],
  outfile: bundled,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'chrome111',
  define: { BUILD_ID: JSON.stringify(buildId), 'process.env.NODE_ENV': '"production"' },
})

const { count, size, warnings } = await injectManifest({
  swSrc: bundled,
  swDest: join(root, 'public', 'sw.js'),
  globDirectory: root,
  globPatterns: [...(await shellScripts()).map(script => `.next/${script}`), '.next/static/**/*.{css,woff2}', 'public/icons/*.svg'],
  // Letters that most people never see are fetched when they are needed.
  globIgnores: ['**/inter-{cyrillic,greek,vietnamese}*'],
  modifyURLPrefix: { '.next/static/': '/_next/static/', 'public/': '/' },
  dontCacheBustURLsMatching: /^\/_next\/static\//,
  maximumFileSizeToCacheInBytes: LARGEST_FILE_BYTES,
})
await rm(work, { recursive: true })

for (const warning of warnings) process.stderr.write(`${warning}\n`)
if (warnings.length > 0) process.exitCode = 1
process.stdout.write(`service worker: ${count} files, ${(size / 1e6).toFixed(1)} MB\n`)

/**
 * The scripts of every screen, and what those load: dialogs, the workers. What is loaded further on (previews and their
 * languages and decoders) shows the bytes of files, which need the server anyway.
 */
async function shellScripts() {
  const entries = new Set(await scriptsIn(join('.next', 'build-manifest.json')))
  for (const file of await readdir(join(root, '.next', 'server', 'app'), { recursive: true })) {
    if (!file.endsWith('page_client-reference-manifest.js')) continue
    for (const script of await scriptsIn(join('.next', 'server', 'app', file))) entries.add(script)
  }
  const loaded = await Promise.all([...entries].map(script => scriptsIn(join('.next', script))))
  return [...new Set([...entries, ...loaded.flat()])]
}

async function scriptsIn(file) {
  return (await readFile(join(root, file), 'utf8')).match(SCRIPT) ?? []
}
