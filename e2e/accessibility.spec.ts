/** Every screen, as axe sees it: in light and in dark, with something to show, and with what floats above it open; and mirrored. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { ADMIN } from './harness/account'
import { ApiPeer } from './harness/api-peer'
import { addConflict, editFile, removeNode } from './harness/changes'
import { openPage } from './harness/page-of'
import { test } from './harness/test'
import { shareLink } from './harness/visitor'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')

/** A colour on its way to another is neither. */
const STILL = '*, ::before, ::after { transition: none !important; animation: none !important }'

interface View {
  readonly colorScheme: 'light' | 'dark'
  readonly size: { readonly width: number; readonly height: number }
}

const DESKTOP = { width: 1280, height: 800 }
const BOTH: readonly View[] = [
  { colorScheme: 'light', size: DESKTOP },
  { colorScheme: 'dark', size: DESKTOP },
]
const ON_PHONE: View = { colorScheme: 'light', size: { width: 390, height: 844 } }

interface Seen {
  readonly name: string
  readonly at: string
  /** Something that is there once the screen shows what it is for. */
  readonly shows: string
  /** Opens something above it, and says when that is there. */
  readonly open?: (page: Page) => Promise<unknown>
}

const showsDialog = (page: Page) => expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible()

const SCREENS: readonly Seen[] = [
  { name: 'files', at: '/files', shows: 'notes.txt' },
  { name: 'recent', at: '/recent', shows: 'notes.txt' },
  { name: 'starred', at: '/starred', shows: 'notes.txt' },
  { name: 'links', at: '/links', shows: 'plan.md' },
  { name: 'search', at: '/search?q=notes', shows: 'notes.txt' },
  { name: 'search, nothing found', at: '/search?q=zzzzqq', shows: 'Nothing found for' },
  { name: 'search, nothing asked', at: '/search', shows: 'Search the whole drive' },
  { name: 'conflicts', at: '/conflicts', shows: 'Keep both' },
  { name: 'activity', at: '/activity', shows: 'Today' },
  { name: 'trash', at: '/trash', shows: 'gone.txt' },
  { name: 'devices', at: '/devices', shows: 'The test' },
  { name: 'storage', at: '/storage', shows: 'By kind' },
  { name: 'settings', at: '/settings', shows: 'Rules for' },
  { name: 'people', at: '/people', shows: ADMIN.email },
]

const OVERLAYS: readonly Seen[] = [
  {
    name: 'the palette',
    at: '/recent',
    shows: 'notes.txt',
    open: async page => {
      await page.keyboard.press('Control+k')
      await showsDialog(page)
    },
  },
  {
    name: 'the shortcuts',
    at: '/recent',
    shows: 'notes.txt',
    open: async page => {
      await page.keyboard.press('?')
      await showsDialog(page)
    },
  },
  {
    name: 'emptying the trash',
    at: '/trash',
    shows: 'gone.txt',
    open: async page => {
      await page.getByRole('button', { name: 'Empty the trash' }).click()
      await showsDialog(page)
    },
  },
  {
    name: 'the difference of a conflict',
    at: '/conflicts',
    shows: 'Keep both',
    open: async page => {
      await page.getByRole('button', { name: 'Show the difference' }).click()
      await expect(page.getByText('±').first()).toBeVisible()
    },
  },
  {
    name: 'an invitation',
    at: '/people',
    shows: ADMIN.email,
    open: async page => {
      await page.getByRole('button', { name: 'Invite', exact: true }).click()
      await showsDialog(page)
    },
  },
]

const MORE: Seen = {
  name: 'more sections',
  at: '/recent',
  shows: 'notes.txt',
  open: async page => {
    await page.getByRole('button', { name: 'More' }).click()
    await showsDialog(page)
  },
}

const OUTSIDE: readonly Seen[] = [
  { name: 'sign-in', at: '/sign-in', shows: 'Password' },
  { name: 'sign-up', at: '/sign-up', shows: 'Nobody can sign up here' },
  { name: 'an invitation that is not valid', at: '/invite#nonsense', shows: 'This invitation is not valid' },
  { name: 'nothing', at: '/nowhere', shows: 'There is nothing here' },
]

