/** The drive on the web: everything that is done without a folder, while another device changes the same drive. */
import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { type OpId, ROOT } from '../lib/core/ids'
import { newId } from './harness/api-peer'
import { editFile } from './harness/changes'
import { treeWith } from './harness/disk'
import { settled, test } from './harness/web-test'

test('folders and texts are made, renamed, moved and brought back with the keyboard alone', async ({ web, peer }) => {
  const { page } = web
  await web.tabTo(page.getByRole('button', { name: 'New', exact: true }))
  await web.press('Enter')
  await expect(page.getByRole('menu', { name: 'New' })).toBeFocused()
  await web.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'New folder' })).toBeFocused()
  await web.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Plans')
  await web.press('Enter')
  await expect(web.row('Plans')).toBeFocused()

  await web.tabTo(page.getByRole('button', { name: 'New', exact: true }))
  await web.press('Enter')
  await expect(page.getByRole('menu', { name: 'New' })).toBeFocused()
  await web.press('ArrowDown', 'ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'New text file' })).toBeFocused()
  await web.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  // The extension is not chosen, and stays.
  await page.keyboard.type('first')
  await web.press('Enter')
  await expect(page.getByRole('dialog', { name: 'first.txt' })).toBeVisible()
  await web.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await settled(peer, { 'Plans/': '', 'first.txt': '' })

  await expect(web.row('first.txt')).toBeFocused()
  await web.press('F2')
  await expect(page.getByRole('textbox', { name: 'New name for first.txt' })).toBeFocused()
  await page.keyboard.insertText('第一')
  await web.press('Enter')
  await expect(web.row('第一.txt')).toBeFocused()
  await web.press('Control+x', 'ArrowUp')
  await expect(web.row('Plans')).toBeFocused()
  await web.press('Enter')
  await expect(page).toHaveURL(/\/files\/[\w-]{22}/)
  await expect(page.getByText('This folder is empty')).toBeVisible()
  await web.press('Control+v')
  await expect(web.row('第一.txt')).toBeVisible()
  await settled(peer, { 'Plans/第一.txt': '' })

  await web.press('Backspace')
  await expect(web.row('Plans')).toBeFocused()
  await web.press('Delete')
  await expect(page.getByText('“Plans” moved to the trash')).toBeVisible()
  await settled(peer, {})
  await web.press('Control+z')
  await settled(peer, { 'Plans/第一.txt': '' })
})

test('what another device does appears without a reload', async ({ web, peer }) => {
  const folder = await peer.createFolder('From afar')
  await expect(web.row('From afar')).toBeVisible()
  await web.row('From afar').dblclick()
  const file = await peer.createFile('new.txt', 'new', folder)
  await expect(web.row('new.txt')).toBeVisible()
  await peer.commit([
    { op: 'move', opId: newId<OpId>(), id: file, expect: { parent: folder, name: 'new.txt' }, place: { parent: folder, name: 'old.txt' } },
  ])
  await expect(web.row('old.txt')).toBeVisible()
  await expect(web.row('new.txt')).toHaveCount(0)
})

test('a click in a long list chooses what is under the pointer, and nothing moves', async ({ web, peer }) => {
  await peer.createFiles(Array.from({ length: 60 }, (_, n) => `File ${100 + n}`))
  await expect(web.row('File 100')).toBeVisible()
  await web.list.locator('.files-scroller').evaluate(list => list.scrollTo(0, 1200))
  const row = web.row('File 140')
  await expect(row).toBeVisible()
  const before = await row.boundingBox()
  await row.click()
  await expect(row).toHaveAttribute('aria-selected', 'true')
  expect(await row.boundingBox()).toEqual(before)
})

test('files are uploaded; of a name that exists the person decides', async ({ web, peer }) => {
  const { page } = web
  await web.upload([
    { name: 'a.txt', text: 'one' },
    { name: '照片 🌄.txt', text: 'two' },
  ])
  await settled(peer, { 'a.txt': 'one', '照片 🌄.txt': 'two' })

  await web.upload([{ name: 'a.txt', text: 'one, newer' }])
  await web.answer('New version')
  await settled(peer, { 'a.txt': 'one, newer', '照片 🌄.txt': 'two' })

  await web.upload([{ name: 'a.txt', text: 'another' }])
  await web.answer('Keep both')
  await settled(peer, { 'a.txt': 'one, newer', 'a (1).txt': 'another', '照片 🌄.txt': 'two' })

  await web.upload([{ name: 'a.txt', text: 'unwanted' }])
  await web.answer('Skip')
  await expect(page.getByText('Skipped')).toBeVisible()
  await settled(peer, { 'a.txt': 'one, newer', 'a (1).txt': 'another', '照片 🌄.txt': 'two' })
})

