/** A page of a browser without a folder, signed in with what a device without a browser holds. */
import { type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { ARGUMENTS, findChromium } from '../../scripts/browser-tests/prepared-chromium'
import { watchPolicy } from './policy'
import type { TestServer } from './server'

export interface OpenPage {
  readonly page: Page
  close(): Promise<void>
}

/** `cookie`: as a request sends it; empty: nobody is signed in. */
export async function openPage(server: TestServer, cookie: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const browser = await chromium.launch({ executablePath: findChromium() as string, args: [...ARGUMENTS] })
  const context = await browser.newContext({
    ...{ baseURL: server.origin, locale: 'en', reducedMotion: 'reduce', serviceWorkers: 'block' },
    ...options,
  })
  context.setDefaultTimeout(15_000)
  context.on('page', watchPolicy)
  const cookies = cookie.split('; ').filter(Boolean)
  await context.addCookies(
    cookies.map(pair => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: server.origin })),
  )
  return { page: await context.newPage(), close: () => browser.close() }
}
