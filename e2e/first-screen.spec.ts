/** What the first screen costs: the JavaScript that is sent until the list of files is there, compressed as it travels. */
import { expect } from '@playwright/test'
import { test } from './harness/test'
import { WebPage } from './harness/web-page'

const LIMIT_BYTES = 250_000

test('the first screen sends less than 250 kB of JavaScript', async ({ server, world }) => {
  const peer = await world.peer()
  await peer.createFile('a.txt', 'a')
  const web = await WebPage.open(server.origin, peer.cookie)
  try {
    await expect(web.row('a.txt')).toBeVisible()
    const scripts = await web.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry): entry is PerformanceResourceTiming => new URL(entry.name).pathname.endsWith('.js'))
        .map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize] as const),
    )
    const bytes = scripts.reduce((sum, [, size]) => sum + size, 0)
    expect(bytes, scripts.map(([path, size]) => `${size} ${path}`).join('\n')).toBeLessThan(LIMIT_BYTES)
    // None at all would be no measurement.
    expect(bytes).toBeGreaterThan(50_000)
  } finally {
    await web.close()
  }
})