test('what one did without thinking is taken back, and what was copied last is what is pasted', async ({ web, peer }) => {
  const { page } = web
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await peer.createFolder('Docs')
  await peer.createFile('a.txt', 'one')
  await expect(web.row('a.txt')).toBeVisible()

  await web.press('Control+f')
  const find = page.getByRole('textbox', { name: 'Find by name in this folder' })
  await find.fill('zzz')
  await page.getByText('No name here holds').click()
  await expect(find).not.toBeFocused()
  await web.press('Control+f')
  await expect(find).toBeFocused()
  await web.press('Escape')

  await web.act('a.txt', 'Add a star')
  await expect(page.getByText('“a.txt” starred')).toBeVisible()
  await web.row('Docs').click()
  await web.press('Control+z')
  await expect(page.getByText('Undone')).toBeVisible()
  expect(await (await peer.request(`/api/drives/${peer.drive}/starred`)).json()).toEqual({ items: [] })

  await web.upload([{ name: 'a.txt', text: 'one, newer' }])
  await web.answer('New version')
  await expect(page.getByText('“a.txt” has a new version')).toBeVisible()
  await settled(peer, { 'Docs/': '', 'a.txt': 'one, newer' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await settled(peer, { 'Docs/': '', 'a.txt': 'one' })

  const pasteInto = page.getByRole('menuitem', { name: 'Paste' })
  await web.row('a.txt').click()
  await web.press('Control+x')
  await web.row('Docs').click({ button: 'right' })
  await expect(pasteInto).toBeVisible()
  await web.press('Escape')
  await page.evaluate(() => navigator.clipboard.writeText('words of another page'))
  await web.row('Docs').click()
  await web.press('Control+v')
  await web.row('Docs').click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: 'Share' })).toBeVisible()
  await expect(pasteInto).toHaveCount(0)
  await web.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  // A picture that was copied out of a page has no place on a disk.
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(['a picture'], 'image.png', { type: 'image/png' }))
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData }))
  })
  await settled(peer, { 'Docs/': '', 'a.txt': 'one', 'image.png': 'a picture' })
})

test('very many files are seen on their way, shown by chosen columns and downloaded together', async ({ web }) => {
  const { page } = web
  const names = Array.from({ length: 120 }, (_, i) => `${1000 + i}.txt`)
  await web.press('Control+k')
  await page.keyboard.type('upload a folder')
  await expect(page.getByRole('option', { name: 'Upload a folder' })).toBeVisible()
  await web.press('Escape')
  await web.upload(names.map(name => ({ name, text: `of ${name}` })))
  const rows = page.getByRole('region', { name: 'Files on their way' }).getByRole('listitem')
  await expect(page.getByText('120 files uploaded')).toBeVisible({ timeout: 30_000 })
  await expect(rows.first()).toHaveAttribute('aria-setsize', '120')
  expect(await rows.count()).toBeLessThan(60)
  await rows
    .first()
    .locator('..')
    .locator('..')
    .evaluate(list => list.scrollTo(0, list.scrollHeight))
  await expect(rows.last()).toHaveAttribute('aria-posinset', '120')

  await page.getByRole('button', { name: 'Choose columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Changed by' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Kind' }).click()
  await web.press('Escape')
  const head = page.getByRole('columnheader', { name: 'Changed by' })
  await expect(head).toBeVisible()
  await page.reload()
  await expect(head).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Kind' })).toHaveCount(0)

  await web.row('1000.txt').click()
  await web.press('Control+a')
  await page.route('**/zip-orders', route => route.fulfill({ status: 429, json: { error: 'rate-limited' } }), { times: 1 })
  const download = () => page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'Download' }).click()
  await download()
  await expect(page.getByText('The download could not begin')).toBeVisible()
  const zipped = page.waitForEvent('download')
  await download()
  const zip = (await readFile(await (await zipped).path())).toString('utf8')
  for (const name of names) expect(zip).toContain(`of ${name}`)

  await web.go('/settings')
  await web.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await web.press('Escape')
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).click()
  await page.getByRole('heading', { name: 'Settings' }).click()
  await web.press('?', 'Control+k')
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await expect(page.getByRole('dialog', { name: 'Go anywhere' })).toBeVisible()
})

test('one file and a whole folder are downloaded as they are', async ({ web, peer }) => {
  const folder = await peer.createFolder('Holiday')
  await peer.createFile('notes.txt', 'sun and rain', folder)
  await peer.createFile('照片.txt', 'a picture', folder)
  await peer.createFile('single.txt', 'alone')
  await expect(web.row('single.txt')).toBeVisible()

  const single = web.page.waitForEvent('download')
  await web.act('single.txt', 'Download')
  expect(await readFile(await (await single).path(), 'utf8')).toBe('alone')

  const zipped = web.page.waitForEvent('download')
  await web.act('Holiday', 'Download')
  const download = await zipped
  expect(download.suggestedFilename()).toBe('Holiday.zip')
  const zip = (await readFile(await download.path())).toString('utf8')
  for (const part of ['Holiday/notes.txt', 'Holiday/照片.txt', 'sun and rain', 'a picture']) expect(zip).toContain(part)
})

