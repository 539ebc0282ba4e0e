/**
 * One device: a browser profile, a folder on the disk, a line to the server. What a person does on it is done through
 * the page; what the page says is read from the page.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { browserProcesses } from '../../scripts/browser-tests/browser-processes'
import { LooseBrowser } from '../../scripts/browser-tests/loose-browser'
import { dropFolder, findChromium, kill, launch, prepareProfile } from '../../scripts/browser-tests/prepared-chromium'
import type { Account } from './account'
import { type Tree, treeOf } from './disk'
import { Line } from './line'
import { watchPolicy } from './policy'
import { newSession } from './session'

/** What a page of the browser's settings has. */
interface Settings {
  readonly chrome: { send(message: string, args: readonly unknown[]): void }
}

/** To be called while the browser is closed. */
type GiveBack = () => Promise<void>

export interface DeviceOptions {
  readonly name: string
  readonly profile: string
  readonly folder: string
  readonly port: number
  readonly account: Account
  /** Whether it can go on by itself, with nobody attached to its pages. */
  readonly loose?: boolean
}

export class Device {
  page!: Page
  private context!: BrowserContext
  private loose: LooseBrowser | undefined
  private wasKilled = false
  /** What its pages complained of. */
  readonly complaints: string[] = []

  private constructor(
    private readonly options: DeviceOptions,
    readonly line: Line,
  ) {}

  /** Prepares the profile, opens the browser and is signed in there. */
  static async open(options: DeviceOptions): Promise<Device> {
    const line = await Line.open(options.port)
    const device = new Device(options, line)
    await prepareProfile(options.profile, line.origin, [options.folder])
    await device.start(await newSession(line, options.account))
    return device
  }

  get name(): string {
    return this.options.name
  }

  get folder(): string {
    return this.options.folder
  }

  /** It was killed, or its line was cut or broken. */
  get isHurt(): boolean {
    return this.wasKilled || this.line.wasHurt
  }

  tree(): Promise<Tree> {
    return treeOf(this.folder)
  }

  /** Starts the browser on the profile as it was left, with these cookies besides, and opens the app. */
  async start(cookies: Awaited<ReturnType<typeof newSession>> = []): Promise<void> {
    const chromium = findChromium()
    if (!chromium) throw new Error('no Chromium: install the package "chromium", or set CHROMIUM_PATH')
    if (this.options.loose) this.loose = await LooseBrowser.start(this.options.profile, chromium)
    this.context = this.loose ? await this.loose.attach() : await launch(this.options.profile, chromium)
    this.context.on('page', page => this.listenTo(page))
    for (const page of this.context.pages()) this.listenTo(page)
    await this.context.addCookies(cookies)
    this.page = this.context.pages()[0] ?? (await this.context.newPage())
    await this.enter()
  }

  /** Does `work` while nobody is attached to the browser; only for a loose one. */
  async unattended(work: () => Promise<void>): Promise<void> {
    await this.loose?.detach()
    await work()
    if (this.loose) this.context = await this.loose.attach()
    this.page = this.context.pages().find(page => page.url().startsWith(this.line.origin)) as Page
  }

  /** Another tab of the same browser. */
  async newTab(): Promise<Page> {
    const page = await this.context.newPage()
    await page.goto(`${this.line.origin}/files`)
    return page
  }

  async close(): Promise<void> {
    if (this.loose) for (const pid of await this.processes()) process.kill(pid, 'SIGKILL')
    else await this.context.close().catch(() => {})
  }

  async end(): Promise<void> {
    await this.close()
    await this.line.close()
  }

  /** As when the power fails; nothing is told to the page. */
  async kill(): Promise<void> {
    this.wasKilled = true
    await kill(this.context, this.options.profile)
  }

