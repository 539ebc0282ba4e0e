/** A whole server in this process for a test: its own data folder, a free port, gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RunningServer } from '../context'
import { type Env, readEnv } from '../env'
import { fsck } from '../fsck/fsck'
import { listen } from '../http/listen'
import { createRouteListener, loadRouteFiles } from '../http/route-files'
import { invite } from '../people/invitations'
import { type StartOptions, startServer } from '../start'
import { writeEmptyDatabase } from './empty-database'
import { TestClient } from './test-client'

/** What starting and checking a server may take on a busy machine. */
export const HOOK_MS = 60_000

export const APP_FOLDER = resolve(fileURLToPath(import.meta.url), '../../../../app')

export interface TestServer {
  readonly server: RunningServer
  readonly env: Env
  /** Where it listens, like `http://localhost:1234`. */
  readonly origin: string
  /** Makes the first account and signs it in. */
  setUp(): Promise<TestClient>
  /** Another account, signed in. */
  addAccount(email: string): Promise<TestClient>
  /** What `npm run fsck` would say. */
  problems(): Promise<readonly string[]>
  /** `keep`: the data folder stays, for another start. */
  stop(keep?: 'keep'): Promise<void>
}

export interface TestOptions extends StartOptions {
  readonly dataDir?: string
  readonly settings?: Readonly<Record<string, string>>
}

export async function startTestServer(options: TestOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await newDataFolder())
  const env = readEnv({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', ...options.settings })
  const started = await startServer(env, { indexing: false, ...options })
  const { server } = started
  const route = createRouteListener(await loadRouteFiles(APP_FOLDER), server.log)
  const listening = await listen(server, env.port, {
    request: (request, response) => void (route(request, response) || response.writeHead(404).end()),
  })
  const origin = `http://localhost:${listening.port}`
  return {
    server,
    env,
    origin,
    setUp: () => TestClient.setUp(origin, started.setupToken ?? ''),
    addAccount: email => addAccount(server, origin, email),
    problems: async () => (await fsck(env)).problems,
    async stop(keep) {
      await listening.stop(1000)
      await started.close()
      if (!keep) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function newDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-test-'))
  await writeEmptyDatabase(join(folder, 'lockstep.db'))
  return folder
}

async function addAccount(server: RunningServer, origin: string, email: string): Promise<TestClient> {
  const { token } = await invite(server, { email, admin: false, quotaBytes: null })
  const client = new TestClient(origin)
  await client.post('/api/invitations/accept', { token, name: email, email, password: TestClient.PASSWORD })
  return client
}
