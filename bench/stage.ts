/** Two browsers, two folders and the built server, all new; what a workload plays on. */
import type { Dirent } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Device } from '../e2e/harness/device'
import type { Passed } from '../e2e/harness/line'
import { makeOwner, OWNER } from '../e2e/harness/owner'
import { TestServer } from '../e2e/harness/server'
import { until } from '../e2e/harness/until'
import { BarePlatform } from './bare/bare-platform'
import { scale } from './data'
import { startProfiling } from './profile'
import { cpuSeconds, renderersOf, watchMemory } from './usage'

/** Longer than any workload may take. */
export const WAIT_MS = 15 * 60_000
/** Counting files takes processor time from those who are measured. */
const COUNTING_MS = 2000
const COUNTED_IN_A_MS = 20

/** What one run of the product took. */
export interface Run {
  readonly ms: number
  /** Until both devices said again that all is well. */
  readonly restMs: number
  /** All that crossed between both browsers and the server. */
  readonly wireBytes: number
  readonly requests: number
  /** Private memory at its peak: the larger tab, and the server. */
  readonly tabBytes: number
  readonly serverBytes: number
  /** Seconds of processor time of both browsers and of the server. */
  readonly browserCpu: number
  readonly serverCpu: number
  /** By the last words of their paths: how many requests, and how long they took together. */
  readonly routes: Readonly<Record<string, { readonly count: number; readonly ms: number }>>
}

export class Stage {
  private constructor(
    readonly place: string,
    readonly server: TestServer,
    readonly a: Device,
    readonly b: Device,
    readonly bare: BarePlatform,
    private readonly profileTo: string | undefined,
  ) {}

  /** `profileTo`: a folder for profiles of what is measured; measuring takes longer then. */
  static async open(profileTo?: string): Promise<Stage> {
    const place = await mkdtemp(join(tmpdir(), 'lockstep-bench-'))
    const server = await TestServer.start(join(place, 'data'))
    await makeOwner(server, OWNER)
    const device = async (name: string) => {
      const folder = join(place, name, 'Drive')
      await mkdir(folder, { recursive: true })
      return Device.open({
        name,
        profile: join(place, name, 'profile'),
        folder,
        port: server.port,
        account: OWNER,
        loose: profileTo === undefined,
      })
    }
    const bare = await BarePlatform.open(place, [join(place, 'bare-a'), join(place, 'bare-b')])
    return new Stage(place, server, await device('a'), await device('b'), bare, profileTo)
  }

  /** The folder that the bare page knows by this name. */
  bareFolder(name: 'bare-a' | 'bare-b'): string {
    return join(this.place, name)
  }

  /** Measures from the call of `work` until it resolves, or until the time that it gives, in milliseconds since 1970. */
  async measure(work: () => Promise<unknown>): Promise<Run> {
    const profiling = this.profileTo === undefined ? [] : await Promise.all([this.a, this.b].map(device => startProfiling(device.page)))
    const lines = [this.a.line, this.b.line]
    const browsers = [...(await this.a.processes()), ...(await this.b.processes())]
    const server = [this.server.pid as number]
    const bytes = () => lines.reduce((sum, line) => sum + line.wireBytes, 0)
    const before = { bytes: bytes(), browserCpu: await cpuSeconds(browsers), serverCpu: await cpuSeconds(server) }
    for (const line of lines) line.passed.length = 0
    const tabMemory = watchMemory(() => renderersOf(browsers))
    const serverMemory = watchMemory(async () => server)
    const began = Date.now()
    const done = await work()
    const restMs = Date.now() - began
    const requests = lines.flatMap(line => line.passed)
    for (const [i, profile] of profiling.entries()) console.log(await profile.end(this.profileTo as string, `device-${'ab'[i]}`))
    return {
      ...{
        ms: typeof done === 'number' ? done - began : restMs,
        restMs,
        wireBytes: bytes() - before.bytes,
        requests: requests.length,
        routes: byRoute(requests),
      },
      ...{ tabBytes: await tabMemory.end(), serverBytes: await serverMemory.end() },
      browserCpu: (await cpuSeconds(browsers)) - before.browserCpu,
      serverCpu: (await cpuSeconds(server)) - before.serverCpu,
    }
  }

  /** Waits until a folder holds so many files and both devices are at rest. */
  async untilWhole(folder: string, files: number): Promise<void> {
    await this.untilArrived(async () => (await countFiles(folder)) === files)
  }

  /** Waits until `isThere`, with nobody attached to the browsers, and both devices are at rest. */
  async untilArrived(isThere: () => Promise<boolean>): Promise<void> {
    const arrived = () => until('all arrives', isThere, WAIT_MS, Math.max(COUNTING_MS, scale.files / COUNTED_IN_A_MS))
    await this.a.unattended(() => this.b.unattended(async () => void (await arrived())))
    await this.a.upToDate(WAIT_MS)
    await this.b.upToDate(WAIT_MS)
  }

  async close(): Promise<void> {
    await Promise.all([this.a.end(), this.b.end(), this.bare.close()])
    await this.server.stop()
    await rm(this.place, { recursive: true, force: true })
  }
}

/** When the last file of a folder got its content, in milliseconds since 1970. */
export async function lastArrival(folder: string): Promise<number> {
  const times = await Promise.all((await filesBelow(folder)).map(async file => (await stat(join(file.parentPath, file.name))).ctimeMs))
  return times.reduce((last, time) => Math.max(last, time), 0)
}

export async function countFiles(folder: string): Promise<number> {
  return (await filesBelow(folder)).length
}

/** Files under their own names; what a browser writes beside does not count. */
async function filesBelow(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile() && !entry.name.endsWith('.crswap'))
}

function byRoute(requests: readonly Passed[]): Run['routes'] {
  const routes: Record<string, { count: number; ms: number }> = {}
  for (const { method, path, ms = 0 } of requests) {
    const route = `${method} ${path.replace(/\?.*/, '').replace(/\/drives\/[^/]+/, '')}`
    const known = routes[route] ?? { count: 0, ms: 0 }
    routes[route] = { count: known.count + 1, ms: known.ms + ms }
  }
  return routes
}