  /** As by the browser's own settings, while its pages are open; gives what gives it again. */
  async takeGrantNow(): Promise<GiveBack> {
    const { grants } = await this.preferences()
    const settings = await this.context.newPage()
    await settings.goto('chrome://settings/content/filesystem')
    const origin = this.line.origin
    await settings.evaluate(origin => (window as unknown as Settings).chrome.send('revokeFileSystemGrants', [origin]), origin)
    await settings.close()
    return () => this.giveGrants(grants)
  }

  /** As `takeGrantNow`, but only while the browser is closed. */
  async removeGrant(): Promise<GiveBack> {
    const { grants, exceptions, save } = await this.preferences()
    for (const key of Object.keys(grants)) delete exceptions[key]
    await save()
    return () => this.giveGrants(grants)
  }

  private async giveGrants(grants: Readonly<Record<string, unknown>>): Promise<void> {
    const { exceptions, save } = await this.preferences()
    Object.assign(exceptions, grants)
    await save()
  }

  /** What the browser remembers of the permissions that were given. */
  private async preferences() {
    const file = join(this.options.profile, 'Default', 'Preferences')
    const preferences = JSON.parse(await readFile(file, 'utf8'))
    const exceptions: Record<string, unknown> = preferences.profile.content_settings.exceptions
    const grants = Object.fromEntries(Object.entries(exceptions).filter(([name]) => name.startsWith('file_system')))
    return { exceptions, grants, save: () => writeFile(file, JSON.stringify(preferences)) }
  }

  // ── What a person does ───────────────────────────────────────────────────────────────────────────────────────────

  /** Drops the folder on the page and waits for what it says to that. */
  async drop(page: Page = this.page): Promise<void> {
    await this.says('no-folder', page)
    // A drive that holds something asks whether the folder shall be copied into it instead.
    const asked = page.getByRole('button', { name: 'Sync this folder' })
    const taken = page.locator('footer[data-status]:not([data-status="no-folder"])')
    await expect(async () => {
      await dropFolder(page, 'main', this.folder)
      // Long enough that none is dropped twice: the second would be uploaded.
      await expect(asked.or(taken)).toBeVisible({ timeout: 30_000 })
    }).toPass({ intervals: [100] })
    if (await asked.isVisible()) await asked.click()
    await expect(taken).toBeVisible()
  }

  /** The browser's picker gives the folder from now on, by the handle that a drop gives; the page does not hear of that drop. */
  async offerFolder(): Promise<void> {
    const { page } = this
    await page.evaluate(() => {
      const take = (event: DragEvent) => {
        event.preventDefault()
        event.stopImmediatePropagation()
        const item = event.dataTransfer?.items[0] as (DataTransferItem & { getAsFileSystemHandle(): Promise<unknown> }) | undefined
        const handle = item?.getAsFileSystemHandle()
        Object.assign(window, { showDirectoryPicker: () => handle })
        // As when what is dragged leaves the page.
        window.dispatchEvent(new Event('dragend'))
      }
      window.addEventListener('drop', take, { capture: true, once: true })
    })
    await dropFolder(page, 'main', this.folder)
  }

  /** As chosen in the settings. */
  async speak(locale: 'en' | 'zh-CN'): Promise<void> {
    await this.context.addCookies([{ name: 'lockstep-locale', value: locale, url: this.line.origin }])
    await this.page.reload()
    await expect(this.page.locator(`html[lang=${locale}]`)).toBeVisible()
    await this.says(/^(?!loading)/)
  }

  /** Connects the folder, accepts the preview where there is one, and waits until all is in step. */
  async connect(timeout = 150_000): Promise<void> {
    await this.begin(timeout)
    await this.upToDate(timeout)
  }

  /** Connects the folder and accepts the preview where there is one. */
  async begin(timeout = 150_000): Promise<void> {
    await this.drop()
    await this.says(/^(preview|up-to-date|except)$/, this.page, timeout)
    if ((await this.status()) === 'preview') await this.page.getByRole('button', { name: 'Start', exact: true }).click()
  }

