/** What the first screens cost, for members and for visitors. What is fetched later must not come earlier where all else comes later. */
import type { Page } from '@playwright/test'
import { expectFewScripts } from './harness/first-scripts'
import { openPage } from './harness/page-of'
import { test } from './harness/test'
import { shareLink } from './harness/visitor'

const SPEEDS = Object.entries({ 'this machine': 1, 'a machine six times slower': 6 })

for (const [machine, slowdown] of SPEEDS) {
  test(`on ${machine} the first screen sends less than 250 kB of JavaScript`, async ({ server, world }) => {
    const peer = await world.peer()
    await peer.createFile('a.txt', 'a')
    const { page, close } = await openPage(server, peer.cookie)
    try {
      await slowDown(page, slowdown)
      await expectFewScripts(page, '/files', '[role=grid] [role=row][aria-selected]', 250_000)
    } finally {
      await close()
    }
  })

  test(`on ${machine} a shared link sends less than 210 kB of JavaScript`, async ({ server, world }) => {
    const peer = await world.peer()
    const folder = await peer.createFolder('Small')
    await peer.createFile('a.txt', 'a', folder)
    const link = await shareLink(peer, [folder], { role: 'download' })
    const { page, close } = await openPage(server, '')
    try {
      await slowDown(page, slowdown)
      await expectFewScripts(page, `/s/${link.token}`, 'a[data-row]', 210_000)
    } finally {
      await close()
    }
  })
}

async function slowDown(page: Page, rate: number): Promise<void> {
  await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate })
}
