/** Several tabs of one browser: one works, the others show it, and one of them takes over at once. */

import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { put, textOf, treeWith } from './harness/disk'
import { test } from './harness/test'
import { untilEqual } from './harness/until'

const TAKE_OVER_MS = 5000

async function role(page: Page, expected: 'leader' | 'follower', timeout = 10_000): Promise<void> {
  await expect(page.locator('footer[data-role]')).toHaveAttribute('data-role', expected, { timeout })
}

test('a second tab follows; when the first is closed it takes over in under five seconds, and sync goes on', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  const first = a.page
  await role(first, 'leader')
  const second = await a.newTab()
  await role(second, 'follower')
  await a.says('up-to-date', second)
  await put(a.folder, 'second.txt', 'two')
  await untilEqual('the file on the other side', () => textOf(b.folder, 'second.txt'), 'two')
  await a.says('up-to-date', second)

  a.page = second
  const closedAt = Date.now()
  await first.close()
  await role(second, 'leader', TAKE_OVER_MS)
  await put(a.folder, 'third.txt', 'three')
  await untilEqual('the next file on the other side', () => textOf(b.folder, 'third.txt'), 'three')
  expect(Date.now() - closedAt).toBeLessThan(2 * TAKE_OVER_MS)
  await world.settled(treeWith({ 'first.txt': 'one', 'second.txt': 'two', 'third.txt': 'three' }))
})

test('when the tab that leads crashes, another takes over in under five seconds', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  const first = a.page
  await role(first, 'leader')
  a.page = await a.newTab()
  await role(a.page, 'follower')
  await crash(first)
  await role(a.page, 'leader', TAKE_OVER_MS)
  await put(a.folder, 'second.txt', 'two')
  await put(b.folder, 'third.txt', 'three')
  await world.settled(treeWith({ 'first.txt': 'one', 'second.txt': 'two', 'third.txt': 'three' }))
})

/** Its process dies; nothing is told to the page. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  // It never answers.
  void session.send('Page.crash').catch(() => {})
  await crashed
}

test('what is pressed in a tab that follows is done by the one that leads', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  const first = a.page
  a.page = await a.newTab()
  await role(a.page, 'follower')
  await a.press('Pause')
  await a.says('paused-person', first)
  await a.says('paused-person')
  await put(a.folder, 'second.txt', 'two')
  await a.page.getByRole('button', { name: 'Resume', exact: true }).first().click()
  await untilEqual('the file on the other side', () => textOf(b.folder, 'second.txt'), 'two')
  await world.settled(treeWith({ 'first.txt': 'one', 'second.txt': 'two' }))
})

test('a reloaded tab goes on where it was', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  await a.page.reload()
  await put(a.folder, 'second.txt', 'two')
  await untilEqual('the file on the other side', () => textOf(b.folder, 'second.txt'), 'two')
  await put(b.folder, 'third.txt', 'three')
  await world.settled(treeWith({ 'first.txt': 'one', 'second.txt': 'two', 'third.txt': 'three' }))
})
