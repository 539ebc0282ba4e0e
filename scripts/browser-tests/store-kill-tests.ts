/** Kills the page, and then the whole browser, in the middle of saves: each save is there whole or not at all, and none that was acknowledged is missing. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { kill, launch } from './prepared-chromium'
import type { CaseReport } from './reports'

const PAGE_KILLS = 6
const BROWSER_KILLS = 3
const FOLDER = 'killed'

export async function runStoreKillTests(chromium: string, directory: string, origin: string, only: string): Promise<CaseReport[]> {
  const name = 'a save is whole or not at all when its page or browser is killed'
  if (!`DeviceStore: ${name}`.includes(only)) return []
  const began = performance.now()
  const profile = join(directory, 'profile-killed')
  try {
    for (let i = 0; i < BROWSER_KILLS; i++) await killInMidSave(chromium, profile, origin)
    return [{ suite: 'DeviceStore', name, ms: performance.now() - began }]
  } catch (error) {
    return [{ suite: 'DeviceStore', name, ms: performance.now() - began, error: String(error) }]
  }
}

async function killInMidSave(chromium: string, profile: string, origin: string): Promise<void> {
  let acknowledged = 0
  const browser = await launch(profile, chromium)
  await browser.exposeFunction('saved', (number: number) => {
    acknowledged = Math.max(acknowledged, number)
  })
  for (let i = 0; i < PAGE_KILLS; i++) {
    const page = await saving(await browser.newPage(), origin)
    await moment(50 + Math.random() * 150)
    await page.close()
    await check(await browser.newPage(), origin, acknowledged)
  }
  await saving(await browser.newPage(), origin)
  await moment(50 + Math.random() * 150)
  await kill(browser, profile)
  const again = await launch(profile, chromium)
  try {
    await check(await again.newPage(), origin, acknowledged)
  } finally {
    await again.close()
  }
}

async function saving(page: Page, origin: string): Promise<Page> {
  await page.goto(`${origin}/store`)
  await page.evaluate(folder => void window.saveForever(folder), FOLDER)
  return page
}

async function check(page: Page, origin: string, acknowledged: number): Promise<void> {
  await page.goto(`${origin}/store`)
  const last = await page.evaluate(folder => window.lastSave(folder), FOLDER)
  await page.close()
  if (last < acknowledged) throw new Error(`save ${acknowledged} was acknowledged, ${last} is there`)
}

/** The kill should come somewhere in the middle: there is nothing to wait for but time. */
function moment(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
