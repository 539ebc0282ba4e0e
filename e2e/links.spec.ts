/** Shared links as their owners make and keep them. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import type { SharedLink } from '../lib/core/protocol/links'
import type { ApiPeer } from './harness/api-peer'
import { test as base } from './harness/test'
import { shareLink, Visitor } from './harness/visitor'
import { WebPage } from './harness/web-page'

const test = base.extend<{ peer: ApiPeer; web: WebPage }>({
  peer: async ({ world }, use) => use(await world.peer()),
  web: async ({ server, peer }, use) => {
    const web = await WebPage.open(server, peer.cookie)
    await web.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await use(web)
    await web.close()
  },
})

async function linksOf(peer: ApiPeer): Promise<SharedLink[]> {
  const response = await peer.request(`/api/drives/${peer.drive}/links`)
  return ((await response.json()) as { links: SharedLink[] }).links
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}

test('one key makes a link that opens in a browser that has never been here', async ({ server, peer, web }) => {
  const folder = await peer.createFolder('Holiday')
  await peer.createFile('a.txt', 'the first', folder)
  await expect(web.row('Holiday')).toBeVisible()
  await web.row('Holiday').click()
  await web.press('Control+Enter')
  await expect(web.page.getByText('Link copied')).toBeVisible()
  const address = await clipboard(web.page)
  const [link] = await linksOf(peer)
  expect(address).toBe(`${server.origin}/s/${link?.token}`)
  const visitor = await Visitor.open(server, { token: link?.token ?? '' })
  await expect(visitor.item('a.txt')).toBeVisible()
  await expect(visitor.page.getByRole('link', { name: 'Download all' })).toBeVisible()
  await visitor.close()

  await web.press('Control+Enter')
  await expect.poll(() => clipboard(web.page)).toBe(address)
  expect(await linksOf(peer)).toHaveLength(1)
})

test('a password, a title and the end of a link are set in its dialog', async ({ server, peer, web }) => {
  const { page } = web
  const file = await peer.createFile('plan.txt', 'the plan')
  const link = await shareLink(peer, [file], { role: 'download' })
  const visitor = await Visitor.open(server, link)
  await expect(visitor.page.getByText('the plan', { exact: true })).toBeVisible()

  await expect(web.row('plan.txt')).toBeVisible()
  await web.row('plan.txt').click()
  await web.press('Control+Shift+Enter')
  const dialog = page.getByRole('dialog', { name: 'Share “plan.txt”' })
  await expect(dialog.getByRole('textbox', { name: 'Address', exact: true })).toHaveValue(`${server.origin}/s/${link.token}`)
  await dialog.getByRole('button', { name: 'QR code' }).click()
  await expect(dialog.getByRole('img', { name: /QR code/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Password, expiry and more' }).click()
  await dialog.getByRole('textbox', { name: 'Password', exact: true }).fill('open sesame')
  await web.press('Enter')
  await expect(dialog.getByText('Saved', { exact: true })).toBeVisible()
  await visitor.page.reload()
  await expect(visitor.page.getByRole('heading', { name: 'This link has a password' })).toBeVisible()

  // What is being typed when the dialog closes is kept, and not before: an Enter of an input method only accepts a word.
  const saved: (string | null)[] = []
  page.on('request', request => request.method() === 'PATCH' && saved.push(request.postData()))
  const title = dialog.getByRole('textbox', { name: 'Title', exact: true })
  await title.fill('The plan')
  await title.evaluate(pressEnterOfInputMethod)
  await title.fill('The plan of the year')
  await web.press('Escape')
  await expect.poll(async () => (await linksOf(peer))[0]?.title).toBe('The plan of the year')
  expect(saved).toEqual([JSON.stringify({ title: 'The plan of the year' })])
  expect(await problems(page)).toEqual([])

  await web.go('/links')
  await expect(page.getByRole('listitem').filter({ hasText: 'The plan of the year' })).toContainText('Password')
  expect(await problems(page)).toEqual([])
  await page.getByRole('button', { name: 'The plan of the year', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Address', exact: true })).toBeFocused()
  expect(await problems(page)).toEqual([])
  await page.getByRole('button', { name: 'Revoke…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(page.getByText('The link is revoked')).toBeVisible()
  await visitor.page.reload()
  await expect(visitor.page.getByRole('heading', { name: 'This link does not open anything' })).toBeVisible()
  await web.press('Escape')
  await expect(page.getByText('No links yet')).toBeVisible()
  expect(await linksOf(peer)).toEqual([])
  await visitor.close()
})

/** As browsers tell of it: the key goes down while the word is still put together, and up when it no longer is. */
function pressEnterOfInputMethod(field: HTMLElement): void {
  const enter = { key: 'Enter', bubbles: true, cancelable: true }
  field.dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229, isComposing: true }))
  field.dispatchEvent(new KeyboardEvent('keyup', { ...enter, keyCode: 13 }))
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STILL = '*, ::before, ::after { transition: none !important; animation: none !important }'

async function problems(page: Page): Promise<string[]> {
  await page.addStyleTag({ content: STILL })
  await page.evaluate(AXE)
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot()
    const results = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run())
    found.push(...results.violations.map(({ id, nodes }) => `${colorScheme}: ${id} ${nodes[0]?.html.slice(0, 160)}`))
  }
  return found
}
