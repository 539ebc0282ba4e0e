/** What people keep out of sync: said on one device, held to on all, and nothing is deleted by it. */
import { expect } from '@playwright/test'
import { put, putAll, treeWith } from './harness/disk'
import { test } from './harness/test'
import { untilEqual } from './harness/until'

const RULES = 'build/\n*.log\n'

test('rules set on one device keep things where they are on both; without them all comes into step', async ({ world }) => {
  const [a, b] = await world.pair({ 'build/old.js': 'old', 'a.txt': 'a' })
  const rules = a.page.getByRole('textbox', { name: /^Rules for/ })
  const save = () => a.page.getByRole('region', { name: 'What is not synced' }).getByRole('button', { name: 'Save', exact: true }).click()

  await a.page.getByRole('link', { name: 'Settings', exact: true }).first().click()
  await rules.fill(RULES)
  await a.page.getByRole('textbox', { name: 'Try a path' }).fill('app/build/out.js')
  await expect(a.page.getByText('“app/build” is left out by line 1: build/')).toBeVisible()
  await save()
  const before = { 'build/old.js': 'old', 'a.txt': 'a', '.lockstepignore': RULES }
  await world.settled(treeWith(before))

  await putAll(a.folder, { 'build/old.js': 'changed here', 'trace.log': 'made here' })
  await putAll(b.folder, { 'build/new.js': 'made there' })
  await put(a.folder, 'from a.txt', 'a')
  await put(b.folder, 'from b.txt', 'b')
  const shared = { ...before, 'from a.txt': 'a', 'from b.txt': 'b' }
  await untilEqual('the server', () => world.serverTree(), treeWith(shared))
  await untilEqual('anna', () => a.tree(), treeWith({ ...shared, 'build/old.js': 'changed here', 'trace.log': 'made here' }))
  await untilEqual('ben', () => b.tree(), treeWith({ ...shared, 'build/new.js': 'made there' }))
  await b.page.reload()
  await expect(b.page.getByRole('row', { name: 'build' }).getByText('Not synced')).toBeVisible()

  await rules.fill('')
  await save()
  const copy = /^build\/old \(conflict, .*\)\.js$/
  const all = { ...shared, 'build/new.js': 'made there', 'trace.log': 'made here', '.lockstepignore': '' }
  await expect.poll(async () => Object.keys(await b.tree()).filter(path => copy.test(path)).length, { timeout: 45_000 }).toBe(1)
  const name = Object.keys(await b.tree()).find(path => copy.test(path)) as string
  await world.settled(treeWith({ ...all, [name]: 'changed here' }))
})
