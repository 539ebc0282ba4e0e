/** Every screen and every state of it, as axe sees them: light, dark, high contrast, 320 px wide, in Chinese; and mirrored. */
import { expect, type Page } from '@playwright/test'
import type { NodeId } from '../lib/core/ids'
import type { Invited } from '../lib/core/protocol/people'
import { FAKE_FILES, type FakeFile } from '../lib/ui/preview/testing/fake-contents'
import { ADMIN } from './harness/account'
import { ApiPeer } from './harness/api-peer'
import { addConflict, editFile, removeNode } from './harness/changes'
import { put } from './harness/disk'
import { openPage } from './harness/page-of'
import { test } from './harness/test'
import { shareLink } from './harness/visitor'
import { Walk } from './harness/walk'
import { WebPage } from './harness/web-page'

const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')
const UNKNOWN = 'x'.repeat(22)

// Each is a walk through dozens of states, which takes minutes on a slow machine.
test.describe.configure({ timeout: 900_000 })

/** Where a screen is, and something that is there once it shows what it is for, in each language. */
const SCREENS: readonly (readonly [path: string, shows: string])[] = [
  ['/recent', 'notes.txt'],
  ['/starred', 'notes.txt'],
  ['/links', 'plan.md'],
  ['/search?q=notes', 'notes.txt'],
  ['/conflicts', 'notes.txt'],
  ['/activity', 'gone.txt'],
  ['/trash', 'gone.txt'],
  ['/devices', 'The test'],
  ['/storage', 'Reports 2026'],
  ['/settings', 'Person'],
]

test('axe finds nothing wrong with any screen, in English and in Chinese, and none breaks when it is mirrored', async ({
  server,
  world,
}) => {
  const peer = await world.peer()
  await fill(peer)
  const { page, close } = await openPage(server, peer.cookie)
  const walk = new Walk(page)
  try {
    for (const [path, shows] of SCREENS) await walk.screen(path, shows)
    await walk.screen('/search?q=zzzzqq', 'Nothing found for')
    await walk.screen('/search', 'Search the whole drive')
    await walk.screen('/people', 'For administrators only')
    await walk.screen(`/d/${UNKNOWN}/files`, 'This drive is not shared with you')
    await walk.screen('/nowhere', 'There is nothing here')
    await walk.go('/trash', 'gone.txt')
    await walk.button('Empty the trash')
    await walk.above('emptying the trash')
    await walk.go('/conflicts', 'Keep both')
    await walk.button('Show the difference')
    await expect(page.getByText('±').first()).toBeVisible()
    await walk.look('the difference of a conflict')
    await page.keyboard.press('Control+k')
    await walk.above('the palette')
    await page.keyboard.press('?')
    await walk.above('the shortcuts')
    await page.setViewportSize({ width: 320, height: 640 })
    await walk.button('More')
    await walk.above('more sections')
    await page.context().addCookies([{ name: 'lockstep-locale', value: 'zh-CN', url: server.origin }])
    for (const [path, shows] of [['/files', 'notes.txt'] as const, ...SCREENS]) await walk.screenInChinese(path, shows)
  } finally {
    await close()
  }
  expect(walk.found).toEqual([])
})

