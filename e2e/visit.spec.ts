/** Shared links, as those see them who have no account: looked through, taken, added to, changed, and ended while they look. */
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import type { DriveId, NodeId } from '../lib/core/ids'
import type { NewLink, SharedLink } from '../lib/core/protocol/links'
import type { ApiPeer } from './harness/api-peer'
import { editFile } from './harness/changes'
import { treeWith } from './harness/disk'
import { test as base } from './harness/test'
import { untilEqual } from './harness/until'
import { shareLink, Visitor } from './harness/visitor'

interface Visits {
  readonly peer: ApiPeer
  /** A visitor of a new link; `as`: with the account of the peer. */
  readonly visit: (nodes: NodeId[], settings: Omit<NewLink, 'nodes'>, as?: ApiPeer) => Promise<{ visitor: Visitor; link: SharedLink }>
}

const test = base.extend<Visits>({
  peer: async ({ world }, use) => use(await world.peer()),
  visit: async ({ server, peer }, use) => {
    const visitors: Visitor[] = []
    await use(async (nodes, settings, as) => {
      const link = await shareLink(peer, nodes, settings)
      const visitor = await Visitor.open(server, link, as?.cookie)
      visitors.push(visitor)
      return { visitor, link }
    })
    for (const visitor of visitors) await visitor.close()
  },
})

/** What the server holds in the end. */
function settled(peer: ApiPeer, files: Readonly<Record<string, string>>): Promise<void> {
  return untilEqual('the server holds it', () => peer.tree(), treeWith(files))
}

