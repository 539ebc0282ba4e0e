/** The `test` of every file here: one server for each worker, one account, folder and browser profile for each test. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base, expect, type TestInfo } from '@playwright/test'
import { closeSharedBrowser } from './page-of'
import { takeStopped } from './policy'
import { TestServer } from './server'
import { World } from './world'

interface WorkerFixtures {
  readonly place: string
  readonly server: TestServer
  readonly numbers: { next: number }
  readonly pages: undefined
}

interface TestFixtures {
  readonly world: World
  readonly policy: undefined
}

/** Set by the global set-up: where everything of this run lies. */
const HOME = () => process.env.LOCKSTEP_E2E_HOME as string

export const test = base.extend<TestFixtures, WorkerFixtures>({
  place: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const place = await mkdtemp(join(HOME(), 'worker-'))
      await use(place)
      await rm(place, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  numbers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => use({ next: 0 }),
    { scope: 'worker' },
  ],
  server: [
    async ({ place }, use) => {
      const dataDir = join(place, 'data')
      await cp(join(HOME(), 'template'), dataDir, { recursive: true })
      const server = await TestServer.start(dataDir)
      await use(server)
      await server.stop()
      await server.fsck()
    },
    { scope: 'worker' },
  ],
  pages: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      await use(undefined)
      await closeSharedBrowser()
    },
    { scope: 'worker', auto: true },
  ],
  policy: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      takeStopped()
      await use(undefined)
      expect(takeStopped(), 'what the policy of the pages stopped').toEqual([])
    },
    { auto: true },
  ],
  world: async ({ server, place, numbers }, use, info) => {
    await server.ensureRunning()
    const number = numbers.next++
    const world = World.number(server, number, join(place, `test-${number}`))
    await use(world)
    if (info.status !== info.expectedStatus) await explain(world, info)
    await world.close()
  },
})

/** What helps to see why a test failed. */
async function explain(world: World, info: TestInfo): Promise<void> {
  for (const device of world.devices) {
    await info.attach(`${device.name}.txt`, { body: await device.describe() })
    const picture = await device.page.screenshot({ timeout: 3000 }).catch(() => undefined)
    if (picture) await info.attach(`${device.name}.png`, { body: picture, contentType: 'image/png' })
  }
}
