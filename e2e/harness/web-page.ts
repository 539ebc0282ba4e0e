/** The drive in a browser that keeps no folder: what somebody sees and does who only has the page. */
import { type Browser, type BrowserContext, chromium, expect, type Locator, type Page } from '@playwright/test'
import { ARGUMENTS, findChromium } from '../../scripts/browser-tests/prepared-chromium'

export class WebPage {
  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly origin: string,
  ) {}

  /** Signed in by the cookie of an `ApiPeer`. */
  static async open(origin: string, cookie: string): Promise<WebPage> {
    const browser = await chromium.launch({ executablePath: findChromium() as string, args: [...ARGUMENTS] })
    const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce', acceptDownloads: true })
    // The file input in its place can be filled by a test.
    await context.addInitScript(() => Object.assign(window, { showOpenFilePicker: undefined, showDirectoryPicker: undefined }))
    for (const pair of cookie.split('; ').filter(Boolean)) {
      const [name = '', ...value] = pair.split('=')
      await context.addCookies([{ name, value: value.join('='), url: origin }])
    }
    const web = new WebPage(browser, context, await context.newPage(), origin)
    await web.go('/files')
    return web
  }

  async go(path: string): Promise<void> {
    await this.page.goto(this.origin + path)
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

  async close(): Promise<void> {
    await this.context.close()
    await this.browser.close()
  }
}
