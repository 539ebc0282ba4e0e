/** What a person decides about sync, and what the network decides for them. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { put, putAll, textOf, treeWith } from './harness/disk'
import { test } from './harness/test'
import { untilEqual } from './harness/until'

test('paused, nothing moves either way; resumed, everything does', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one' })
  await a.press('Pause')
  await a.says('paused-person')
  await put(a.folder, 'from a.txt', 'a')
  await put(b.folder, 'from b.txt', 'b')
  await untilEqual('the server has what ben did', () => world.serverTree(), treeWith({ 'first.txt': 'one', 'from b.txt': 'b' }))
  await b.upToDate()
  expect(await a.tree()).toEqual(treeWith({ 'first.txt': 'one', 'from a.txt': 'a' }))
  await a.page.getByRole('button', { name: 'Resume', exact: true }).first().click()
  await world.settled(treeWith({ 'first.txt': 'one', 'from a.txt': 'a', 'from b.txt': 'b' }))
})

test('while paused one sees what would happen, by numbers and names, and nothing does until sync goes on', async ({ world }) => {
  const [a, b] = await world.pair({ 'edited.txt': 'one', 'gone.txt': 'gone', 'theirs.txt': 'theirs' })
  await a.press('Pause')
  await a.says('paused-person')
  const dialog = a.page.getByRole('dialog')
  const look = () => a.press('What would happen')
  await look()
  await expect(dialog.getByText('Nothing. Both sides are the same.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close', exact: true }).first().click()

  await putAll(a.folder, { 'edited.txt': 'one, edited', 'album/song.txt': 'la' })
  await rm(join(a.folder, 'gone.txt'))
  await put(b.folder, 'theirs.txt', 'theirs, edited')
  const there = treeWith({ 'edited.txt': 'one', 'gone.txt': 'gone', 'theirs.txt': 'theirs, edited' })
  await untilEqual('the server has what ben did', () => world.serverTree(), there)
  await look()
  for (const [line, name] of [
    ['2 files to send', 'album/song.txt'],
    ['1 file to fetch', 'theirs.txt'],
    ['1 folder to create', 'album'],
    ['1 item to delete in the drive', 'gone.txt'],
  ] as const) {
    await dialog.getByText(line).click()
    await expect(dialog.getByTitle(name, { exact: true })).toBeVisible()
  }
  const here = treeWith({ 'edited.txt': 'one, edited', 'album/song.txt': 'la', 'theirs.txt': 'theirs' })
  expect(await a.tree()).toEqual(here)
  expect(await world.serverTree()).toEqual(there)
  await dialog.getByRole('button', { name: 'Resume sync' }).click()
  await world.settled(treeWith({ 'edited.txt': 'one, edited', 'album/song.txt': 'la', 'theirs.txt': 'theirs, edited' }))
})

test('disconnecting keeps every file on both sides; connected again, both are one', async ({ world }) => {
  const files = { 'first.txt': 'one', 'folder/second.txt': 'two' }
  const [a, b] = await world.pair(files)
  await b.press('Disconnect')
  await b.page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect', exact: true }).click()
  await b.says('no-folder')
  expect(await b.tree()).toEqual(treeWith(files))
  expect(await world.serverTree()).toEqual(treeWith(files))
  await put(b.folder, 'mine.txt', 'after')
  await put(a.folder, 'first.txt', 'one, edited')
  await a.upToDate()
  await untilEqual('the server has what anna did', () => world.serverTree(), treeWith({ ...files, 'first.txt': 'one, edited' }))
  expect(await b.tree()).toEqual(treeWith({ ...files, 'mine.txt': 'after' }))
  await b.connect()
  // Nobody knows any more which of the two is older: both are kept.
  const copy = Object.keys(await b.tree()).find(path => path.startsWith('first (conflict')) as string
  await world.settled(treeWith({ ...files, 'first.txt': 'one, edited', [copy]: 'one', 'mine.txt': 'after' }))
})

test('the line is cut and mended: what both sides did meanwhile arrives', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one', 'second.txt': 'two' })
  a.line.cut()
  await putAll(a.folder, { 'first.txt': 'one, edited', 'new/from a.txt': 'a' })
  await a.says('offline')
  await putAll(b.folder, { 'second.txt': 'two, edited', 'new/from b.txt': 'b' })
  await untilEqual(
    'the server has what ben did',
    () => world.serverTree(),
    treeWith({ 'first.txt': 'one', 'second.txt': 'two, edited', 'new/from b.txt': 'b' }),
  )
  expect(await textOf(a.folder, 'second.txt')).toBe('two')
  a.line.mend()
  await world.settled(treeWith({ 'first.txt': 'one, edited', 'second.txt': 'two, edited', 'new/from a.txt': 'a', 'new/from b.txt': 'b' }))
})

test('a browser that was closed for a while catches up', async ({ world }) => {
  const [a, b] = await world.pair({ 'first.txt': 'one', 'second.txt': 'two' })
  await b.close()
  await putAll(a.folder, { 'first.txt': 'one, edited', 'third.txt': 'three' })
  await putAll(b.folder, { 'second.txt': 'two, edited', 'fourth.txt': 'four' })
  await untilEqual(
    'the server has what anna did',
    () => world.serverTree(),
    treeWith({ 'first.txt': 'one, edited', 'second.txt': 'two', 'third.txt': 'three' }),
  )
  await b.start()
  await world.settled(treeWith({ 'first.txt': 'one, edited', 'second.txt': 'two, edited', 'third.txt': 'three', 'fourth.txt': 'four' }))
})

test('an idle device asks nothing of the server', async ({ world }) => {
  const [a] = await world.pair({ 'first.txt': 'one' })
  await world.reported()
  await a.page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)))
  a.line.passed.length = 0
  await a.press('Sync now')
  await world.atRest()
  const asked = a.line.passed.filter(({ path }) => path.includes('/drives/') && !path.includes('/nodes'))
  expect(asked.length).toBeLessThanOrEqual(1)
})