test('axe finds nothing wrong with any state of the files, and none breaks when it is mirrored', async ({ server, world }) => {
  const peer = await world.peer()
  const { notes, folder } = await fill(peer)
  const empty = await peer.createFolder('Empty')
  const { page, close } = await openPage(server, peer.cookie)
  const walk = new Walk(page)
  const row = (name: string) => page.getByRole('row').filter({ hasText: name }).first()
  const choose = (name: string) => row(name).click({ position: { x: 400, y: 10 } })
  try {
    await firstList(walk)
    await walk.look('files')
    await choose('notes.txt')
    await page.keyboard.press('Alt+Enter')
    for (const tab of ['Overview', 'Versions', 'Activity']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
      await walk.look(`details, ${tab}`)
    }
    await walk.button('Close the details')
    await choose('notes.txt')
    await page.keyboard.press('Shift+F10')
    await walk.above('the menu of a file')
    await walk.button('New')
    await walk.above('what can be made')
    await page.keyboard.press('Alt+n')
    await page.getByRole('dialog').getByLabel('Name').fill('Reports 2026')
    await walk.above('a name that is taken')
    await choose('Reports 2026')
    await page.getByRole('toolbar').getByRole('button', { name: 'Move to…' }).click()
    await walk.above('the place to move to')
    await choose('notes.txt')
    await page.keyboard.press('Control+Shift+Enter')
    await walk.above('sharing')
    await walk.button('Share this drive')
    await walk.above('the people of a drive')
    await choose('notes.txt')
    await page.keyboard.press('F2')
    await page.getByRole('textbox', { name: /^New name/ }).fill('a/b')
    await walk.look('a name that cannot be')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+f')
    await page.getByRole('textbox', { name: 'Find by name in this folder' }).fill('zzz')
    await walk.look('no such name in the folder')
    await page.keyboard.press('Escape')
    await walk.button('Show as pictures')
    await expect(page.getByRole('grid')).toHaveAttribute('aria-colcount', /[2-9]/)
    await walk.look('files as pictures')
    await walk.button('Show as a list')
    await page.getByRole('contentinfo').getByRole('button', { name: 'Connect a folder' }).click()
    await walk.above('connecting a folder')

    await pasteFiles(page, ['notes.txt', 'plan.txt'])
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await walk.look('a name that exists')
    await walk.button('Skip')
    await expect(page.getByRole('region', { name: 'Uploads' })).toBeVisible()
    await walk.look('what was uploaded')
    await walk.screen(`/files/${empty}`, 'This folder is empty')
    await walk.screen(`/files/${UNKNOWN}`, 'This folder is not here')

    await walk.go(`/files?file=${notes}`, 'third')
    await edit(page, peer, notes)
    await walk.look('somebody saved meanwhile')
    await walk.button('Look at theirs')
    await walk.look('their text beside it')
    await walk.button('Keep editing')
    await walk.look('editing')
    await walk.button('Done')
    await walk.look('leaving what is not saved')
    await walk.button('Discard changes')
    await walk.go(`/files/${folder}`, 'plan.md')
    await page.context().setOffline(true)
    await expect(page.getByText('As last seen')).toBeAttached()
    await walk.look('without a network')
  } finally {
    await close()
  }
  expect(walk.found).toEqual([])
})

/** The first list of a browser that knows nothing: on its way, failed, there. */
async function firstList(walk: Walk): Promise<void> {
  const { page } = walk
  let answer = () => {}
  const asked = new Promise<void>(resolve => {
    answer = resolve
  })
  await page.context().route('**/api/drives/**', async route => {
    await asked
    await route.fulfill({ status: 500, body: '{}' }).catch(() => {})
  })
  await page.goto('/files')
  await expect(page.locator('[aria-busy=true]').first()).toBeVisible()
  await walk.look('a list on its way')
  answer()
  await expect(page.getByText('The server does not answer')).toBeVisible()
  await walk.look('a list that failed')
  await page.context().unroute('**/api/drives/**')
  await walk.go('/files', 'notes.txt')
}

async function pasteFiles(page: Page, names: readonly string[]): Promise<void> {
  await page.evaluate(names => {
    const data = new DataTransfer()
    for (const name of names) data.items.add(new File(['pasted'], name))
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, names)
}

/** While it is edited in the page, somebody else saves it. */
async function edit(page: Page, peer: ApiPeer, file: NodeId): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click()
  await page.locator('.cm-content[contenteditable=true]').click()
  await page.keyboard.type('mine')
  await editFile(peer, file, 'theirs')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('alertdialog')).toBeVisible()
}

/** Those that look like another, as a second archive that cannot be read, are left out. */
const KINDS = 'drawing heic broken audio video pdf code chinese binary table zip other empty'.split(' ')

test('axe finds nothing wrong with any preview, and none breaks when it is mirrored', async ({ server, world }) => {
  const peer = await world.peer()
  const folder = await peer.createFolder('Kinds')
  const first = await peer.createFile('00.md', '# Title\n\n- [x] done\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n`code`\n', folder)
  await peer.createFile('01.png', PICTURE, folder)
  for (const [at, kind] of KINDS.entries()) {
    const { name, content } = FAKE_FILES[kind] as FakeFile
    await peer.createFile(`${at + 10} ${name}`, await content(), folder)
  }
  const { page, close } = await openPage(server, peer.cookie)
  const walk = new Walk(page)
  try {
    await walk.go(`/files/${folder}?file=${first}`, 'Title')
    await walk.look('the preview of Markdown')
    const dialog = page.getByRole('dialog')
    for (const [at, kind] of ['picture', ...KINDS].entries()) {
      await dialog.getByRole('button', { name: 'Next file' }).click()
      await expect(dialog.getByText(`${at + 2} of ${KINDS.length + 2}`).filter({ visible: true })).toBeVisible()
      await expect(dialog.getByRole('main').getByText('Loading')).toHaveCount(0)
      await walk.look(`the preview of ${kind}`)
    }
  } finally {
    await close()
  }
  expect(walk.found).toEqual([])
})

