/** Where the room goes, down to the folder, and how some of it is given back. */
import { expect } from '@playwright/test'
import { editFile, removeNode } from './harness/changes'
import { test } from './harness/test'
import { WebPage } from './harness/web-page'

test('room is followed down into folders by keyboard, and older versions are removed, one and all', async ({ world, server }) => {
  const peer = await world.peer()
  const photos = await peer.createFolder('Photos')
  const year = await peer.createFolder('2026', photos)
  const cat = await peer.createFile('cat.jpg', 'c'.repeat(40_000), year)
  await editFile(peer, cat, 'd'.repeat(30_000))
  await editFile(peer, cat, 'e'.repeat(20_000))
  await removeNode(peer, await peer.createFile('dog.jpg', 'f'.repeat(10_000), year))
  await peer.createFile('loose.bin', 'g'.repeat(15_000))
  const web = await WebPage.open(server, peer.cookie)
  const { page } = web

  await web.go('/storage')
  const tiles = page.getByRole('list', { name: 'Folders by their size' })
  await tiles.getByRole('link', { name: /^Photos 100/ }).focus()
  await web.press('Enter')
  await expect(page).toHaveURL(/\/storage\?folder=[\w-]{22}$/)
  const table = page.getByRole('table', { name: 'By folder' })
  await expect(table.getByRole('row', { name: /^2026/ })).toContainText('70 kB in older versions · 10 kB in the trash')
  await table.getByRole('link', { name: '2026', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Where this is' })).toContainText('Photos')
  await expect(table.getByRole('row', { name: /^Files in this folder itself/ })).toBeVisible()

  await page.goto(`/files/${year}`)
  await web.act('cat.jpg', 'Details')
  await page.getByRole('tab', { name: 'Versions', exact: true }).click()
  const versions = page.getByRole('list', { name: 'Versions of cat.jpg' }).getByRole('listitem')
  await expect(versions).toHaveCount(3)
  await versions.last().getByRole('button', { name: 'Actions for this version' }).click()
  await page.getByRole('menuitem', { name: 'Remove this version' }).click()
  await web.answer('Remove this version')
  await expect(versions).toHaveCount(2)

  await web.go('/storage')
  await page.getByRole('button', { name: 'Remove older versions' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove older versions?' })
  await expect(dialog).toContainText('There are no such versions.')
  await dialog.getByText('now: all of them').click()
  await expect(dialog).toContainText('1 version goes, which frees up to 30 kB.')
  await dialog.getByRole('button', { name: 'Remove for good' }).click()
  await expect(page.getByText('1 version removed (30 kB)')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Older versions/ })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Remove older versions' })).toBeHidden()

  await web.go('/activity')
  await expect(page.getByText('1 older version removed in the whole drive')).toBeVisible()
  await expect(page.getByText(/^1 older version removed, in Files › Photos › 2026$/)).toBeVisible()
  await web.close()
})
