/** `npm start`: from a fresh clone to an open server in one command. */
import { ensureBuild, ensureClient, ensurePackages, ROOT } from './setup.mjs'

const HELP = `npm start                    install, build and start what is not there yet
npm start -- --dev           the same with hot reloading of the pages
npm start -- --restored      after a backup was restored: tells every device to compare anew

Settings (environment): DATA_DIR (./data), PORT (3000), HOST, PUBLIC_URL, CONTENT_ORIGIN, TRUST_PROXY, DATABASE_URL, LOG_LEVEL, QUOTA_BYTES.
docs/operations.md says what each is for.
`

if (process.argv.includes('--help')) {
  process.stdout.write(HELP)
  process.exit(0)
}

const dev = process.argv.includes('--dev')
process.chdir(ROOT)
try {
  ensurePackages()
  ensureClient()
  if (!dev) ensureBuild()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}

await (dev ? serveSources() : import('./serve.mjs'))

async function serveSources() {
  process.env.NODE_ENV = 'development'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const { register } = await import('tsx/esm/api')
  register()
  await import('../server.ts')
}
