/** The drive in a browser that keeps no folder: what somebody sees and does who only has the page. */
import { expect, type Locator, type Page } from '@playwright/test'
import { type OpenPage, openPage } from './page-of'
import type { TestServer } from './server'

export class WebPage {
  private constructor(private readonly opened: OpenPage) {}

  /** Signed in by the cookie of an `ApiPeer`, with the service worker that people have. */
  static async open(server: TestServer, cookie: string): Promise<WebPage> {
    const web = new WebPage(await openPage(server, cookie, { serviceWorkers: 'allow' }))
    // The file input in its place can be filled by a test.
    await web.page.addInitScript(() => Object.assign(window, { showOpenFilePicker: undefined, showDirectoryPicker: undefined }))
    await web.go('/files')
    return web
  }

  get page(): Page {
    return this.opened.page
  }

  async go(path: string): Promise<void> {
    await this.page.goto(path)
    await expect(this.page.locator('footer[data-status]')).toBeVisible()
  }

  get list(): Locator {
    return this.page.getByRole('grid', { name: 'Files and folders' })
  }

  /** A row of the list by the file's whole name. */
  row(name: string): Locator {
    return this.list.getByRole('row').filter({ has: this.page.getByRole('gridcell', { name, exact: false }) })
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** By the menu of the row. */
  async act(name: string, action: string): Promise<void> {
    await this.row(name).click({ button: 'right' })
    await this.page.getByRole('menuitem', { name: action }).click()
  }

  /** A question that stands above everything. */
  async answer(button: string): Promise<void> {
    const asked = this.page.getByRole('alertdialog').or(this.page.getByRole('dialog', { includeHidden: false }))
    await asked.getByRole('button', { name: button, exact: true }).click()
  }

  async make(what: 'New folder' | 'New text file', name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New', exact: true }).click()
    await this.page.getByRole('menuitem', { name: what }).click()
    await this.page.getByRole('textbox', { name: 'Name' }).fill(name)
    await this.page.getByRole('button', { name: 'Create' }).click()
  }

  async upload(files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
    await this.page.getByRole('button', { name: 'New', exact: true }).click()
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByRole('menuitem', { name: 'Upload files' }).click()
    await (await chooser).setFiles(files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })))
  }

  close(): Promise<void> {
    return this.opened.close()
  }
}
