/**
 * A real Chromium whose profile already holds the grant for some folders, so that a folder dropped on a page answers
 * `granted` for readwrite without a prompt. Knows nothing of the pages it opens.
 */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { until } from '../../e2e/harness/until'
import { browserProcesses } from './browser-processes'

/** Pages behind the address bar, which cost more than half of what a start takes. */
const OF_ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup']
/** What Playwright turns off: of two such lists the browser reads only the last one. */
const OF_PLAYWRIGHT = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable'],
  ...['LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
]

export const ARGUMENTS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  `--disable-features=${[...OF_PLAYWRIGHT, ...OF_ADDRESS_BAR].join(',')}`,
]

/** The first browser there is, or `undefined`: then say how to get one. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, '/usr/bin/chromium', chromium.executablePath()].find(path => path && existsSync(path))
}

/** Makes a new profile in `profile` with the readwrite grant of `origin` for each of `folders` (absolute paths). */
export async function prepareProfile(profile: string, origin: string, folders: readonly string[]): Promise<void> {
  const granted = (setting: unknown) => ({ [`${origin},*`]: { last_modified: '13370000000000000', setting } })
  const chosen = folders.map(path => ({ path, 'display-name': 'x', 'is-directory': true, writable: true, readable: true }))
  const preferences = {
    profile: {
      content_settings: {
        exceptions: {
          file_system_access_extended_permission: granted(1),
          file_system_access_chooser_data: granted({ 'chosen-objects': chosen }),
        },
      },
    },
    // Closing a written file otherwise waits for an answer from the network.
    safebrowsing: { enabled: false },
  }
  await mkdir(join(profile, 'Default'), { recursive: true })
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
}

/** Starts the browser on a prepared profile; the same profile may be started again after it was closed or killed. */
export function launch(profile: string, executablePath: string, args: readonly string[] = []): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...ARGUMENTS, ...args],
  })
}

/** Drops `folder` (an absolute path) on the middle of the element, as a person would from the file manager. */
export async function dropFolder(page: Page, selector: string, folder: string): Promise<void> {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`nothing to drop on: ${selector}`)
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: box.x + box.width / 2, y: box.y + box.height / 2, data })
  await session.detach()
}

/** The browser dies at once, as when the power fails; resolves when nothing of it runs any more. */
export async function kill(browser: BrowserContext, profile: string): Promise<void> {
  const closed = new Promise(resolve => browser.once('close', resolve))
  for (const pid of await browserProcesses(profile)) process.kill(pid, 'SIGKILL')
  await closed
  await until('the browser is gone', async () => (await browserProcesses(profile)).length === 0)
}