test('no screen has anything that axe finds wrong, and none breaks when it is mirrored', async ({ server }) => {
  // It looks at every screen there is.
  test.slow()
  const peer = await ApiPeer.signIn(server.port, ADMIN)
  await fill(peer)
  const inside = await openPage(server, peer.cookie)
  const outside = await openPage(server, '')
  const found: string[] = []
  try {
    for (const { page } of [inside, outside]) await page.addInitScript(AXE)
    for (const seen of SCREENS) found.push(...(await look(inside.page, seen, [...BOTH, ON_PHONE])))
    for (const seen of OVERLAYS) found.push(...(await look(inside.page, seen, BOTH)))
    found.push(...(await look(inside.page, MORE, [ON_PHONE])))
    for (const seen of OUTSIDE) found.push(...(await look(outside.page, seen, [...BOTH, ON_PHONE])))
  } finally {
    await inside.close()
    await outside.close()
    await peer.close()
  }
  expect(found).toEqual([])
})

/** One load for all of them. */
async function look(page: Page, seen: Seen, views: readonly View[]): Promise<string[]> {
  await show(page, views[0] as View)
  await page.goto(seen.at)
  await page.addStyleTag({ content: STILL })
  await expect(page.getByText(seen.shows).filter({ visible: true }).first()).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await seen.open?.(page)
  const found: string[] = []
  for (const view of views) {
    await show(page, view)
    const where = `${seen.name}, ${view.colorScheme}, ${view.size.width} px`
    await picture(page, where)
    found.push(...(await violations(page)).map(what => `${where}: ${what}`))
    if (view.colorScheme === 'light') found.push(...(await mirrored(page, where)))
  }
  return found
}

async function show(page: Page, { colorScheme, size }: View): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.setViewportSize(size)
}

/** A frame with the new colours is only certain once it was drawn. `SHOTS=folder` keeps the pictures, for looking at them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  await page.screenshot(folder ? { path: join(folder, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`) } : {})
}

/** As a language that is written from right to left would have it: what was at one side is at the other, and nothing sticks out. */
async function mirrored(page: Page, where: string): Promise<string[]> {
  const before = await sides(page)
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await picture(page, `${where} mirrored`)
  const after = await sides(page)
  await page.evaluate(() => document.documentElement.removeAttribute('dir'))
  return [
    ...after.out.filter(what => !before.out.includes(what)).map(what => `${where}, mirrored: sticks out ${what}`),
    ...(after.rail === undefined || after.rail !== before.rail ? [] : [`${where}, mirrored: the rail is still at the ${after.rail}`]),
  ]
}

/** What is wider than the page, and at which side of it the rail is, where there is one. */
function sides(page: Page): Promise<{ readonly out: readonly string[]; readonly rail: 'left' | 'right' | undefined }> {
  return page.evaluate(() => {
    const seen = Array.from(document.body.querySelectorAll<HTMLElement>('*')).filter(element =>
      element.checkVisibility({ visibilityProperty: true }),
    )
    const isOut = ({ left, right, width }: DOMRect) => width > 1 && (left < -1 || right > innerWidth + 1)
    const rail = seen.find(element => element.matches('nav') && element.offsetHeight > element.offsetWidth)?.getBoundingClientRect()
    return {
      out: seen.filter(element => isOut(element.getBoundingClientRect())).map(element => element.outerHTML.slice(0, 160)),
      rail: rail && (rail.left < innerWidth / 2 ? 'left' : 'right'),
    }
  })
}

async function violations(page: Page): Promise<string[]> {
  const results = await page.evaluate(
    options => (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    OPTIONS,
  )
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id} (${help}) ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  )
}

/** Something for every screen. */
async function fill(peer: ApiPeer): Promise<void> {
  const folder = await peer.createFolder('Reports 2026')
  const plan = await peer.createFile('plan.md', '# Plan\n\nSome words.\n', folder)
  await shareLink(peer, [plan], { role: 'download', password: 'open sesame', notify: true })
  await peer.createFile('photo.png', PICTURE, folder)
  const notes = await peer.createFile('notes.txt', 'first\nsecond\nthird\n')
  await editFile(peer, notes, 'first\nsecond, changed\nthird\n')
  await addConflict(peer, notes, 'first\nsecond, changed elsewhere\nthird\n')
  await removeNode(peer, await peer.createFile('gone.txt', 'gone\n'))
  await peer.request(`/api/drives/${peer.drive}/starred`, { body: { nodes: [notes], starred: true } })
  await peer.request('/api/people', { body: { email: 'guest@example.com' } })
}
