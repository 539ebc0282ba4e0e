/** Moving about in the drive: with the mouse as in a file manager, and with the keyboard alone. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { nodeOf } from './harness/changes'
import { settled, test } from './harness/web-test'

test('rows are dragged, files are dropped and pasted, columns sort, stars and the way back are kept', async ({ web, peer, place }) => {
  const { page } = web
  const plans = await peer.createFolder('Plans')
  await peer.createFolder('Inner', plans)
  for (const [name, size] of Object.entries({ 'b 10.txt': 30, 'b 9.txt': 10, 'Äpfel.md': 20, 'zebra.csv': 5 }))
    await peer.createFile(name, 'x'.repeat(size))
  await expect(web.row('zebra.csv')).toBeVisible()

  // Numbers as numbers, ä beside a, folders first; each column both ways.
  await expect.poll(() => web.names()).toEqual(['Plans', 'Äpfel.md', 'b 9.txt', 'b 10.txt', 'zebra.csv'])
  await expect(web.list).toHaveAttribute('aria-rowcount', '6')
  const head = (name: string) => web.list.getByRole('columnheader', { name })
  const sort = async (name: string, direction: 'ascending' | 'descending', names: string[]) => {
    await head(name).getByRole('button').click()
    await expect(head(name)).toHaveAttribute('aria-sort', direction)
    expect(await web.names()).toEqual(['Plans', ...names])
  }
  await sort('Name', 'descending', ['zebra.csv', 'b 10.txt', 'b 9.txt', 'Äpfel.md'])
  await sort('Size', 'descending', ['b 10.txt', 'Äpfel.md', 'b 9.txt', 'zebra.csv'])
  await sort('Size', 'ascending', ['zebra.csv', 'b 9.txt', 'Äpfel.md', 'b 10.txt'])
  await sort('Modified', 'descending', ['zebra.csv', 'Äpfel.md', 'b 9.txt', 'b 10.txt'])
  await sort('Kind', 'ascending', ['Äpfel.md', 'b 9.txt', 'b 10.txt', 'zebra.csv'])
  await sort('Name', 'ascending', ['Äpfel.md', 'b 9.txt', 'b 10.txt', 'zebra.csv'])

  // One by its icon, then two that are chosen, then one back up by the path.
  await drag(page, web.row('zebra.csv').locator('svg').first(), web.row('Plans'))
  await expect(web.row('zebra.csv')).toHaveCount(0)
  await web.row('b 9.txt').click({ position: { x: 400, y: 10 } })
  await web.row('b 10.txt').click({ position: { x: 400, y: 10 }, modifiers: ['Control'] })
  await drag(page, web.row('b 9.txt').locator('svg').first(), web.row('Plans'))
  await expect(web.row('b 10.txt')).toHaveCount(0)
  await web.row('Plans').dblclick({ position: { x: 400, y: 10 } })
  await expect.poll(() => web.names()).toEqual(['Inner', 'b 9.txt', 'b 10.txt', 'zebra.csv'])
  await drag(
    page,
    web.row('b 10.txt').locator('svg').first(),
    page.getByRole('navigation', { name: 'Path' }).getByRole('link', { name: 'Files' }),
  )
  await expect(web.row('b 10.txt')).toHaveCount(0)

  // From the system: onto a folder of the list, and by pasting.
  const outside = join(place, 'outside')
  await mkdir(join(outside, 'Holiday/deep'), { recursive: true })
  await writeFile(join(outside, 'dropped.txt'), 'dropped')
  await writeFile(join(outside, 'Holiday/deep/sea.txt'), 'sea')
  await web.drop(web.row('Inner'), join(outside, 'dropped.txt'), join(outside, 'Holiday'))
  await expect(page.getByText('2 files uploaded')).toBeVisible()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File(['pasted'], 'pasted.txt'))
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(web.row('pasted.txt')).toBeVisible()
  await settled(peer, {
    ...{ 'Plans/b 9.txt': 'x'.repeat(10), 'b 10.txt': 'x'.repeat(30), 'Äpfel.md': 'x'.repeat(20), 'Plans/zebra.csv': 'x'.repeat(5) },
    ...{ 'Plans/Inner/dropped.txt': 'dropped', 'Plans/Inner/Holiday/deep/sea.txt': 'sea', 'Plans/pasted.txt': 'pasted' },
  })

  // The address names folder and file: back and forward walk through both, a reload stays.
  await page.getByRole('button', { name: 'Close the list' }).click()
  await web.row('pasted.txt').dblclick({ position: { x: 400, y: 10 } })
  const shown = page.getByRole('dialog', { name: 'pasted.txt' })
  await expect(shown).toBeVisible()
  await page.goBack()
  await expect(shown).toHaveCount(0)
  await expect(page).toHaveURL(new RegExp(`/files/${plans}$`))
  await page.goBack()
  await expect(web.row('Äpfel.md')).toBeVisible()
  await page.goForward()
  await page.goForward()
  await expect(shown).toBeVisible()
  await page.reload()
  await expect(shown).toBeVisible()
  await web.press('Escape')
  await expect(web.row('zebra.csv')).toBeVisible()

  await web.act('zebra.csv', 'Add a star')
  await expect(web.row('zebra.csv').getByLabel('Starred')).toBeVisible()
  await page.getByRole('link', { name: 'Starred', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Starred' }).getByRole('link')).toHaveCount(1)
  await page.getByRole('button', { name: 'Remove the star of “zebra.csv”' }).click()
  await expect(page.getByText('No stars yet')).toBeVisible()
  await page.getByRole('link', { name: 'Recent', exact: true }).click()
  await page.getByRole('link', { name: /sea\.txt/ }).click()
  await expect(page.getByRole('dialog', { name: 'sea.txt' })).toBeVisible()
})

/** In steps, as a hand does it: a drag only begins, and is only heard, while the mouse moves. */
async function drag(page: Page, what: Locator, onto: Locator): Promise<void> {
  const [from, to] = [await middle(what), await middle(onto)]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox()
  if (!box) throw new Error(`not in sight: ${of}`)
  return { x: box.x + Math.min(box.width / 2, 200), y: box.y + box.height / 2 }
}

