/** What a person chooses for themselves, and what whoever looks after the server decides about others. */
import { expect, type Page } from '@playwright/test'
import { ADMIN, PASSWORD } from './harness/account'
import { ApiPeer } from './harness/api-peer'
import { openPage } from './harness/page-of'
import { test } from './harness/web-test'

const meOf = async (peer: ApiPeer) => (await peer.request('/api/me')).status

test('language, look, name and password are changed, and devices and sessions elsewhere end', async ({ web, peer, world }) => {
  const { page } = web
  const elsewhere = await world.peer()
  await elsewhere.request(`/api/devices/${elsewhere.device}`, { method: 'PATCH', body: { name: 'Laptop at work' } })
  await web.go('/settings')
  await page.getByText('简体中文', { exact: true }).click()
  await expect(page.getByRole('heading', { name: '设置', level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.reload()
  await expect(
    page
      .getByRole('heading', { name: '修改密码' })
      .or(page.getByRole('heading', { name: '密码' }))
      .first(),
  ).toBeVisible()
  await page.getByText('English', { exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()

  const grounds: string[] = []
  for (const look of ['Light', 'Dark', 'High contrast'] as const) {
    await page.getByRole('group', { name: 'Theme' }).getByText(look, { exact: true }).click()
    await expect(page.getByRole('radio', { name: look })).toBeChecked()
    grounds.push(
      await page.evaluate(() => getComputedStyle(document.body).color + getComputedStyle(document.documentElement).backgroundColor),
    )
  }
  expect(new Set(grounds).size, 'each has colours of its own').toBe(3)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast')

  await page.getByLabel('Your name').fill('Ada 爱达')
  await page.getByRole('region', { name: 'Profile' }).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Name changed')).toBeVisible()
  await expect(page.getByText('Ada 爱达').first()).toBeVisible()

  await web.go('/devices')
  const devices = page.getByRole('region', { name: 'Devices that sync' })
  await expect(devices.getByRole('listitem')).toHaveCount(2)
  await devices.getByRole('button', { name: 'Actions for Laptop at work' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Old laptop')
  await web.press('Enter')
  await devices.getByRole('button', { name: 'Actions for Old laptop' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await web.answer('Remove')
  await expect(devices.getByRole('listitem')).toHaveCount(1)
  await expect.poll(async () => [await meOf(peer), await meOf(elsewhere)]).toEqual([200, 401])

  const third = await world.peer()
  await page.reload()
  const sessions = page.getByRole('region', { name: 'Signed in' })
  await expect(sessions.getByText('Here', { exact: true })).toBeVisible()
  await sessions.getByRole('button', { name: 'Sign out' }).first().click()
  await expect.poll(() => meOf(third)).toBe(401)

  const fourth = await world.peer()
  await web.go('/settings')
  const change = async (current: string) => {
    await page.getByLabel('Current password').fill(current)
    await page.getByLabel('New password').fill('another correct horse')
    await page.getByRole('button', { name: 'Change password' }).click()
  }
  await change('not my password')
  await expect(page.getByText('This is not your current password.')).toBeVisible()
  await change(PASSWORD)
  await expect(page.getByText('Password changed. All other places are signed out.').first()).toBeVisible()
  expect(await meOf(fourth)).toBe(401)
  await expect(ApiPeer.signIn(world.server.port, world.account)).rejects.toThrow('401')
  const again = await ApiPeer.signIn(world.server.port, { ...world.account, password: 'another correct horse' })
  await again.close()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
})

test('an administrator limits, disables and enables an account, and opens and closes the sign-up', async ({ server, world }) => {
  const admin = await ApiPeer.signIn(server.port, ADMIN)
  const person = await world.peer()
  const [inside, outside] = [await openPage(server, admin.cookie), await openPage(server, '')]
  const { page } = inside
  const { name, email } = world.account
  const row = page.getByRole('listitem').filter({ hasText: email })
  const act = async (action: string) => {
    await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
    await page.getByRole('menuitem', { name: action }).click()
  }
  try {
    await page.goto('/people')
    await act('Change the limit')
    const limit = page.getByRole('dialog', { name: `Limit for “${name}”` })
    await limit.getByLabel('Gigabytes').fill('a lot')
    await expect(limit.getByRole('button', { name: 'Save' })).toBeDisabled()
    await limit.getByLabel('Gigabytes').fill('0.001')
    await page.keyboard.press('Enter')
    await expect(row.getByText(/0 bytes of 1 MB used|0 byte of 1 MB used/)).toBeVisible()
    await expect(person.createFile('too large.bin', new Uint8Array(1_100_000))).rejects.toThrow(/over-quota/)

    await act('Disable')
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Disable' }).click()
    await expect(row.getByText('Disabled', { exact: true })).toBeVisible()
    await expect.poll(() => meOf(person)).toBe(401)
    await expect(ApiPeer.signIn(server.port, world.account)).rejects.toThrow()
    await act('Enable')
    await expect(row.getByText('Disabled', { exact: true })).toHaveCount(0)
    await (await ApiPeer.signIn(server.port, world.account)).close()

    await outside.page.goto('/sign-up')
    await expect(outside.page.getByText('Nobody can sign up here')).toBeVisible()
    await page.getByRole('switch', { name: 'Anybody may make an account' }).click()
    await expect(page.getByRole('switch', { name: 'Anybody may make an account' })).toBeChecked()
    await signUp(outside.page, `new-${email}`)
    await page.getByRole('switch', { name: 'Anybody may make an account' }).click()
    await expect(page.getByRole('switch', { name: 'Anybody may make an account' })).not.toBeChecked()
    await outside.page.goto('/sign-up')
    await expect(outside.page.getByText('Nobody can sign up here')).toBeVisible()
  } finally {
    await admin.request('/api/server-settings', { method: 'PATCH', body: { openSignUp: false } })
    await Promise.all([inside.close(), outside.close(), admin.close()])
  }
})

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Somebody new')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/files')
}
