/** What a page lets one do beside the plain way: by typing, by a rectangle, after a reload, and when its session ended. */
import { expect } from '@playwright/test'
import { addConflict, nodeOf, removeNode } from './harness/changes'
import { until } from './harness/until'
import type { WebPage } from './harness/web-page'
import { settled, test } from './harness/web-test'

/** By keys alone. */
async function byPalette({ page }: WebPage, typed: string, command: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Go anywhere' })
  await expect(palette).toBeVisible()
  await page.keyboard.type(typed)
  const option = palette.getByRole('option', { name: command }).first()
  await expect(option).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Enter')
}

test('the palette does with what is chosen what its menu does', async ({ web, peer }) => {
  const { page } = web
  await peer.createFile('notes.txt', 'one')
  await web.row('notes.txt').click({ position: { x: 400, y: 10 } })
  await byPalette(web, 'rename', 'Rename')
  await page.getByRole('textbox', { name: 'New name for notes.txt' }).fill('plan.txt')
  await web.press('Enter')
  await settled(peer, { 'plan.txt': 'one' })
  await byPalette(web, 'copy link', 'Copy link')
  await expect(page.getByText(/Link copied/)).toBeVisible()
  const { links } = (await (await peer.request(`/api/drives/${peer.drive}/links`)).json()) as { links: unknown[] }
  expect(links).toHaveLength(1)
})

test('the palette makes a text, goes to another drive and to a part of the settings, and empties the trash', async ({ web, peer }) => {
  const { page } = web
  await byPalette(web, 'new text', 'New text file')
  await page.getByLabel('Name of the new text file').fill('idea.txt')
  await web.press('Enter')
  await expect(page.getByRole('dialog', { name: 'idea.txt' })).toBeVisible()
  await web.press('Escape')
  await byPalette(web, 'password', 'Password')
  await page.waitForURL('**/settings#password')
  await expect(page.getByRole('heading', { name: 'Password' })).toBeFocused()
  await byPalette(web, 'new drive', 'New drive')
  await page.getByRole('dialog').getByLabel('Name').fill('Other things')
  await web.press('Enter')
  await page.waitForURL(/\/d\/[\w-]{22}\/files/)
  const first = ((await (await peer.request('/api/me')).json()) as { drives: { name: string }[] }).drives[0]?.name as string
  await byPalette(web, first, first)
  await page.waitForURL(/:\d+\/files$/)
  await removeNode(peer, (await peer.nodes())[0]?.id as never)
  await byPalette(web, 'empty', 'Empty the trash')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Empty the trash' }).click()
  await until('it is empty', async () => {
    const { items } = (await (await peer.request(`/api/drives/${peer.drive}/trash`)).json()) as { items: unknown[] }
    return items.length === 0
  })
})

test('a conflict copy that is kept too stays the same file under a plain name', async ({ web, peer }) => {
  const { page } = web
  const file = await peer.createFile('notes.txt', 'theirs')
  const copy = await addConflict(peer, file, 'mine')
  await web.go('/conflicts')
  await page.getByRole('button', { name: 'Keep both' }).click()
  await expect(page.getByText('No conflicts')).toBeVisible()
  expect(await nodeOf(peer, copy)).toMatchObject({ name: 'notes (1).txt', conflict: null })
  await settled(peer, { 'notes.txt': 'theirs', 'notes (1).txt': 'mine' })
})

test('what was deleted and moved comes back after a reload, last first, but not over what somebody did', async ({ web, peer }) => {
  const { page } = web
  await peer.createFolder('Plans')
  await peer.createFile('a.txt', 'a')
  const b = await peer.createFile('b.txt', 'b')
  await web.row('a.txt').click({ position: { x: 400, y: 10 } })
  await web.press('Control+x')
  await web.row('Plans').dblclick()
  await expect(page.getByText('This folder is empty')).toBeVisible()
  await web.press('Control+v')
  await expect(page.getByText('“a.txt” moved')).toBeVisible()
  await web.go('/files')
  await web.row('b.txt').click({ position: { x: 400, y: 10 } })
  await web.press('Delete')
  await settled(peer, { 'Plans/a.txt': 'a' })
  await page.reload()
  await expect(web.row('Plans')).toBeVisible()
  await web.press('Control+z')
  await settled(peer, { 'Plans/a.txt': 'a', 'b.txt': 'b' })
  expect((await nodeOf(peer, b)).name).toBe('b.txt')
  await page.reload()
  await expect(web.row('b.txt')).toBeVisible()
  await byPalette(web, 'undo', 'Undo: a.txt')
  await settled(peer, { 'Plans/': '', 'a.txt': 'a', 'b.txt': 'b' })
})

