/** A new server: the link that it prints makes the first account, once. */

import { join } from 'node:path'
import { expect } from '@playwright/test'
import { findChromium, launch } from '../scripts/browser-tests/prepared-chromium'
import { TestServer } from './harness/server'
import { test } from './harness/test'

test('the link that the server prints creates the first account, signs in, and works no second time', async ({ place }) => {
  const server = await TestServer.start(join(place, 'new-server'))
  const browser = await launch(join(place, 'new-profile'), findChromium() as string)
  try {
    const link = server.setupLink as string
    const page = browser.pages()[0] ?? (await browser.newPage())
    await page.goto(link)
    await page.locator('input[name=name]').fill('Ada')
    await page.locator('input[name=email]').fill('ada@example.com')
    await page.locator('input[name=password]').fill('correct horse battery')
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.waitForURL('**/files')
    await expect(page.locator('footer[data-status]')).toHaveAttribute('data-status', 'no-folder')

    await page.goto('about:blank')
    await page.goto(link)
    await expect(page.getByText('This server is set up')).toBeVisible()
    const answer = await fetch(`${server.origin}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin },
      body: JSON.stringify({ token: link.split('#')[1], name: 'Eve', email: 'eve@example.com', password: 'another password' }),
    })
    expect(answer.status).toBe(403)
  } finally {
    await browser.close()
    await server.stop()
  }
})
