/** The built product as a process of its own, on a data folder and a port that stay when it is killed and started again. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readEnv } from '../../lib/server/env'
import { fsck } from '../../lib/server/fsck/fsck'

const ROOT = join(import.meta.dirname, '..', '..')
/** Below lie ports that browsers and `fetch` refuse, as 5060 and 6000. */
const FIRST_PORT = 7000
const LAST_PORT = 9999
const START_MS = 180_000
/** All that it says when it is open, to the empty line at the end. */
const OPEN = /Lockstep is open at .*\n(.+\n)?\n/

const run = promisify(execFile)

export class TestServer {
  private child: ChildProcess | undefined
  private output = ''
  /** How often it was killed. */
  kills = 0

  private constructor(
    readonly dataDir: string,
    readonly port: number,
  ) {}

  static async start(dataDir: string): Promise<TestServer> {
    const server = new TestServer(dataDir, await freePort())
    await server.start()
    return server
  }

  get isRunning(): boolean {
    return this.child !== undefined
  }

  get origin(): string {
    return `http://localhost:${this.port}`
  }

  /** The process that leads all others of the product; for measuring. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  /** What the first start printed for whoever runs the server; `undefined` when there is an account already. */
  get setupLink(): string | undefined {
    return /http\S+\/setup#\S+/.exec(this.output)?.[0]
  }

  /** What `npm start` starts once everything is built; waits until it is open. */
  async start(): Promise<void> {
    this.output = ''
    const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(this.port), DATA_DIR: this.dataDir, LOG_LEVEL: 'warn' }
    // A group of its own, so that a kill takes the whole product and nothing else.
    const child = spawn(process.execPath, ['scripts/serve.mjs'], { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    this.child = child
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => this.hear(String(data)))
    await this.opened(child)
  }

  /** Nothing is told to it: as when the power fails. */
  async kill(): Promise<void> {
    this.kills++
    await this.end('SIGKILL')
  }

  /** It may finish what it does. */
  async stop(): Promise<void> {
    await this.end('SIGTERM')
  }

  /** Starts again after a kill, on the same port and data. */
  async ensureRunning(): Promise<void> {
    if (!this.child) await this.start()
  }

  /** Throws with all it found when anything in the data folder is not as it should be. The server may run meanwhile. */
  async check(): Promise<void> {
    const { problems } = await fsck(readEnv({ DATA_DIR: this.dataDir }))
    if (problems.length > 0) throw new Error(`found in the data folder:\n${problems.join('\n')}`)
  }

  /** As `check`, by the command that people have. */
  async fsck(): Promise<void> {
    const env = { ...process.env, DATA_DIR: this.dataDir }
    try {
      await run(process.execPath, ['--import', 'tsx', 'scripts/fsck.ts'], { cwd: ROOT, env })
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string }
      throw new Error(`fsck found something:\n${stdout}\n${stderr}`)
    }
  }

  private hear(text: string): void {
    this.output += text
    if (process.env.SHOW_SERVER) process.stderr.write(text)
  }

  private async opened(child: ChildProcess): Promise<void> {
    const giveUpAt = Date.now() + START_MS
    while (!OPEN.test(this.output)) {
      if (child.exitCode !== null || Date.now() > giveUpAt) throw new Error(`the server did not start:\n${this.output}`)
      await timeout(20)
    }
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this
    if (!child?.pid) return
    this.child = undefined
    const ended = child.exitCode !== null || child.signalCode !== null ? undefined : once(child, 'exit')
    process.kill(-child.pid, signal)
    await ended
    await portIsFree(this.port)
  }
}

let next = FIRST_PORT + (process.pid % 29) * 100

/** Ports from one place on, so that they are not those that the system gives to clients meanwhile. */
export async function freePort(): Promise<number> {
  for (; next <= LAST_PORT; next++) if (await canListen(next)) return next++
  throw new Error('no free port')
}

async function portIsFree(port: number): Promise<void> {
  while (!(await canListen(port))) await timeout(20)
}

function canListen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })
}

function timeout(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
