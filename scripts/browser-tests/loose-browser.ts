/**
 * A browser that goes on by itself when nobody is attached. Whoever is attached makes it keep what it receives, hundreds
 * of megabytes, for tools to look at: what it uses by itself can only be measured without.
 */
import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { until } from '../../e2e/harness/until'
import { ARGUMENTS } from './prepared-chromium'

export class LooseBrowser {
  private attached: Browser | undefined

  private constructor(private readonly endpoint: string) {}

  static async start(profile: string, executablePath: string): Promise<LooseBrowser> {
    const portFile = join(profile, 'DevToolsActivePort')
    await rm(portFile, { force: true })
    const args = ['--headless', '--hide-scrollbars', '--mute-audio', '--password-store=basic', '--remote-debugging-port=0']
    spawn(executablePath, [...args, ...ARGUMENTS, `--user-data-dir=${profile}`, 'about:blank'], { stdio: 'ignore' }).unref()
    const written = async () => (await readFile(portFile, 'utf8').catch(() => '')).match(/^(\d+)\n/)?.[1]
    const port = await until('the browser is open', written)
    return new LooseBrowser(`http://127.0.0.1:${port}`)
  }

  async attach(): Promise<BrowserContext> {
    this.attached = await chromium.connectOverCDP(this.endpoint)
    return this.attached.contexts()[0] as BrowserContext
  }

  /** What was got from `attach` is of no use any more; the browser and its pages stay. */
  async detach(): Promise<void> {
    await this.attached?.close()
    this.attached = undefined
  }
}
