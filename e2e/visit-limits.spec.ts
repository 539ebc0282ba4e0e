/** What limits or ends a link while somebody looks at it, as the page says by itself; and what goes beyond a few files. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { NodeId } from '../lib/core/ids'
import type { NewLink, SharedLink } from '../lib/core/protocol/links'
import { ADMIN } from './harness/account'
import { ApiPeer } from './harness/api-peer'
import { openPage } from './harness/page-of'
import { test as base } from './harness/test'
import { shareLink, Visitor } from './harness/visitor'
import { WebPage } from './harness/web-page'

interface Visits {
  readonly peer: ApiPeer
  readonly visit: (nodes: NodeId[], settings: Omit<NewLink, 'nodes'>) => Promise<{ visitor: Visitor; link: SharedLink }>
}

const test = base.extend<Visits>({
  peer: async ({ world }, use) => use(await world.peer()),
  visit: async ({ server, peer }, use) => {
    const visitors: Visitor[] = []
    await use(async (nodes, settings) => {
      const link = await shareLink(peer, nodes, settings)
      const visitor = await Visitor.open(server, link)
      visitors.push(visitor)
      return { visitor, link }
    })
    for (const visitor of visitors) await visitor.close()
  },
})

const GONE = 'This link does not open anything'
const gone = (page: Page) => expect(page.getByRole('heading', { name: GONE })).toBeVisible()

/** Once the page hears pushes. */
async function hears(page: Page): Promise<void> {
  await (await page.waitForEvent('websocket')).waitForEvent('framereceived')
}

test('whoever stands before the password hears at once that the link was revoked', async ({ peer, visit }) => {
  const file = await peer.createFile('plan.txt', 'the plan')
  const { visitor, link } = await visit([file], { role: 'download', password: 'open sesame' })
  await hears(visitor.page)
  await expect(visitor.page.getByLabel('Password')).toBeVisible()
  await peer.request(`/api/drives/${peer.drive}/links/${link.id}`, { method: 'DELETE' })
  await gone(visitor.page)
})

test('too many tries are told with the time of the next', async ({ peer, visit, server }) => {
  const file = await peer.createFile('plan.txt', 'the plan')
  const { visitor } = await visit([file], { role: 'download', password: 'open sesame' })
  for (let i = 0; i < 5; i++) {
    await visitor.page.getByLabel('Password').fill(`wrong ${i}`)
    await visitor.page.keyboard.press('Enter')
    await expect(visitor.page.getByText('This password does not open it.')).toBeVisible()
  }
  await visitor.page.getByLabel('Password').fill('open sesame')
  await visitor.page.keyboard.press('Enter')
  await expect(visitor.page.getByText('The next one is possible in about 1 minute.')).toBeVisible()
  await expect(visitor.page.getByRole('button', { name: 'Open' })).toBeDisabled()

  const { page, close } = await openPage(server, '')
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill('nobody@example.com')
  await expect(async () => {
    await page.getByLabel('Password').fill('not the one')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText(/Too many tries. Try again in about \d+ (second|minute)s?\./)).toBeVisible({ timeout: 5000 })
  }).toPass()
  await close()
})

test('downloads that others take, and the end of the time, are told without a reload', async ({ server, peer, visit }) => {
  const file = await peer.createFile('ticket.txt', 'admit one')
  const { visitor, link } = await visit([file], { role: 'download', maxDownloads: 1 })
  await hears(visitor.page)
  await expect(visitor.page.getByText('1 download left')).toBeVisible()
  const other = await fetch(`${server.origin}/api/s/${link.token}/nodes/${file}/content`)
  expect(await other.text()).toBe('admit one')
  await expect(visitor.page.getByText('No downloads left', { exact: true })).toBeVisible()
  await expect(visitor.page.getByRole('button', { name: 'Download' })).toBeDisabled()

  const short = await visit([file], { role: 'download', expiresAt: Date.now() + 6000 })
  await expect(short.visitor.page.getByRole('heading', { name: 'ticket.txt' })).toBeVisible()
  await gone(short.visitor.page)
})

test('hundreds of chosen files are one download', async ({ peer, visit }) => {
  const folder = await peer.createFolder('Many')
  for (let i = 0; i < 310; i += 10)
    await Promise.all(Array.from({ length: 10 }, (_, j) => peer.createFile(`f${String(i + j).padStart(3, '0')}.txt`, 'x', folder)))
  const { visitor } = await visit([folder], { role: 'download', maxDownloads: 2 })
  const { page } = visitor
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await page.getByRole('checkbox', { name: 'Select f000.txt' }).uncheck()
  const download = page.waitForEvent('download')
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Download' }).click()
  const zip = await download
  expect(zip.suggestedFilename()).toBe('Many.zip')
  const bytes = (await readFile(await zip.path())).toString('latin1')
  expect([bytes.includes('f309.txt'), bytes.includes('f000.txt')]).toEqual([true, false])
  await expect(page.getByText('1 download left')).toBeVisible()
})

