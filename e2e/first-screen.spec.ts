/** What the first screen costs: the JavaScript that is asked for until the list of files is there, compressed as it travels. */
import { expect } from '@playwright/test'
import { openPage } from './harness/page-of'
import { test } from './harness/test'

const LIMIT_BYTES = 250_000
const ROW = '[role=grid] [role=row][aria-selected]'

// What is fetched later must not come earlier where all else comes later.
for (const [machine, slowdown] of Object.entries({ 'this machine': 1, 'a machine six times slower': 6 }))
  test(`on ${machine} the first screen sends less than 250 kB of JavaScript`, async ({ server, world }) => {
    const peer = await world.peer()
    await peer.createFile('a.txt', 'a')
    const { page, close } = await openPage(server, peer.cookie)
    try {
      await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowdown })
      // What comes once the list stands is for later.
      await page.addInitScript(row => {
        const watch = new MutationObserver(() => {
          if (!document.querySelector(row)) return
          watch.disconnect()
          performance.mark('list')
        })
        watch.observe(document, { childList: true, subtree: true })
      }, ROW)
      await page.goto('/files')
      await expect(page.locator(ROW)).toBeVisible()
      const scripts = await page.evaluate(() => {
        const listed = performance.getEntriesByName('list')[0]?.startTime ?? 0
        return performance
          .getEntriesByType('resource')
          .filter((entry): entry is PerformanceResourceTiming => new URL(entry.name).pathname.endsWith('.js') && entry.startTime < listed)
          .map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize] as const)
      })
      const bytes = scripts.reduce((sum, [, size]) => sum + size, 0)
      expect(bytes, scripts.map(([path, size]) => `${size} ${path}`).join('\n')).toBeLessThan(LIMIT_BYTES)
      // None at all would be no measurement.
      expect(bytes).toBeGreaterThan(50_000)
    } finally {
      await close()
    }
  })
