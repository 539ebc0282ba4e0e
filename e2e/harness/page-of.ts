/**
 * A page of a browser without a folder, signed in with what a device without a browser holds. All pages of a process are of
 * one browser, each in a context of its own that shares nothing with the others.
 */
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { ARGUMENTS, findChromium } from '../../scripts/browser-tests/prepared-chromium'
import { watchPolicy } from './policy'
import type { TestServer } from './server'

export interface OpenPage {
  readonly page: Page
  close(): Promise<void>
}

let shared: Promise<Browser> | undefined

/** `cookie`: as a request sends it; empty: nobody is signed in. */
export async function openPage(server: TestServer, cookie: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await (await sharedBrowser()).newContext({
    ...{ baseURL: server.origin, locale: 'en', reducedMotion: 'reduce', serviceWorkers: 'block' },
    ...options,
  })
  context.setDefaultTimeout(15_000)
  context.on('page', watchPolicy)
  const cookies = cookie.split('; ').filter(Boolean)
  await context.addCookies(
    cookies.map(pair => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: server.origin })),
  )
  return { page: await context.newPage(), close: () => context.close() }
}

/** To be called when no page is needed any more. */
export async function closeSharedBrowser(): Promise<void> {
  await (await shared)?.close()
}

function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser()
  return shared
}

async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: findChromium() as string, args: [...ARGUMENTS] })
  // Also when it crashed: the next page then gets another.
  browser.once('disconnected', () => {
    shared = undefined
  })
  return browser
}