test('a text is read, edited and saved; who was slower loses no word', async ({ web, peer }) => {
  const { page } = web
  const id = await peer.createFile('notes.md', '# Plan\n\nthe first line')
  await expect(web.row('notes.md')).toBeVisible()
  await web.row('notes.md').dblclick()
  const preview = page.getByRole('dialog')
  await expect(preview.getByRole('heading', { name: 'Plan', exact: true })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`file=${id}`))

  await preview.getByRole('button', { name: 'Edit' }).click()
  const text = preview.locator('.cm-content')
  await text.click()
  await web.press('Control+End')
  await page.keyboard.type('\nmine')
  await web.press('Control+s')
  await settled(peer, { 'notes.md': '# Plan\n\nthe first line\nmine' })

  await editFile(peer, id, 'theirs')
  await text.click()
  await web.press('Control+End')
  await page.keyboard.type(' and more')
  await web.press('Control+s')
  await web.answer('Keep both')
  await expect.poll(async () => Object.keys(await peer.tree()).length).toBe(2)
  const contents = Object.values(await peer.tree())
  expect(contents).toEqual(expect.arrayContaining(Object.values(treeWith({ x: 'theirs', y: '# Plan\n\nthe first line\nmine and more' }))))
})

test('texts follow one another by the buttons, also after a reload, and Escape closes them', async ({ web, peer }) => {
  const { page } = web
  await peer.createFile('1.txt', 'first')
  await peer.createFile('2.txt', 'second')
  await expect(web.row('2.txt')).toBeVisible()
  await web.row('1.txt').dblclick()
  await expect(page.getByRole('dialog').getByText('first')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Next file' }).click()
  await expect(page.getByRole('dialog').getByText('second')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('dialog').getByText('second')).toBeVisible()
  await web.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(web.row('1.txt')).toBeVisible()
})

test('an older version is looked at and brought back', async ({ web, peer }) => {
  const { page } = web
  const id = await peer.createFile('report.txt', 'the first')
  await editFile(peer, id, 'the second')
  await expect(web.row('report.txt')).toBeVisible()
  await web.act('report.txt', 'Details')
  await page.getByRole('tab', { name: 'Versions' }).click()
  await expect(page.getByRole('button', { name: 'Actions for this version' })).toHaveCount(2)
  await page.getByRole('button', { name: 'Actions for this version' }).last().click()
  await page.getByRole('menuitem', { name: 'Bring back as the newest' }).click()
  await settled(peer, { 'report.txt': 'the first' })
  await expect(page.getByRole('button', { name: 'Actions for this version' })).toHaveCount(3)
})

test('the trash gives back, and deletes for good only when told so', async ({ web, peer }) => {
  const { page } = web
  await peer.createFile('keep.txt', 'keep')
  await peer.createFile('lose.txt', 'lose')
  await expect(web.row('lose.txt')).toBeVisible()
  await web.row('keep.txt').click()
  await web.press('Control+a', 'Delete')
  await settled(peer, {})
  await web.go('/trash')
  await page.getByRole('row', { name: 'keep.txt' }).getByRole('button', { name: 'Actions for keep.txt' }).click()
  await page.getByRole('menuitem', { name: 'Restore', exact: true }).click()
  await settled(peer, { 'keep.txt': 'keep' })
  await page.getByRole('button', { name: 'Empty the trash' }).click()
  await web.answer('Empty the trash')
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await settled(peer, { 'keep.txt': 'keep' })
})

test('names are found while typing, texts a moment later, in English and in Chinese', async ({ web, peer }) => {
  const { page } = web
  await peer.createFile('journal.txt', 'we met at the harbour at noon')
  await peer.createFile('会议.txt', '第三季度的预算已经通过')
  await web.go('/search')
  const field = page
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: 'Search the drive' }))
    .first()
  for (const [words, name] of [
    ['jour', 'journal.txt'],
    ['harbour', 'journal.txt'],
    ['预算', '会议.txt'],
  ] as const) {
    await field.fill(words)
    await expect(page.getByRole('link', { name }).or(page.getByRole('option', { name })).first()).toBeVisible()
  }
})

test('a change that the server refuses is taken back, and the reason is said', async ({ web, peer }) => {
  const { page } = web
  const id = await peer.createFile('mine.txt', 'x')
  await expect(web.row('mine.txt')).toBeVisible()
  // Before the page hears of it, somebody else gives the file another name.
  const theirs = { parent: ROOT, name: 'theirs.txt' }
  const meanwhile = () => peer.commit([{ op: 'move', opId: newId<OpId>(), id, expect: { parent: ROOT, name: 'mine.txt' }, place: theirs }])
  await page.route('**/edits', route => meanwhile().then(() => route.continue()), { times: 1 })
  await web.row('mine.txt').click()
  await web.press('F2')
  await page.getByRole('textbox', { name: 'New name for mine.txt' }).fill('ours.txt')
  await web.press('Enter')
  await expect(page.getByText('somebody changed it meanwhile')).toBeVisible()
  await expect(web.row('theirs.txt')).toBeVisible()
  await expect(web.row('ours.txt')).toHaveCount(0)
})
