/** What somebody without a folder sees of their devices, and of the links of a file: in its details, and as it changes. */
import { expect, type Locator } from '@playwright/test'
import { editFile, nodeOf } from './harness/changes'
import type { Device } from './harness/device'
import { treeWith } from './harness/disk'
import { test } from './harness/test'
import { shareLink } from './harness/visitor'
import { WebPage } from './harness/web-page'

/** What the device said of its folder. */
const reports = ({ line }: Device) => line.passed.filter(({ method, path }) => method === 'PUT' && path.endsWith('/folder')).length

test('the details of a file say how it stands on each device, live, and list its links', async ({ world, server }) => {
  const device = await world.device({ 'report.txt': 'one', 'other.txt': 'x' })
  await device.connect()
  await world.settled(treeWith({ 'report.txt': 'one', 'other.txt': 'x' }))
  const peer = await world.peer()
  const id = (await peer.nodes()).find(({ name }) => name === 'report.txt')?.id
  if (!id) throw new Error('the file did not arrive')
  const web = await WebPage.open(server, peer.cookie)
  const { page } = web
  await web.act('report.txt', 'Details')
  const stands: Locator = page.getByRole('region', { name: 'On your devices' }).getByRole('listitem')
  await expect(stands).toHaveText(/In step$/)

  await world.reported()
  const told = reports(device)
  await device.press('Pause')
  await expect(stands).toHaveText(/Paused · has it as it is now$/)
  expect(reports(device)).toBe(told + 1)
  await editFile(peer, id, 'two')
  await expect(stands).toHaveText(/Paused · does not have it as it is now$/)
  await device.page.getByRole('button', { name: 'Resume', exact: true }).first().click()
  await expect(stands).toHaveText(/In step$/)

  await page.getByRole('tab', { name: 'Links', exact: true }).click()
  const links = page.getByRole('tabpanel', { name: 'Links' })
  await expect(links).toContainText('No link opens this.')
  await page.getByRole('tab', { name: 'Overview', exact: true }).click()
  await shareLink(peer, [id], { role: 'download', password: 'open sesame' })
  await web.go('/files')
  await web.act('report.txt', 'Details')
  await page.getByRole('tab', { name: 'Links', exact: true }).click()
  const link = links.getByRole('listitem')
  await expect(link).toContainText('Password')
  await link.getByRole('button', { name: 'Actions for the link to report.txt' }).click()
  await page.getByRole('menuitem', { name: 'Revoke…' }).click()
  await web.answer('Revoke')
  await expect(links).toContainText('No link opens this.')

  await device.close()
  await web.go('/devices')
  const row = page.getByRole('listitem').filter({ hasText: '“Drive”' })
  await expect(row).toContainText('“Drive”: up to date when last open')
  expect((await nodeOf(peer, id)).revision?.size).toBe(3)
  await web.close()
})
