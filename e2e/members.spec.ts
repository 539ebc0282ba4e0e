/** A drive that is shared with people: how they come in, what they can do, and that what is taken is taken at once. */
import { expect, type Page } from '@playwright/test'
import { numberedAccount, PASSWORD } from './harness/account'
import { ApiPeer } from './harness/api-peer'
import { openPage } from './harness/page-of'
import { test as base } from './harness/test'
import { WebPage } from './harness/web-page'

interface Guest {
  readonly peer: ApiPeer
  readonly name: string
  readonly email: string
}

const test = base.extend<{ peer: ApiPeer; web: WebPage; guest: Guest }>({
  peer: async ({ world }, use) => use(await world.peer()),
  web: async ({ server, peer }, use) => {
    const web = await WebPage.open(server, peer.cookie)
    await use(web)
    await web.close()
  },
  guest: async ({ server, numbers }, use) => {
    const account = numberedAccount(numbers.next++)
    const peer = await ApiPeer.signIn(server.port, account)
    await use({ peer, ...account })
    await peer.close()
  },
})

async function shareDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share this drive' }).click()
  await expect(page.getByRole('dialog', { name: /^Share/ })).toBeVisible()
}

async function add(owner: Page, { email, name }: Guest, role: 'Editor' | 'Viewer'): Promise<void> {
  await shareDialog(owner)
  await owner.getByRole('textbox', { name: 'Email of their account' }).fill(email)
  await owner.getByRole('combobox', { name: 'May', exact: true }).selectOption(role)
  await owner.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(owner.getByRole('combobox', { name: `What ${name} may do` })).toHaveValue(role.toLowerCase())
}

/** By the menu of drives, in which it appears without a reload. */
async function openShared(guest: Page): Promise<void> {
  await guest.getByRole('button', { name: /^Drive: / }).click()
  await guest.getByRole('menuitemradio', { name: / · by / }).click()
  await expect(guest).toHaveURL(/\/d\/[\w-]{22}\/files$/)
}

test('a link lets one person in, who signs in on the way', async ({ web, server, guest, peer }) => {
  await peer.createFolder('Plans')
  await shareDialog(web.page)
  await web.page.getByRole('combobox', { name: 'May', exact: true }).selectOption('Viewer')
  await web.page.getByRole('button', { name: 'Make a link', exact: true }).click()
  const link = await web.page.getByRole('textbox', { name: 'Invitation link' }).inputValue()

  const stranger = await openPage(server, '')
  const { page } = stranger
  await page.goto(link)
  await expect(page.getByRole('heading', { name: /^Join “/ })).toBeVisible()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('textbox', { name: 'Email' }).fill(guest.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(page).toHaveURL(/\/d\/[\w-]{22}\/files$/)
  await expect(page.getByRole('row', { name: /Plans/ })).toBeVisible()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await stranger.close()
})

test('a viewer sees changes as they happen and is offered none; another role and removal take effect at once', async ({
  web,
  server,
  guest,
  peer,
}) => {
  const theirs = await WebPage.open(server, guest.peer.cookie)
  await add(web.page, guest, 'Viewer')
  await openShared(theirs.page)
  await expect(theirs.page.getByText('View only').first()).toBeVisible()
  await peer.createFolder('From the owner')
  await expect(theirs.row('From the owner')).toBeVisible()
  await expect(theirs.page.getByRole('button', { name: 'New', exact: true })).toHaveCount(0)
  await theirs.row('From the owner').click({ button: 'right' })
  await expect(theirs.page.getByRole('menuitem', { name: 'Details' })).toBeVisible()
  for (const name of ['Rename', 'Delete', 'Cut']) await expect(theirs.page.getByRole('menuitem', { name })).toHaveCount(0)
  await theirs.press('Escape')

  await web.page.getByRole('combobox', { name: `What ${guest.name} may do` }).selectOption('Editor')
  await theirs.make('New folder', 'From the guest')
  await web.press('Escape')
  await expect(web.row('From the guest')).toBeVisible()

  await shareDialog(web.page)
  await web.page.getByRole('button', { name: `Actions for ${guest.name}` }).click()
  await web.page.getByRole('menuitem', { name: 'Remove' }).click()
  await web.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(theirs.page).toHaveURL(/:\d+\/files$/)
  await expect(theirs.page.getByText('is not shared with you any more')).toBeVisible()
  await expect(theirs.row('From the owner')).toHaveCount(0)
  expect((await guest.peer.request(`/api/drives/${peer.drive}/nodes`)).status).toBe(404)
  await theirs.close()
})

test('every section of a shared drive keeps to it, back, forward and after a reload', async ({ web, server, guest, peer }) => {
  const folder = await peer.createFolder('Inner')
  const theirs = await WebPage.open(server, guest.peer.cookie)
  const { page } = theirs
  await add(web.page, guest, 'Editor')
  await openShared(page)
  await theirs.row('Inner').dblclick()
  await expect(page).toHaveURL(new RegExp(`/d/${peer.drive}/files/${folder}$`))
  const sections = page.getByRole('navigation', { name: 'Sections' })
  await sections.getByRole('link', { name: 'Trash' }).click()
  await expect(page).toHaveURL(new RegExp(`/d/${peer.drive}/trash$`))
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Trash', exact: true })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Inner' })).toBeVisible()
  await page.goForward()
  await expect(page.getByRole('heading', { name: 'Trash', exact: true })).toBeVisible()
  await page.getByRole('button', { name: /^Drive: / }).click()
  await page.getByRole('menuitemradio', { name: guest.name, exact: true }).click()
  await expect(page).toHaveURL(/:\d+\/files$/)
  await expect(theirs.row('Inner')).toHaveCount(0)
  await theirs.close()
})

test('a drive is left, and given away', async ({ web, server, guest, peer }) => {
  const theirs = await WebPage.open(server, guest.peer.cookie)
  await add(web.page, guest, 'Viewer')
  await openShared(theirs.page)
  await theirs.page.getByRole('button', { name: 'People in this drive' }).click()
  await theirs.page.getByRole('button', { name: 'Leave this drive' }).click()
  await theirs.page.getByRole('alertdialog').getByRole('button', { name: 'Leave this drive' }).click()
  await expect(theirs.page.getByText('You left “')).toBeVisible()
  await expect(theirs.page).toHaveURL(/:\d+\/files$/)

  await web.press('Escape')
  await add(web.page, guest, 'Editor')
  await web.page.getByRole('button', { name: `Actions for ${guest.name}` }).click()
  await web.page.getByRole('menuitem', { name: 'Make owner' }).click()
  await web.page.getByRole('alertdialog').getByRole('button', { name: 'Make owner' }).click()
  await expect(web.page).toHaveURL(new RegExp(`/d/${peer.drive}/files$`))
  await expect(web.page.getByRole('dialog', { name: /^People in/ })).toBeVisible()
  await theirs.page.getByRole('button', { name: /^Drive: / }).click()
  await expect(theirs.page.getByRole('menuitemradio')).toHaveCount(2)
  await theirs.close()
})