  /** A button of the panel at the foot of the page. */
  async press(button: 'Pause' | 'What would happen' | 'Sync now' | 'Disconnect'): Promise<void> {
    const panel = this.page.locator('#sync-panel')
    if (!(await panel.isVisible())) await status(this.page).getByRole('button').first().click()
    await panel.getByRole('button', { name: button, exact: true }).click()
  }

  /** The list of what is not in step. */
  async openWaiting(): Promise<void> {
    await status(this.page).getByRole('button', { name: 'Show', exact: true }).click()
  }

  /** As on the settings page. */
  async signOut(): Promise<void> {
    await this.page.getByRole('link', { name: 'Settings', exact: true }).first().click()
    await this.page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
    await expect(this.page.locator('input[name=password]')).toBeVisible()
  }

  /** After the session ended, here or elsewhere. */
  async signInAgain(): Promise<void> {
    await this.enter()
  }

  // ── What the page says ───────────────────────────────────────────────────────────────────────────────────────────

  async status(page: Page = this.page): Promise<string> {
    return (await status(page).getAttribute('data-status')) ?? ''
  }

  async says(expected: string | RegExp, page: Page = this.page, timeout = 90_000): Promise<void> {
    await expect(status(page)).toHaveAttribute('data-status', expected, { timeout })
  }

  async upToDate(timeout = 150_000): Promise<void> {
    await this.says(/^(up-to-date|except)$/, this.page, timeout)
  }

  /** The page says that this device or this session has ended, or asks to sign in. */
  async isShutOut(timeout: number): Promise<void> {
    const says = this.page.locator('footer[data-status=paused-signed-out], footer[data-status=paused-device-revoked]')
    await expect(says.or(this.page.locator('input[name=password]'))).toBeVisible({ timeout })
  }

  /** As the server knows it: the name that its requests carry. */
  get deviceId(): string | undefined {
    return this.line.passed.findLast(({ device }) => device !== undefined)?.device
  }

  /** How it stands, for whoever looks into a test that failed. */
  async describe(): Promise<string> {
    const text = await this.page
      .locator('footer')
      .textContent({ timeout: 3000 })
      .catch(error => String(error))
    const asked = this.line.passed.filter(({ path }) => path.startsWith('/api/')).slice(-30)
    return [
      `${this.name} (${await this.status().catch(() => 'no page')}): ${text}`,
      ...asked.map(({ method, path }) => `  ${method} ${path}`),
      ...this.complaints.map(complaint => `  complaint: ${complaint}`),
    ].join('\n')
  }

  // ── Its parts ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Ids of the browser's own processes; its tabs run below them. */
  processes(): Promise<number[]> {
    return browserProcesses(this.options.profile)
  }

  /** Opens the app; signs in when it asks, as after a kill that came before the browser had saved its cookies. */
  private async enter(): Promise<void> {
    const { page } = this
    // A page that is on its way to the sign-in by itself ends this.
    await expect(() => page.goto(`${this.line.origin}/files`)).toPass()
    const form = page.locator('input[name=password]')
    await expect(form.or(status(page))).toBeVisible({ timeout: 90_000 })
    // Until it shows who is signed in, a page may still be on its way to the sign-in, whatever its folder says.
    await page.waitForFunction(
      email =>
        document.querySelector('input[name=password]') ??
        (document.querySelector('[data-status]:not([data-status=loading])') && document.body.textContent.includes(email)),
      this.options.account.email,
    )
    if (!(await form.isVisible())) return
    // What is typed before the page's scripts run may be lost.
    await expect(page.locator('button[type=submit]')).toBeEnabled()
    await page.locator('input[name=email]').fill(this.options.account.email)
    await form.fill(this.options.account.password)
    await page.locator('button[type=submit]').click()
    await expect(status(page)).toBeVisible({ timeout: 90_000 })
  }

  private listenTo(page: Page): void {
    watchPolicy(page)
    page.on('pageerror', error => this.complaints.push(error.stack ?? error.message))
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text())
    })
  }
}

function status(page: Page) {
  return page.locator('footer[data-status]')
}
