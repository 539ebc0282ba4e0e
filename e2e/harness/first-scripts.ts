/** What a screen costs before it shows what it is for: the JavaScript that is asked for until then, compressed as it travels. */
import { expect, type Page } from '@playwright/test'

const LEAST = 50_000

/** Opens `path` on a page that opened nothing before. `shown`: a selector of what it is for. More than `limit` bytes fail. */
export async function expectFewScripts(page: Page, path: string, shown: string, limit: number): Promise<void> {
  // What comes once it stands is for later.
  await page.addInitScript(selector => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector(selector)) return
      watch.disconnect()
      performance.mark('shown')
    })
    watch.observe(document, { childList: true, subtree: true })
  }, shown)
  await page.goto(path)
  await expect(page.locator(shown).first()).toBeVisible()
  const scripts = await page.evaluate(() => {
    const at = performance.getEntriesByName('shown')[0]?.startTime ?? 0
    return performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => new URL(entry.name).pathname.endsWith('.js') && entry.startTime < at)
      .map(({ name, encodedBodySize }) => [new URL(name).pathname, encodedBodySize] as const)
  })
  const bytes = scripts.reduce((sum, [, size]) => sum + size, 0)
  expect(bytes, scripts.map(([name, size]) => `${size} ${name}`).join('\n')).toBeLessThan(limit)
  // None at all would be no measurement.
  expect(bytes).toBeGreaterThan(LEAST)
}
