/** The folder is gone, empty or locked, or much is deleted at once: nothing is deleted elsewhere before a person says so. */

import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Device } from './harness/device'
import { put, textOf, treeWith } from './harness/disk'
import { RemovableDisk } from './harness/removable-disk'
import { test } from './harness/test'
import { until, untilEqual } from './harness/until'
import type { World } from './harness/world'

const files = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`letters/${i}.txt`, `letter ${i}`]))
const all = { ...files, 'plan.txt': 'the plan' }

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true })
}

async function answer(device: Device, how: 'keep' | 'delete'): Promise<void> {
  await device.says('asking')
  const dialog = device.page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: how === 'keep' ? 'Keep the files' : /^Delete \d+ files?$/ }).click()
}

test('an emptied folder asks; kept, everything comes back', async ({ world }) => {
  const [a, b] = await world.pair(all)
  await empty(b.folder)
  await b.says('asking')
  expect(await world.serverTree()).toEqual(treeWith(all))
  expect(await a.tree()).toEqual(treeWith(all))
  await answer(b, 'keep')
  await world.settled(treeWith(all))
})

test('an emptied folder asks; deleted, it is empty everywhere', async ({ world }) => {
  const [a, b] = await world.pair(all)
  await empty(b.folder)
  await answer(b, 'delete')
  await untilEqual('the server is empty', () => world.serverTree(), {})
  // The other device has not seen the first answer's reason: it asks as well.
  await answer(a, 'delete')
  await world.settled({})
})

test('much deleted at once asks on the device that would delete it, too', async ({ world }) => {
  const [a, b] = await world.pair(all)
  await rm(join(a.folder, 'letters'), { recursive: true })
  await answer(a, 'delete')
  await b.says('asking')
  expect(await b.tree()).toEqual(treeWith(all))
  await answer(b, 'keep')
  await world.settled(treeWith(all))
})

test('a folder that was moved away deletes nothing, and goes on when it is back', async ({ world }) => {
  const [a, b] = await world.pair(all)
  await rename(b.folder, `${b.folder} elsewhere`)
  await put(a.folder, 'plan.txt', 'a better plan')
  await b.says('paused-folder-gone')
  await until('the server has it', async () => (await world.serverTree())['plan.txt'] === treeWith({ x: 'a better plan' }).x)
  expect(await world.serverTree()).toEqual(treeWith({ ...all, 'plan.txt': 'a better plan' }))
  expect(await readdir(join(b.folder, '..'))).not.toContain('Drive')
  await rename(`${b.folder} elsewhere`, b.folder)
  await world.settled(treeWith({ ...all, 'plan.txt': 'a better plan' }))
})

test('a disk that is pulled out while its folder is in use deletes nothing; plugged in again, all goes on', async ({ world, place }) => {
  const refused = RemovableDisk.whyNot(place)
  test.skip(refused !== undefined, `no disk can be mounted here: ${refused}`)
  const [a, b] = [await world.device(all), await world.device()]
  const disk = new RemovableDisk(join(place, 'the disk'), b.folder)
  disk.plugIn()
  try {
    await a.connect()
    await b.connect()
    await world.settled(treeWith(all))
    disk.pullOut()
    await put(a.folder, 'plan.txt', 'a better plan')
    await b.says(/^(asking|paused-folder-gone)$/)
    await a.upToDate()
    expect(await world.serverTree()).toEqual(treeWith({ ...all, 'plan.txt': 'a better plan' }))
    expect(await a.tree()).toEqual(treeWith({ ...all, 'plan.txt': 'a better plan' }))
    disk.plugIn()
    await b.page.reload()
    await world.settled(treeWith({ ...all, 'plan.txt': 'a better plan' }))
  } finally {
    // What is to be deleted after the test would be what is on it.
    await b.close()
    disk.pullOut()
  }
})

test('an empty folder in the place of the connected one, as of a disk that is not mounted, deletes nothing', async ({ world }) => {
  const [a, b] = await world.pair(all)
  await b.close()
  await rename(b.folder, `${b.folder} on the disk`)
  await mkdir(b.folder)
  await b.start()
  await b.says(/^(asking|paused-folder-gone)$/)
  expect(await world.serverTree()).toEqual(treeWith(all))
  expect(await a.tree()).toEqual(treeWith(all))
  await b.close()
  await rm(b.folder, { recursive: true })
  await rename(`${b.folder} on the disk`, b.folder)
  await b.start()
  await world.settled(treeWith(all))
})

test('without the permission nothing is read, changed or deleted; with it all goes on', async ({ world }) => {
  const [a, b] = await world.pair(all)
  await b.close()
  const giveBack = await b.removeGrant()
  await put(a.folder, 'plan.txt', 'a better plan')
  await rm(join(a.folder, 'letters/1.txt'))
  await put(b.folder, 'mine.txt', 'made meanwhile')
  await b.start()
  await b.says(/^paused-permission-(ask|denied)$/)
  await nothingHappensUntil(world, b, giveBack)
})

test('the permission is taken while the tab works: it pauses and says so; given again, all goes on', async ({ world }) => {
  const [a, b] = await world.pair(all)
  const giveBack = await b.takeGrantNow()
  await put(a.folder, 'plan.txt', 'a better plan')
  await b.says(/^paused-permission-(ask|denied)$/)
  await rm(join(a.folder, 'letters/1.txt'))
  await put(b.folder, 'mine.txt', 'made meanwhile')
  await nothingHappensUntil(world, b, giveBack)
})

/** What anna did stays on the server, what ben made stays here, until he may go on. */
async function nothingHappensUntil(world: World, b: Device, giveBack: () => Promise<void>): Promise<void> {
  const rest = Object.fromEntries(Object.entries({ ...all, 'plan.txt': 'a better plan' }).filter(([path]) => path !== 'letters/1.txt'))
  await untilEqual('the server has what anna did', () => world.serverTree(), treeWith(rest))
  expect(await b.tree()).toEqual(treeWith({ ...all, 'mine.txt': 'made meanwhile' }))
  await b.close()
  await giveBack()
  await b.start()
  await world.settled(treeWith({ ...rest, 'mine.txt': 'made meanwhile' }))
}

test('a name that this device cannot hold waits, and the rest goes on', async ({ world }) => {
  const [a, b] = await world.pair({ 'plan.txt': 'the plan' })
  const peer = await world.peer()
  await peer.createFile('link.url', '[InternetShortcut]')
  await peer.createFile('family 👨\u200d👩\u200d👧.txt', 'joined')
  const odd = await peer.createFolder('shortcut.lnk')
  await peer.createFile('inside.txt', 'in an odd folder', odd)
  await peer.createFile('fine.txt', 'fine')
  await untilEqual('the rest', () => textOf(b.folder, 'fine.txt'), 'fine')
  await b.says('except')
  await put(b.folder, 'plan.txt', 'a better plan')
  await untilEqual('an edit', () => textOf(a.folder, 'plan.txt'), 'a better plan')
  await world.atRest()
  expect(await b.tree()).toEqual(treeWith({ 'plan.txt': 'a better plan', 'fine.txt': 'fine' }))
  expect(Object.keys(await peer.tree()).sort()).toEqual(
    ['family 👨\u200d👩\u200d👧.txt', 'fine.txt', 'link.url', 'plan.txt', 'shortcut.lnk/', 'shortcut.lnk/inside.txt'].sort(),
  )
  await b.openWaiting()
  await expect(b.page.getByText('link.url').last()).toBeVisible()
})