test('a folder of pictures opens in pictures, until the visitor wants a list; on a phone the list has them too', async ({
  peer,
  visit,
}) => {
  const folder = await peer.createFolder('Trip')
  for (const name of ['one', 'two', 'three']) await peer.createFile(`${name}.svg`, PICTURE, folder)
  const { visitor } = await visit([folder], { role: 'download' })
  const { page } = visitor
  const grid = page.getByRole('list', { name: 'Files and folders' })
  await expect(grid.getByRole('link', { name: 'one.svg', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'List' }).click()
  await expect(visitor.item('one.svg')).toBeVisible()
  await page.reload()
  await expect(visitor.item('one.svg')).toBeVisible()
  await expect(visitor.list.locator('img')).toHaveCount(0)
  await page.setViewportSize({ width: 390, height: 800 })
  await expect(visitor.list.locator('img')).toHaveCount(3)
})

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="teal"/></svg>'

test('folders with nothing in them arrive too', async ({ peer, visit }) => {
  const folder = await peer.createFolder('Inbox')
  const { visitor } = await visit([folder], { role: 'upload' })
  const place = await mkdtemp(join(tmpdir(), 'lockstep-visit-'))
  try {
    await mkdir(join(place, 'Trip', 'nothing yet'), { recursive: true })
    await visitor.drop(join(place, 'Trip'))
    await expect(visitor.page.getByText('Thank you')).toBeVisible()
    const paths = async () => (await peer.nodes()).filter(({ deleted }) => !deleted).map(({ name }) => name)
    expect(await paths()).toEqual(expect.arrayContaining(['Inbox', 'Trip', 'nothing yet']))
  } finally {
    await rm(place, { recursive: true })
  }
})

test('a stricter policy says how many links stop, ends them where somebody looks, and their owner mends them', async ({
  server,
  peer,
  visit,
}) => {
  const file = await peer.createFile('plan.txt', 'the plan')
  const { visitor, link } = await visit([file], { role: 'download' })
  await hears(visitor.page)
  const admin = await ApiPeer.signIn(server.port, ADMIN)
  const { page, close } = await openPage(server, admin.cookie)
  const web = await WebPage.open(server, peer.cookie)
  try {
    await page.goto('/people')
    await page.getByRole('switch', { name: 'Every link needs a password' }).click()
    const asked = page.getByRole('alertdialog')
    await expect(asked.getByRole('heading', { name: /^\d+ links? stops?$/ })).toBeVisible()
    await expect(visitor.page.getByText('the plan', { exact: true })).toBeVisible()
    await asked.getByRole('button', { name: 'Save and stop them' }).click()
    await gone(visitor.page)

    await web.go('/links')
    const row = web.page.getByRole('listitem').filter({ hasText: 'plan.txt' })
    await expect(row).toContainText('Stopped')
    await expect(row).toContainText('The administrator demands a password.')
    await row.getByRole('button', { name: 'Mend it' }).click()
    const dialog = web.page.getByRole('dialog', { name: 'Share “plan.txt”' })
    const more = dialog.getByRole('button', { name: 'Password, expiry and more' })
    if ((await more.getAttribute('aria-expanded')) === 'false') await more.click()
    await dialog.getByRole('textbox', { name: 'Password', exact: true }).fill('open sesame')
    await web.press('Enter')
    await expect(dialog.getByRole('textbox', { name: 'Address', exact: true })).toHaveValue(`${server.origin}/s/${link.token}`)
    await visitor.page.reload()
    await expect(visitor.page.getByRole('heading', { name: 'This link has a password' })).toBeVisible()
  } finally {
    await admin.request('/api/link-policy', { method: 'PATCH', body: { allowed: true, passwordNeeded: false, maxDays: null } })
    await close()
    await web.close()
    await admin.close()
  }
})

test('what somebody did at a link is told in the page of its owner at once', async ({ server, peer, visit }) => {
  const file = await peer.createFile('plan.txt', 'the plan')
  const web = await WebPage.open(server, peer.cookie)
  try {
    await web.go('/links')
    await expect(web.page.getByText('No links yet')).toBeVisible()
    await visit([file], { role: 'download', notify: true })
    await expect(web.page.getByRole('region', { name: 'What happened' })).toContainText('plan.txt')
  } finally {
    await web.close()
  }
})
