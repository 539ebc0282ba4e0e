/** Both sides changed the same thing: both contents survive, on both sides, under names that say what happened. */

import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Device } from './harness/device'
import { put, sha256, type Tree, textOf, treeWith } from './harness/disk'
import { test } from './harness/test'
import { until, untilEqual } from './harness/until'

/** `report (conflict, Anna's laptop, 2026-11-22 14.03).txt` */
const COPY = /^report \(conflict, [^()]+, \d{4}-\d\d-\d\d \d\d\.\d\d\)\.txt$/

async function copyIn(device: Device): Promise<string> {
  return until('a conflict copy', async () => Object.keys(await device.tree()).find(path => COPY.test(path)))
}

function cutBoth(...devices: Device[]): void {
  for (const { line } of devices) line.cut()
}

test('edited on both sides while the line was down: the first keeps the name, the other becomes a conflict copy on both', async ({
  world,
}) => {
  const [a, b] = await world.pair({ 'report.txt': 'as it was' })
  cutBoth(a, b)
  await put(a.folder, 'report.txt', "anna's words")
  await put(b.folder, 'report.txt', "ben's words")
  a.line.mend()
  await untilEqual('the server has the first', () => world.serverTree(), treeWith({ 'report.txt': "anna's words" }))
  b.line.mend()
  const name = await copyIn(a)
  await world.settled(treeWith({ 'report.txt': "anna's words", [name]: "ben's words" }))
  const nodes = await (await world.peer()).nodes()
  const original = nodes.find(node => node.name === 'report.txt')
  expect(nodes.find(node => node.name === name)?.conflict?.of).toBe(original?.id)
})

test('the same edit on both sides is no conflict', async ({ world }) => {
  const [a, b] = await world.pair({ 'report.txt': 'as it was' })
  cutBoth(a, b)
  await put(a.folder, 'report.txt', 'the same words')
  await put(b.folder, 'report.txt', 'the same words')
  a.line.mend()
  b.line.mend()
  await world.settled(treeWith({ 'report.txt': 'the same words' }))
})

test('one name made on both sides: equal files become one, different ones both stay, folders merge', async ({ world }) => {
  const [a, b] = await world.pair()
  cutBoth(a, b)
  await put(a.folder, 'same.txt', 'equal')
  await put(b.folder, 'same.txt', 'equal')
  await put(a.folder, 'report.txt', 'one')
  await put(b.folder, 'report.txt', 'another')
  await put(a.folder, 'folder/from a.txt', 'a')
  await put(b.folder, 'folder/from b.txt', 'b')
  a.line.mend()
  await untilEqual(
    'the server has what anna made',
    () => world.serverTree(),
    treeWith({ 'same.txt': 'equal', 'report.txt': 'one', 'folder/from a.txt': 'a' }),
  )
  b.line.mend()
  const name = await copyIn(a)
  await world.settled(
    treeWith({ 'same.txt': 'equal', 'report.txt': 'one', [name]: 'another', 'folder/from a.txt': 'a', 'folder/from b.txt': 'b' }),
  )
})

test('edited on one side, deleted on the other: the edit wins', async ({ world }) => {
  const [a, b] = await world.pair({ 'report.txt': 'as it was', 'other.txt': 'o', 'third.txt': 't' })
  cutBoth(a, b)
  await rm(join(a.folder, 'report.txt'))
  await put(b.folder, 'report.txt', 'still needed')
  a.line.mend()
  await untilEqual('the server has the delete', () => world.serverTree(), treeWith({ 'other.txt': 'o', 'third.txt': 't' }))
  b.line.mend()
  await world.settled(treeWith({ 'report.txt': 'still needed', 'other.txt': 'o', 'third.txt': 't' }))
})

test('renamed on one side, edited on the other: both happen', async ({ world }) => {
  const [a, b] = await world.pair({ 'drafts/report.txt': 'as it was' })
  cutBoth(a, b)
  await rename(join(a.folder, 'drafts'), join(a.folder, 'final'))
  await put(b.folder, 'drafts/report.txt', 'better')
  a.line.mend()
  b.line.mend()
  await world.settled(treeWith({ 'final/report.txt': 'better' }))
})

test('a file that the person changes just before its download replaces it: both contents survive', async ({ world }) => {
  const [a, b] = await world.pair({ 'report.txt': 'as it was' })
  const held = b.line.holdAt({ path: /\/chunks\/read$/, at: 'answered' }, () => put(b.folder, 'report.txt', "ben's own words"))
  await put(a.folder, 'report.txt', "anna's words")
  await held
  const name = await copyIn(a)
  const contents = (tree: Tree) => Object.values(tree).sort()
  const both = [sha256("anna's words"), sha256("ben's own words")].sort()
  await untilEqual('both contents at anna', async () => contents(await a.tree()), both)
  await world.settled(treeWith({ 'report.txt': "anna's words", [name]: "ben's own words" }))
})

test('a person who goes on writing while the file comes in loses no word', async ({ world }) => {
  const [a, b] = await world.pair({ 'report.txt': 'as it was' })
  let writes = 0
  const held = b.line.holdAt({ path: /\/chunks\/read$/, at: { received: 1 } }, async () => {
    for (; writes < 5; writes++) await put(b.folder, 'report.txt', `ben's words, version ${writes}`)
  })
  await put(a.folder, 'report.txt', "anna's words")
  await held
  const name = await copyIn(b)
  await untilEqual("ben's last words", () => textOf(b.folder, name), `ben's words, version ${writes - 1}`)
  await world.settled(treeWith({ 'report.txt': "anna's words", [name]: `ben's words, version ${writes - 1}` }))
})

test('the first sync of two folders that both hold files adds, and says in numbers what it will do', async ({ world }) => {
  const a = await world.device({ 'same.txt': 'equal', 'report.txt': 'one', 'only a.txt': 'a', 'album/1.txt': 'one' })
  await a.connect()
  const b = await world.device({ 'same.txt': 'equal', 'report.txt': 'another', 'only b.txt': 'b', 'album/2.txt': 'two' })
  await b.drop()
  await b.says('preview')
  const dialog = b.page.getByRole('dialog')
  await expect(dialog.getByText('3 files to send')).toBeVisible()
  await expect(dialog.getByText('3 files to fetch')).toBeVisible()
  await expect(dialog.getByText('1 file is the same already')).toBeVisible()
  await expect(dialog.getByText('1 file differs on the two sides')).toBeVisible()
  expect(await b.tree()).toEqual(treeWith({ 'same.txt': 'equal', 'report.txt': 'another', 'only b.txt': 'b', 'album/2.txt': 'two' }))
  await dialog.getByRole('button', { name: 'Start', exact: true }).click()
  const name = await copyIn(a)
  await world.settled(
    treeWith({
      ...{ 'same.txt': 'equal', 'report.txt': 'one', [name]: 'another' },
      ...{ 'only a.txt': 'a', 'only b.txt': 'b', 'album/1.txt': 'one', 'album/2.txt': 'two' },
    }),
  )
})
