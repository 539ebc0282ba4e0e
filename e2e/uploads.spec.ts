/** Files on their way up: how far they are, and what a person decides about them meanwhile, also after a reload. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { WebPage } from './harness/web-page'
import { settled, test } from './harness/web-test'

const MIB = 1024 * 1024
const PACKS = '**/api/drives/*/packs'

test('a folder keeps its structure; of names that exist one answer holds for all', async ({ web, peer, place }) => {
  const { page } = web
  const folder = join(place, 'Trip')
  await mkdir(join(folder, 'day 1/more'), { recursive: true })
  const files = { 'plan.txt': 'plan', 'day 1/map.txt': 'map', 'day 1/more/地图.txt': 'a map' }
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text)
  await page.getByRole('button', { name: 'New', exact: true }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'Upload a folder' }).click()
  await (await chooser).setFiles(folder)
  await expect(page.getByText('3 files uploaded')).toBeVisible()
  const inTrip = Object.fromEntries(Object.entries(files).map(([path, text]) => [`Trip/${path}`, text]))
  await settled(peer, inTrip)

  const send = (version: string) => web.upload([1, 2, 3].map(n => ({ name: `${n}.txt`, text: `${n}, ${version}` })))
  const numbered = (version: string, suffix = '') => Object.fromEntries([1, 2, 3].map(n => [`${n}${suffix}.txt`, `${n}, ${version}`]))
  await send('first')
  await settled(peer, { ...inTrip, ...numbered('first') })
  const asked = page.getByRole('alertdialog')
  for (const [version, button] of [
    ['second', 'New version'],
    ['third', 'Keep both'],
    ['fourth', 'Skip'],
  ] as const) {
    await send(version)
    await asked.getByRole('checkbox', { name: 'The same for 2 others' }).check()
    await asked.getByRole('button', { name: button }).click()
    await expect(asked).toHaveCount(0)
    const both = version === 'second' ? {} : numbered('third', ' (1)')
    await settled(peer, { ...inTrip, ...numbered('second'), ...both })
  }
  // The list draws what fits; that all three were left out is what the drive holds.
  await expect(page.getByText('Skipped').first()).toBeVisible()
})

test('what was uploaded is taken back as one: new files and new versions', async ({ web, peer }) => {
  const { page } = web
  await peer.createFile('a.txt', 'first')
  await web.upload(['a', 'b', 'c'].map(name => ({ name: `${name}.txt`, text: `${name}, uploaded` })))
  await page.getByRole('alertdialog').getByRole('button', { name: 'New version' }).click()
  await settled(peer, { 'a.txt': 'a, uploaded', 'b.txt': 'b, uploaded', 'c.txt': 'c, uploaded' })
  await page.getByRole('region', { name: 'Uploads' }).getByRole('button', { name: 'Undo' }).click()
  await settled(peer, { 'a.txt': 'first' })
})

test('an upload is paused, goes on, is cancelled, and after a reload continues from the handles that the picker gave', async ({
  server,
  peer,
}) => {
  const web = await WebPage.openWithPickers(server, peer.cookie)
  const { page } = web
  const panel = page.getByRole('region', { name: 'Uploads' })
  try {
    await web.pickable({ 'film.bin': 20 * MIB, 'unwanted.bin': 6 * MIB })
    const gate = await hold(page)
    await choose(web, 'Upload files')
    await gate.reached
    await panel.getByRole('button', { name: 'Cancel unwanted.bin' }).click()
    await panel.getByRole('button', { name: 'Pause all' }).click()
    await expect(panel.getByText('Uploads paused')).toBeVisible()
    await gate.open()
    expect(await peer.nodes()).toEqual([])
    await panel.getByRole('button', { name: 'Resume all' }).click()
    await expect(panel.getByText('1 file uploaded')).toBeVisible()
    expect((await peer.nodes()).map(({ name, revision }) => [name, revision?.size])).toEqual([['film.bin', 20 * MIB]])
    await panel.getByRole('button', { name: 'Close the list' }).click()

    // A whole folder, by its picker; the page is reloaded before the first byte has arrived.
    await web.pickable({ 'inside/song.bin': 5 * MIB, 'top.bin': MIB, 'hollow/': 0 })
    const second = await hold(page)
    await choose(web, 'Upload a folder')
    await second.reached
    page.once('dialog', dialog => void dialog.accept())
    await page.reload()
    await second.open()
    await expect(panel.getByText('An upload was interrupted')).toBeVisible()
    await panel.getByRole('button', { name: 'Continue' }).click()
    await expect(panel.getByText('2 files uploaded')).toBeVisible()
    const paths = Object.keys(await peer.tree())
    expect(paths).toEqual(['Chosen/', 'Chosen/hollow/', 'Chosen/inside/', 'Chosen/inside/song.bin', 'Chosen/top.bin', 'film.bin'])
    const sizes = Object.fromEntries((await peer.nodes()).map(({ name, revision }) => [name, revision?.size]))
    expect(sizes).toMatchObject({ 'song.bin': 5 * MIB, 'top.bin': MIB })
  } finally {
    await web.close()
  }
})

async function choose({ page }: WebPage, what: 'Upload files' | 'Upload a folder'): Promise<void> {
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

/** Holds contents back on their way until it is opened. */
async function hold(page: Page): Promise<{ readonly reached: Promise<void>; readonly open: () => Promise<void> }> {
  const context = page.context()
  let arrive = () => {}
  let letGo = () => {}
  const reached = new Promise<void>(resolve => {
    arrive = resolve
  })
  const opened = new Promise<void>(resolve => {
    letGo = resolve
  })
  await context.route(PACKS, async route => {
    arrive()
    await opened
    // What was given up meanwhile has nobody to go on for.
    await route.continue().catch(() => {})
  })
  return {
    reached,
    async open() {
      letGo()
      await context.unroute(PACKS)
    },
  }
}