test('a rectangle chooses the items that it touches, in the list and in the grid', async ({ web, peer }) => {
  const { page } = web
  await peer.createFiles(Array.from({ length: 60 }, (_, i) => `${String(i).padStart(2, '0')}.txt`))
  await expect(web.row('05.txt')).toBeVisible()
  const chosen = page.getByRole('toolbar').getByRole('status')
  const size = async (name: string) => (await web.row(name).boundingBox()) as { x: number; y: number; width: number; height: number }
  const [from, to] = [await size('01.txt'), await size('03.txt')]
  const x = from.x + from.width * 0.6
  await page.mouse.move(x, from.y + 10)
  await page.mouse.down()
  // What draws it is fetched with the first press, and hears of the mouse from then on.
  await expect(async () => {
    await page.mouse.move(x + 20, from.y + 10)
    await page.mouse.move(x + 40, to.y + 10)
    await expect(page.locator('.files-band')).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(chosen).toContainText('3 selected')
  await page.mouse.up()
  await expect(page.locator('.files-band')).toHaveCount(0)
  await expect(chosen).toContainText('3 selected')

  const other = await size('05.txt')
  await page.keyboard.down('Control')
  await page.mouse.move(x, other.y + 10)
  await page.mouse.down()
  await page.mouse.move(x + 40, other.y + 20, { steps: 3 })
  await page.mouse.up()
  await page.keyboard.up('Control')
  await expect(chosen).toContainText('4 selected')

  // Held at the lower edge, the list scrolls to its end.
  await page.mouse.move(x, other.y + 10 + other.height)
  await page.mouse.down()
  await page.mouse.move(x, (page.viewportSize()?.height ?? 700) - 2, { steps: 5 })
  await expect(chosen).toContainText('54 selected')
  await page.keyboard.press('Escape')
  await expect(chosen).toContainText('4 selected')
  await page.mouse.up()
  await expect(chosen).toContainText('4 selected')

  await page.getByRole('button', { name: 'Show as pictures' }).click()
  const tiles = web.list.getByRole('gridcell')
  const grid = (await web.list.boundingBox()) as { x: number; y: number }
  const second = (await tiles.nth(1).boundingBox()) as { x: number; y: number }
  await page.mouse.move(grid.x + 4, grid.y + 6)
  await page.mouse.down()
  await page.mouse.move(second.x + 20, second.y + 20, { steps: 5 })
  await page.mouse.up()
  await expect(chosen).toContainText('2 selected')
})

test('an upload whose session ends waits, asks to sign in above the page, and goes on', async ({ web, peer, world }) => {
  const { page } = web
  const texts = [1, 2, 3].map(i => String(i).repeat(3_000_000))
  let packs = 0
  await page.context().route('**/packs', async route => {
    if (packs++ === 1) await peer.request('/api/auth/sign-out', { body: {} })
    await route.continue()
  })
  await web.upload(texts.map((text, i) => ({ name: `${i}.txt`, text })))
  const dialog = page.getByRole('dialog', { name: 'You are signed out' })
  await expect(dialog).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/files')
  await page.context().unroute('**/packs')
  await dialog.getByLabel('Password').fill('wrong password')
  await web.press('Enter')
  await expect(dialog.getByText('do not belong together')).toBeVisible()
  await dialog.getByLabel('Password').fill(world.account.password)
  await web.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('3 files uploaded')).toBeVisible()
  for (const i of [0, 1, 2]) await expect(web.row(`${i}.txt`)).toBeVisible()
})

test('the boxes of tasks stand where bullets would', async ({ web, peer }) => {
  const { page } = web
  const file = await peer.createFile('tasks.md', '- [x] done\n- [ ] open\n- plain\n\n1. one\n   - [ ] below\n')
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await web.go(`/files?file=${file}`)
    const items = page.locator('.markdown li')
    await expect(items).toHaveCount(5)
    expect(await items.evaluateAll(all => all.map(item => getComputedStyle(item).listStyleType))).toEqual([
      ...['none', 'none', 'disc'],
      ...['decimal', 'none'],
    ])
    expect((await items.allInnerTexts()).slice(0, 2).map(text => text.replace(/\s+/g, ' '))).toEqual(['☑ done', '☐ open'])
    const picture = process.env.PICTURES
    if (picture !== undefined) await page.screenshot({ path: `${picture}/tasks-${theme}.png` })
  }
})