test('axe finds nothing wrong outside, for visitors, or for who looks after the server, and nothing breaks when it is mirrored', async ({
  server,
}) => {
  const admin = await ApiPeer.signIn(server.port, ADMIN)
  const made = (await (await admin.request('/api/people', { body: { email: 'axe@example.com' } })).json()) as Invited
  const inside = await openPage(server, admin.cookie)
  const outside = await openPage(server, '')
  const web = await WebPage.open(server, admin.cookie)
  const [walk, out, old] = [new Walk(inside.page), new Walk(outside.page), new Walk(web.page)]
  try {
    await walk.screen('/people', ADMIN.email)
    for (const [name, action] of [
      ['the limit of an account', 'Change the limit'],
      ['disabling an account', 'Disable'],
    ] as const) {
      await walk.button('Actions for Person 7')
      await inside.page.getByRole('menuitem', { name: action }).click()
      await walk.above(name)
    }
    await walk.button('Invite')
    await walk.above('an invitation')
    await out.screen('/sign-in', 'Password')
    await out.screen('/sign-up', 'Nobody can sign up here')
    await out.screen('/setup#nonsense', 'This server is set up')
    await out.screen('/invite#nonsense', 'This invitation is not valid')
    await outside.page.goto('about:blank')
    await out.screen(`/invite#${made.token}`, 'You are invited')
    await out.screen('/s/nonsense', 'This link does not open anything')
    await old.look('a browser that cannot keep a folder')
    await web.page.getByRole('contentinfo').getByRole('button').first().click()
    await old.look('why it cannot')
  } finally {
    await Promise.all([inside.close(), outside.close(), web.close(), admin.close()])
  }
  expect([...walk.found, ...out.found, ...old.found]).toEqual([])
})

test('axe finds nothing wrong with any state of a connected folder, and none breaks when it is mirrored', async ({ world }) => {
  const device = await world.device({ 'mine.txt': 'mine', 'both.txt': 'here' })
  const peer = await world.peer()
  await peer.createFile('both.txt', 'there')
  const letters = await peer.createFolder('letters')
  await peer.createFiles(
    Array.from({ length: 12 }, (_, i) => `${i}.txt`),
    letters,
  )
  await device.page.reload()
  const walk = new Walk(device.page)
  await device.drop()
  await device.says('preview')
  await walk.look('the first sync')
  await walk.button('Start')
  await device.upToDate()
  await walk.look('a connected folder')
  await peer.createFile('link.url', '[InternetShortcut]')
  await device.says('except')
  await device.openWaiting()
  await expect(device.page.getByText('link.url').last()).toBeVisible()
  await walk.look('what waits')
  await device.page.getByRole('tab', { name: 'Activity' }).click()
  await walk.look('what was synced')
  await device.press('Pause')
  await device.says('paused-person')
  await put(device.folder, 'more.txt', 'more')
  await device.press('What would happen')
  await device.page.getByRole('dialog').getByText('1 file to send').click()
  await walk.above('what would happen')
  await device.page.getByRole('button', { name: 'Resume', exact: true }).first().click()
  await device.upToDate()
  await device.press('Disconnect')
  await walk.above('disconnecting')
  await put(device.folder, 'mine.txt', 'mine, edited')
  await removeNode(peer, letters)
  await device.says('asking')
  await expect(device.page.getByRole('alertdialog')).toBeVisible()
  await walk.look('much that would be deleted')
  await device.page.getByRole('alertdialog').getByRole('button', { name: 'Keep the files' }).click()
  await device.upToDate()
  await device.close()
  await device.removeGrant()
  await device.start()
  await device.says(/^paused-permission/)
  walk.page = device.page
  await walk.look('no permission')
  expect(walk.found).toEqual([])
})

/** Something for every screen. */
async function fill(peer: ApiPeer): Promise<{ readonly notes: NodeId; readonly folder: NodeId }> {
  const folder = await peer.createFolder('Reports 2026')
  const plan = await peer.createFile('plan.md', '# Plan\n\nSome words.\n', folder)
  await shareLink(peer, [plan], { role: 'download', password: 'open sesame', notify: true })
  await peer.createFile('photo.png', PICTURE, folder)
  const notes = await peer.createFile('notes.txt', 'first\nsecond\nthird\n')
  await editFile(peer, notes, 'first\nsecond, changed\nthird\n')
  await addConflict(peer, notes, 'first\nsecond, changed elsewhere\nthird\n')
  await removeNode(peer, await peer.createFile('gone.txt', 'gone\n'))
  await peer.request(`/api/drives/${peer.drive}/starred`, { body: { nodes: [notes], starred: true } })
  return { notes, folder }
}