test('a folder is looked through and taken, one file or all of them, and back leads back', async ({ peer, visit }) => {
  const folder = await peer.createFolder('Holiday')
  const inside = await peer.createFolder('照片', folder)
  await peer.createFile('a.txt', 'the first', folder)
  await peer.createFile('b.md', '# The second', folder)
  await peer.createFile('deep.txt', 'far below', inside)
  const { visitor } = await visit([folder], { role: 'download', note: 'Have a look.' })
  const { page } = visitor
  await expect(page.getByRole('heading', { name: 'Holiday', level: 1 })).toBeVisible()
  await expect(page.getByText('Have a look.')).toBeVisible()
  await expect(page).toHaveTitle('Holiday – Lockstep')

  await visitor.item('照片').click()
  await expect(visitor.item('deep.txt')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/a-slug\\?in=${inside}`))
  await page.reload()
  await expect(visitor.item('deep.txt')).toBeVisible()
  await page.getByRole('navigation', { name: 'Path' }).getByRole('link', { name: 'Holiday' }).click()
  await expect(visitor.item('a.txt')).toBeVisible()
  await page.goBack()
  await expect(visitor.item('deep.txt')).toBeVisible()
  await page.goBack()

  await visitor.item('a.txt').click()
  const preview = page.getByRole('dialog')
  await expect(preview.getByText('the first')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(preview.getByRole('heading', { name: 'The second' })).toBeVisible()
  await page.goBack()
  await expect(preview).toHaveCount(0)

  const single = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download a.txt' }).click()
  expect(await readFile(await (await single).path(), 'utf8')).toBe('the first')

  const zipped = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download all' }).click()
  const zip = await zipped
  expect(zip.suggestedFilename()).toBe('Holiday.zip')
  const bytes = (await readFile(await zip.path())).toString('utf8')
  for (const part of ['Holiday/照片/deep.txt', 'the first', 'far below']) expect(bytes).toContain(part)

  await page.getByRole('checkbox', { name: 'Select b.md' }).check()
  const chosen = page.waitForEvent('download')
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('link', { name: 'Download' }).click()
  expect((await chosen).suggestedFilename()).toBe('b.md')
})

test('a link that is only to look at offers nothing to keep', async ({ peer, visit }) => {
  const folder = await peer.createFolder('Plans')
  await peer.createFile('plan.txt', 'look at me', folder)
  await peer.createFile('page.html', '<h1>no page of ours</h1>', folder)
  const { visitor } = await visit([folder], { role: 'view' })
  const { page } = visitor
  await visitor.item('plan.txt').click()
  await expect(page.getByRole('dialog').getByText('look at me')).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('dialog').getByText('This link is to look')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('link', { name: /Download|Save/ })).toHaveCount(0)
  await expect(page.getByRole('checkbox')).toHaveCount(0)
})

test('before the password nothing is told, and after it the link opens', async ({ peer, visit }) => {
  const file = await peer.createFile('secret plan.txt', 'the plan')
  const { visitor } = await visit([file], { role: 'download', password: 'open sesame' })
  const { page } = visitor
  await expect(page.getByRole('heading', { name: 'This link has a password' })).toBeVisible()
  expect(await page.content()).not.toContain('secret plan')
  await page.getByLabel('Password').fill('wrong')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This password does not open it.')).toBeVisible()
  await page.getByLabel('Password').fill('open sesame')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'secret plan.txt' })).toBeVisible()
  await expect(page.getByText('the plan', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByText('the plan', { exact: true })).toBeVisible()
  expect(page.url()).not.toContain('sesame')
})

test('what changes in the folder appears by itself, and a revoked link is gone at once', async ({ peer, visit }) => {
  const folder = await peer.createFolder('Live')
  await peer.createFile('first.txt', '1', folder)
  const { visitor, link } = await visit([folder], { role: 'download' })
  const { page } = visitor
  const pushed = page.waitForEvent('websocket')
  await expect(visitor.item('first.txt')).toBeVisible()
  await (await pushed).waitForEvent('framereceived')
  await peer.createFile('second.txt', '2', folder)
  await expect(visitor.item('second.txt')).toBeVisible()
  await peer.request(`/api/drives/${peer.drive}/links/${link.id}`, { method: 'DELETE' })
  await expect(page.getByRole('heading', { name: 'This link does not open anything' })).toBeVisible()
  await expect(page).toHaveTitle('Shared with Lockstep')
  await expect(page.getByText('first.txt')).toHaveCount(0)
})

test('a link that never was is gone in the same words', async ({ server }) => {
  for (const token of ['0123456789abcdefghijkl', 'nonsense']) {
    const visitor = await Visitor.open(server, { token })
    await expect(visitor.page.getByRole('heading', { name: 'This link does not open anything' })).toBeVisible()
    await visitor.close()
  }
})

test('where downloads are counted nobody spends one by opening the page', async ({ peer, visit }) => {
  const file = await peer.createFile('ticket.txt', 'admit one')
  const { visitor } = await visit([file], { role: 'download', maxDownloads: 1 })
  const { page } = visitor
  await expect(page.getByText('1 download left')).toBeVisible()
  await page.reload()
  await expect(page.getByText('1 download left')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download' }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toBe('admit one')
  await expect(page.getByText('No downloads left', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download' })).toBeDisabled()
})

test('a dropped folder goes up with all that is in it, and nothing is shown of what is there', async ({ peer, visit }) => {
  const folder = await peer.createFolder('Inbox')
  await peer.createFile('private.txt', 'not for visitors', folder)
  const { visitor } = await visit([folder], { role: 'upload', title: 'Send it here' })
  const { page } = visitor
  await expect(page.getByRole('heading', { name: 'Send it here' })).toBeVisible()
  const place = await mkdtemp(join(tmpdir(), 'lockstep-visit-'))
  try {
    await mkdir(join(place, 'Trip', 'Day 1'), { recursive: true })
    await writeFile(join(place, 'Trip', 'Day 1', '日记.txt'), 'we walked')
    await writeFile(join(place, 'Trip', 'map.txt'), 'here')
    await writeFile(join(place, 'private.txt'), 'the same name')
    await visitor.drop(join(place, 'Trip'), join(place, 'private.txt'))
    await expect(page.getByText('Thank you')).toBeVisible()
    await expect(page.getByText('3 files have arrived')).toBeVisible()
    await expect(page.getByText('not for visitors')).toHaveCount(0)
    await settled(peer, {
      'Inbox/private.txt': 'not for visitors',
      'Inbox/private (1).txt': 'the same name',
      'Inbox/Trip/map.txt': 'here',
      'Inbox/Trip/Day 1/日记.txt': 'we walked',
    })
  } finally {
    await rm(place, { recursive: true })
  }
})

test('a visitor who may edit makes, names, deletes and writes; who is slower loses no word', async ({ peer, visit }) => {
  const folder = await peer.createFolder('Team')
  const notes = await peer.createFile('notes.txt', 'one', folder)
  await peer.createFile('old.txt', 'old', folder)
  const { visitor } = await visit([folder], { role: 'edit' })
  const { page } = visitor
  await visitor.button('New folder')
  await page.getByRole('textbox', { name: 'Name' }).fill('Drafts')
  await visitor.button('Create')
  await expect(visitor.item('Drafts')).toBeVisible()
  await visitor.act('Drafts', 'Rename')
  await page.getByRole('textbox', { name: 'Name' }).fill('草稿')
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await expect(visitor.item('草稿')).toBeVisible()
  await visitor.act('old.txt', 'Delete')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(visitor.item('old.txt')).toHaveCount(0)

  await visitor.item('notes.txt').click()
  const preview = page.getByRole('dialog')
  await preview.getByRole('button', { name: 'Edit' }).click()
  const text = preview.locator('.cm-content')
  await text.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' two')
  await page.keyboard.press('Control+s')
  await settled(peer, { 'Team/notes.txt': 'one two', 'Team/草稿/': '' })

  await editFile(peer, notes, 'theirs')
  await text.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' three')
  await page.keyboard.press('Control+s')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep both' }).click()
  await settled(peer, { 'Team/notes.txt': 'theirs', 'Team/notes (1).txt': 'one two three', 'Team/草稿/': '' })
})

test('somebody with an account keeps a copy; others are led to sign in, and back', async ({ peer, visit }) => {
  const file = await peer.createFile('recipe.txt', 'flour and water')
  const target = await peer.createFolder('Kitchen')
  const { visitor, link } = await visit([file], { role: 'download' }, peer)
  const { page } = visitor
  await visitor.button('Save to my drive')
  await page.getByRole('dialog').getByRole('button', { name: 'Kitchen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save here' }).click()
  await expect(page.getByText('Saved to your drive')).toBeVisible()
  await settled(peer, { 'recipe.txt': 'flour and water', 'Kitchen/recipe.txt': 'flour and water' })
  expect(target).toBeTruthy()

  const { visitor: stranger } = await visit([file], { role: 'download' })
  const way = stranger.page.getByRole('link', { name: 'Save to my drive' })
  await expect(way).toHaveAttribute('href', /^\/sign-in#%2Fs%2F/)
  expect(await way.getAttribute('href')).not.toContain(link.token)
})

test('a copy that goes into another drive of theirs is shown there', async ({ peer, visit }) => {
  const file = await peer.createFile('recipe.txt', 'flour and water')
  const made = await peer.request('/api/drives', { body: { name: 'Cooking' } })
  const { id } = (await made.json()) as { id: DriveId }
  const { visitor } = await visit([file], { role: 'download' }, peer)
  const { page } = visitor
  await visitor.button('Save to my drive')
  await page.getByRole('combobox', { name: 'Drive' }).selectOption('Cooking')
  await page.getByRole('dialog').getByRole('button', { name: 'Save here' }).click()
  await visitor.button('Show')
  await expect(page).toHaveURL(new RegExp(`/d/${id}/files$`))
  await expect(page.getByRole('row', { name: 'recipe.txt' })).toBeVisible()
})

test('the page tells machines nothing, and takes nothing from elsewhere', async ({ server, peer, visit }) => {
  const folder = await peer.createFolder('Small')
  await peer.createFile('a.txt', 'a', folder)
  const { visitor, link } = await visit([folder], { role: 'download' })
  await expect(visitor.item('a.txt')).toBeVisible()
  const loaded = await visitor.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  expect(loaded.length).toBeGreaterThan(0)
  expect(loaded.filter(url => new URL(url).origin !== server.origin)).toEqual([])

  const response = await fetch(`${server.origin}/s/${link.token}`)
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(response.headers.get('x-robots-tag')).toContain('noindex')
  const html = await response.text()
  expect(html).toContain('<meta property="og:title" content="Shared with Lockstep"/>')
  expect(html).toContain('<meta name="referrer" content="no-referrer"/>')
  expect(html).not.toContain('rel="manifest"')
  expect(html).not.toContain('Small')
})

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STILL = '*, ::before, ::after { transition: none !important; animation: none !important }'

test('axe finds nothing wrong with any kind of link, in light and in dark', async ({ server, peer, visit }) => {
  const folder = await peer.createFolder('Everything')
  const file = await peer.createFile('words.md', '# Words', folder)
  const kinds: readonly (readonly [NodeId, Omit<NewLink, 'nodes'>, string])[] = [
    [folder, { role: 'edit', note: 'A note.' }, 'words.md'],
    [file, { role: 'download', maxDownloads: 5 }, 'Show it here'],
    [folder, { role: 'upload' }, 'Drop files or folders here'],
    [folder, { role: 'view', password: 'password' }, 'This link has a password'],
  ]
  const found: string[] = []
  for (const [node, settings, shows] of kinds) {
    const { visitor } = await visit([node], settings)
    found.push(...(await violations(visitor, shows)))
  }
  const nobody = await Visitor.open(server, { token: 'nonsense' })
  found.push(...(await violations(nobody, 'This link does not open anything')))
  await nobody.close()
  expect(found).toEqual([])
})

async function violations({ page }: Visitor, shows: string): Promise<string[]> {
  await page.addStyleTag({ content: STILL })
  await page.evaluate(AXE)
  await expect(page.getByText(shows).filter({ visible: true }).first()).toBeVisible()
  const found: string[] = []
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot()
    const results = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run())
    found.push(...results.violations.map(({ id, nodes }) => `${shows}, ${colorScheme}: ${id} ${nodes[0]?.html.slice(0, 160)}`))
  }
  return found
}
