/** What must be there before the server or a test runs: packages, the database client, the build. Node built-ins only. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

const NPM = ['--no-audit', '--no-fund']
const QUIET = { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
/** What a build is made of. */
const SOURCES = [
  'app',
  'lib',
  'public',
  'next.config.js',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'prisma/schema.prisma',
  'scripts/build-server.mjs',
  'scripts/build-sw.mjs',
  'server.ts',
  'tsconfig.json',
]
/** Made by a build, or never part of one. */
const LEFT_OUT = [/^lib\/server\/db\/generated\//, /^public\/sw\.js(\.map)?$/, /\.test\.tsx?$/, /(^|\/)testing\//]

/** Installs the packages of package-lock.json when they are missing or others. */
export function ensurePackages() {
  once('node_modules/.lockstep-packages', ['package-lock.json'], () => {
    if (isInstalled()) return
    step('Installing packages')
    // A registry that lacks packages of other platforms fails `ci`, which wants every one of them, and not `install`.
    if (!tryRun('npm', ['ci', ...NPM])) run('npm', ['install', '--no-save', ...NPM])
  })
}

/** npm keeps its own copy of the lock file beside the packages it installed. */
function isInstalled() {
  const installed = join(ROOT, 'node_modules/.package-lock.json')
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs
}

/** Generates the database client when the schema changed. */
export function ensureClient() {
  once('lib/server/db/generated/.stamp', ['prisma/schema.prisma', 'package-lock.json'], () => {
    step('Generating the database client')
    // Generating asks for the engine's file and never runs it; without this it would be downloaded.
    run(process.execPath, [bin('prisma'), 'generate'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath })
  })
}

/** Builds the app, its service worker and the server when a source changed. */
export function ensureBuild() {
  once('.next/lockstep-build', SOURCES, () => {
    step('Building the app')
    run(process.execPath, [bin('next'), 'build'], { NODE_ENV: 'production' })
    for (const script of ['scripts/build-sw.mjs', 'scripts/build-server.mjs']) run(process.execPath, [script], { NODE_ENV: 'production' })
  })
}

/** Runs `make` unless the stamp says that it ran for these very inputs. */
function once(stamp, inputs, make) {
  const file = join(ROOT, stamp)
  const now = hashOf(inputs)
  if (existsSync(file) && readFileSync(file, 'utf8') === now) return
  make()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, now)
}

function hashOf(inputs) {
  const hash = createHash('sha256').update(process.version)
  for (const file of inputs.flatMap(filesOf)) hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}

function filesOf(input) {
  const path = join(ROOT, input)
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [input]
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const files = entries.map(entry => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  return files.filter(file => !LEFT_OUT.some(pattern => pattern.test(file))).sort()
}

function bin(name) {
  const folder = join(ROOT, 'node_modules', name)
  const { bin: entry } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof entry === 'string' ? entry : entry[name])
}

function run(command, args, env = {}) {
  const { status, error } = spawn(command, args, 'inherit', env)
  if (error) throw error
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`)
}

/** Whether it worked; says nothing. */
function tryRun(command, args) {
  return spawn(command, args, 'ignore', {}).status === 0
}

function spawn(command, args, stdio, env) {
  return spawnSync(command, args, { cwd: ROOT, stdio, env: { ...process.env, ...QUIET, ...env }, shell: process.platform === 'win32' })
}

function step(what) {
  process.stdout.write(`${what} …\n`)
}