test('what is looked for is found, and moved and copied, with the keyboard alone', async ({ web, peer }) => {
  const { page } = web
  const [boxes, deep] = [await peer.createFolder('Boxes'), await peer.createFolder('Deep')]
  const below = await peer.createFolder('Below', deep)
  await peer.createFiles(Array.from({ length: 60 }, (_, i) => `note ${i + 1}.txt`))
  const special = await peer.createFile('Special café.txt', 'special')
  await expect(web.list).toHaveAttribute('aria-rowcount', '64')

  // To the list, its ends, and to names by their first letters, whatever accents.
  await web.tabTo(web.list.locator('[data-item="0"]'))
  await web.press('End')
  await expect(web.row('Special café.txt')).toBeFocused()
  await expect(web.row('Special café.txt')).toHaveAttribute('aria-rowindex', '64')
  await web.press('Home')
  await expect(web.row('Boxes')).toBeFocused()
  await page.keyboard.type('note 42')
  await expect(web.row('note 42.txt')).toBeFocused()
  await web.press('Shift+ArrowDown', 'Shift+ArrowDown')
  await expect(page.getByRole('toolbar', { name: 'Selection' }).getByRole('status')).toContainText('3 selected')
  await web.press('Escape')

  await web.press('Control+f')
  const field = page.getByRole('textbox', { name: 'Find by name in this folder' })
  await expect(field).toBeFocused()
  await page.keyboard.type('CAFE')
  await expect(page.getByText('1 of 63')).toBeVisible()
  await expect(web.list).toHaveAttribute('aria-rowcount', '2')
  await web.press('ArrowDown')
  await expect(web.row('Special café.txt')).toBeFocused()

  // The menu, by its key; in it the way to another folder.
  await web.press('ContextMenu')
  const menu = page.getByRole('menu', { name: 'Actions' })
  await expect(menu).toBeVisible()
  await page.keyboard.type('mov')
  await expect(page.getByRole('menuitem', { name: 'Move to…' })).toBeFocused()
  await web.press('Enter')
  const places = page.getByRole('dialog', { name: 'Move “Special café.txt” to' })
  await expect(places.getByRole('treeitem').first()).toBeFocused()
  await web.press('ArrowDown', 'ArrowDown', 'ArrowRight')
  await expect(places.getByRole('treeitem', { name: 'Below' })).toBeVisible()
  await web.press('ArrowRight', 'Enter')
  await expect(places).toHaveCount(0)
  await expect.poll(async () => (await nodeOf(peer, special)).parent).toBe(below)

  await web.tabTo(field)
  await web.press('Escape')
  await expect(field).toHaveCount(0)
  await expect(web.list).toHaveAttribute('aria-rowcount', '63')
  // What a menu opens has the focus; what closes gives it back.
  await web.press('Home', 'Shift+F10')
  await expect(menu).toBeVisible()
  await page.keyboard.type('ren')
  await web.press('Enter')
  await expect(page.getByRole('textbox', { name: 'New name for Boxes' })).toBeFocused()
  await web.press('Escape')
  await expect(web.row('Boxes')).toBeFocused()
  await web.press('Shift+F10')
  await expect(menu).toBeVisible()
  await page.keyboard.type('copy to')
  await web.press('Enter')
  const copies = page.getByRole('dialog', { name: 'Copy “Boxes” to' })
  await expect(copies.getByRole('treeitem').first()).toBeFocused()
  // A folder does not go into itself: its row is stepped over.
  await expect(copies.getByRole('treeitem', { name: 'Boxes' })).toHaveAttribute('aria-disabled', 'true')
  await web.press('ArrowDown')
  await expect(copies.getByRole('treeitem', { name: 'Deep' })).toBeFocused()
  await web.tabTo(copies.getByRole('button', { name: 'Copy here' }))
  await web.press('Enter')
  await expect.poll(async () => (await peer.nodes()).filter(({ name }) => name === 'Boxes').map(({ parent }) => parent)).toContain(deep)
  expect((await nodeOf(peer, boxes)).name).toBe('Boxes')

  // The same walks in pictures, by rows and columns.
  await web.tabTo(page.getByRole('button', { name: 'Show as pictures' }))
  await web.press('Enter')
  const columns = Number(await web.list.getAttribute('aria-colcount'))
  expect(columns).toBeGreaterThan(2)
  await expect(web.list).toHaveAttribute('aria-rowcount', String(Math.ceil(62 / columns)))
  await web.tabTo(web.list.locator('[data-item="0"]'))
  await web.press('ArrowRight', 'ArrowRight', 'ArrowDown')
  await expect(web.list.locator(`[data-item="${columns + 2}"]`)).toBeFocused()
  await web.press('Home', 'End')
  await expect(web.list.locator('[data-item="61"]')).toBeFocused()
})

test('without a network the page says so and shows what it knows; with it, what happened meanwhile appears', async ({ web, peer }) => {
  const { page } = web
  const folder = await peer.createFolder('Plans')
  const file = await peer.createFile('seen.txt', 'seen', folder)
  await peer.createFile('other.txt', 'other', folder)
  await web.go(`/files/${folder}`)
  // The preview's own code is fetched with the first file that is opened.
  await web.row('other.txt').click({ position: { x: 400, y: 10 } })
  await web.press('Enter')
  await expect(page.getByRole('dialog').getByText('other', { exact: true })).toBeVisible()
  await web.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.context().setOffline(true)
  await expect(page.getByText('As last seen')).toBeVisible()
  await peer.createFile('meanwhile.txt', 'new', folder)
  await web.row('seen.txt').click({ position: { x: 400, y: 10 } })
  await web.press('Enter')
  await expect(page.getByRole('dialog').getByText('The server does not answer')).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog').getByText('seen', { exact: true })).toBeVisible()
  expect(new URL(page.url()).search).toBe(`?file=${file}`)
  await web.press('Escape')
  await expect(web.row('meanwhile.txt')).toBeVisible()
  await expect(page.getByText('As last seen')).toHaveCount(0)
})
