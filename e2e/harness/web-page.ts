/** The drive in a browser that keeps no folder: what somebody sees and does who only has the page. */
import { expect, type Locator, type Page } from '@playwright/test'
import { type OpenPage, openPage } from './page-of'
import type { TestServer } from './server'

const MOST_TABS = 60

export class WebPage {
  private constructor(private readonly opened: OpenPage) {}

  /** Signed in by the cookie of an `ApiPeer`, with the service worker that people have; a browser that cannot keep a folder. */
  static async open(server: TestServer, cookie: string): Promise<WebPage> {
    const web = new WebPage(await openPage(server, cookie, { serviceWorkers: 'allow' }))
    // The file input in its place can be filled by a test.
    await web.page.addInitScript(() => Object.assign(window, { showOpenFilePicker: undefined, showDirectoryPicker: undefined }))
    await web.go('/files')
    return web
  }

  /**
   * As `open`, in a browser that gives handles. Its pickers give what lies in the folder of the page's own file system
   * that `pickable` filled.
   */
  static async openWithPickers(server: TestServer, cookie: string): Promise<WebPage> {
    const web = new WebPage(await openPage(server, cookie, { serviceWorkers: 'allow' }))
    await web.page.addInitScript(() => {
      const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Chosen', { create: true })
      const showOpenFilePicker = async () => {
        const files = []
        for await (const handle of (await folder()).values()) if (handle.kind === 'file') files.push(handle)
        return files
      }
      Object.assign(window, { showOpenFilePicker, showDirectoryPicker: folder })
    })
    await web.go('/files')
    return web
  }

  /** What the pickers give from now on: paths in the folder `Chosen`; one that ends in `/` is an empty folder. Sizes in bytes. */
  async pickable(sizes: Readonly<Record<string, number>>): Promise<void> {
    await this.page.evaluate(async sizes => {
      const root = await navigator.storage.getDirectory()
      await root.removeEntry('Chosen', { recursive: true }).catch(() => {})
      for (const [path, size] of Object.entries(sizes)) {
        const names = path.split('/')
        let folder = await root.getDirectoryHandle('Chosen', { create: true })
        for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true })
        const name = names.at(-1)
        if (!name) continue
        const stream = await (await folder.getFileHandle(name, { create: true })).createWritable()
        await stream.write(new Uint8Array(size).map((_, at) => (at * 2654435761) >>> 13))
        await stream.close()
      }
    }, sizes)
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

  /** Of the rows that are drawn, from the top. */
  names(): Promise<string[]> {
    return this.list.locator('[data-open] > span:first-child [title]').evaluateAll(names => names.map(name => (name as HTMLElement).title))
  }

  /** By the Tab key alone. */
  async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < MOST_TABS; presses++) {
      if (await target.evaluate(element => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`the Tab key does not come to ${target}`)
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

  /** As from the file manager of the system: files and whole folders, by their paths. */
  async drop(onto: Locator, ...paths: string[]): Promise<void> {
    const box = (await onto.boundingBox()) as { x: number; y: number; width: number; height: number }
    const session = await this.page.context().newCDPSession(this.page)
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const data = { items: [], files: paths, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, ...at, data })
    await session.detach()
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
