/** What people do on the screens beside the files: find, restore, settle, undo, invite. On the real server, without a folder. */
import { expect, type Page } from '@playwright/test'
import { ADMIN } from './harness/account'
import { ApiPeer } from './harness/api-peer'
import { addConflict, editFile, nodeOf, removeNode } from './harness/changes'
import { openPage } from './harness/page-of'
import { test } from './harness/test'
import { until } from './harness/until'
import type { World } from './harness/world'

async function onPage(world: World, run: (peer: ApiPeer, page: Page) => Promise<void>): Promise<void> {
  const peer = await world.peer()
  const { page, close } = await openPage(world.server, peer.cookie)
  try {
    await run(peer, page)
  } finally {
    await close()
  }
}

const names = async (peer: ApiPeer) => (await peer.nodes()).map(({ name }) => name).sort()

test('what was deleted comes back to its place, and undo deletes it again', async ({ world }) => {
  await onPage(world, async (peer, page) => {
    const folder = await peer.createFolder('Reports')
    const file = await peer.createFile('plan.txt', 'plan', folder)
    await removeNode(peer, file)
    await page.goto('/trash')
    await page.getByRole('checkbox', { name: 'Select plan.txt' }).check()
    await page.getByRole('toolbar').getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(page.getByText('The trash is empty')).toBeVisible()
    expect((await nodeOf(peer, file)).parent).toBe(folder)
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('checkbox', { name: 'Select plan.txt' })).toBeVisible()
    await until('it is gone again', async () => !(await names(peer)).includes('plan.txt'))
  })
})

test('what has no place any more comes back to a chosen one', async ({ world }) => {
  await onPage(world, async (peer, page) => {
    const [gone, other] = [await peer.createFolder('Gone'), await peer.createFolder('Other')]
    const file = await peer.createFile('plan.txt', 'plan', gone)
    await removeNode(peer, file)
    await removeNode(peer, gone)
    await page.goto('/trash')
    await page.getByRole('checkbox', { name: 'Select plan.txt' }).check()
    await page.getByRole('toolbar').getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByRole('treeitem', { name: 'Other' }).click()
    await page.getByRole('button', { name: 'Restore here' }).click()
    await until('it is there', async () => (await peer.nodes()).some(node => node.id === file && node.parent === other))
  })
})

test('deleting for good asks first, and says what is lost', async ({ world }) => {
  await onPage(world, async (peer, page) => {
    await removeNode(peer, await peer.createFile('secret.txt', 'secret'))
    await page.goto('/trash')
    await page.getByRole('button', { name: 'Empty the trash' }).click()
    const dialog = page.getByRole('alertdialog')
    await expect(dialog).toContainText('1 file (6 bytes) is lost')
    await expect(dialog).toContainText('secret.txt')
    await dialog.getByRole('button', { name: 'Empty the trash' }).click()
    await expect(page.getByText('The trash is empty')).toBeVisible()
    const { items } = (await (await peer.request(`/api/drives/${peer.drive}/trash`)).json()) as { items: unknown[] }
    expect(items).toEqual([])
  })
})

test('a conflict is settled with the copy, and undone', async ({ world }) => {
  await onPage(world, async (peer, page) => {
    const file = await peer.createFile('notes.txt', 'theirs')
    const before = await nodeOf(peer, file)
    const copy = await nodeOf(peer, await addConflict(peer, file, 'mine'))
    await page.goto('/files')
    await page.getByRole('link', { name: /^Conflicts/ }).click()
    await page.getByRole('button', { name: `Keep this one: “${copy.name}”` }).click()
    await expect(page.getByText('No conflicts')).toBeVisible()
    expect(await names(peer)).toEqual(['notes.txt'])
    expect((await nodeOf(peer, file)).revision?.content).toBe(copy.revision?.content)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await until('both are back', async () => (await names(peer)).length === 2)
    expect((await nodeOf(peer, file)).revision?.content).toBe(before.revision?.content)
  })
})

test('names are found while one types, and texts a moment later', async ({ world }) => {
  await onPage(world, async (peer, page) => {
    const folder = await peer.createFolder('Reports')
    await peer.createFile('budget.md', 'the walrus is paid monthly', folder)
    await page.goto('/recent')
    await expect(page.getByText('budget.md').first()).toBeVisible()
    await page.keyboard.press('/')
    await page.keyboard.type('budg')
    await expect(page.getByRole('list', { name: 'What was found' })).toContainText('budget.md')
    expect(new URL(page.url()).search).toBe('?q=budg')
    await until('the text is found', async () => {
      await page.goto('/search?q=walrus')
      const mark = page.locator('mark', { hasText: 'walrus' })
      return mark.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      )
    })
    await page.keyboard.press('/')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/files/${folder}?file=*`)
  })
})

test('the palette goes to a file by keys alone, and makes a folder', async ({ world }) => {
  await onPage(world, async (peer, page) => {
    const folder = await peer.createFolder('Reports')
    await page.goto('/activity')
    await expect(page.getByText('Reports').first()).toBeVisible()
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Go anywhere' })
    await expect(palette).toBeVisible()
    await page.keyboard.type('repor')
    await expect(palette.getByRole('option', { name: /Reports/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/files/${folder}`)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('new folder')
    await expect(palette.getByRole('option', { name: 'New folder', exact: true })).toBeVisible()
    await palette.getByRole('option', { name: 'New folder', exact: true }).click()
    await page.getByLabel('Name of the new folder').fill('Inside')
    await page.keyboard.press('Enter')
    await until('it is there', async () => (await peer.nodes()).some(node => node.name === 'Inside' && node.parent === folder))
  })
})

test('the feed says who did what, and leads to it', async ({ world }) => {
  await onPage(world, async (peer, page) => {
    const file = await peer.createFile('notes.txt', 'one')
    await editFile(peer, file, 'two')
    await page.goto('/activity')
    await expect(page.getByText('Changed in Files')).toBeVisible()
    await expect(page.getByText(`${world.account.name} · The test`).first()).toBeVisible()
    await page.getByLabel('What', { exact: true }).selectOption('created')
    await expect(page.getByText('Changed in Files')).toBeHidden()
    await page.getByRole('button', { name: 'notes.txt' }).click()
    await page.waitForURL(`**/files?file=${file}`)
  })
})

test('an invitation makes an account with a drive, once', async ({ server }) => {
  const admin = await ApiPeer.signIn(server.port, ADMIN)
  const [inside, outside] = [await openPage(server, admin.cookie), await openPage(server, '')]
  try {
    await inside.page.goto('/people')
    await inside.page.getByRole('button', { name: 'Invite', exact: true }).click()
    await inside.page.getByLabel('Email').fill('invited@example.com')
    await inside.page.getByRole('button', { name: 'Make the link' }).click()
    const link = await inside.page.getByLabel('Link', { exact: true }).inputValue()
    await outside.page.goto(link)
    await expect(outside.page.getByLabel('Email')).toHaveValue('invited@example.com')
    await outside.page.getByLabel('Your name').fill('Invited')
    await outside.page.getByLabel('Password').fill('correct horse battery')
    await outside.page.getByRole('button', { name: 'Create account' }).click()
    await outside.page.waitForURL('**/files')
    await outside.page.goto('/people')
    await expect(outside.page.getByText('For administrators only')).toBeVisible()
    await outside.page.goto('about:blank')
    await outside.page.goto(link)
    await expect(outside.page.getByText('This invitation is not valid')).toBeVisible()
  } finally {
    await inside.close()
    await outside.close()
    await admin.close()
  }
})
