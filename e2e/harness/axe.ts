/** What is wrong with a page as it stands, in every look that it has, and mirrored: nothing is loaded again for another look. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { mirrored } from './mirrored'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const ALL = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
const COLOURS = { runOnly: { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] } }
const HIGH_CONTRAST = { runOnly: { type: 'rule' as const, values: ['color-contrast', 'color-contrast-enhanced'] } }

const WIDE = { width: 1280, height: 800 }
const NARROW = { width: 320, height: 640 }

interface Look {
  readonly name: string
  readonly theme: 'light' | 'dark' | 'contrast'
  readonly size: { readonly width: number; readonly height: number }
  /** What only depends on colours need not be asked of all other rules again, nor be mirrored. */
  readonly rules: Pick<RunOptions, 'runOnly'>
}

const LIGHT: Look = { name: 'light', theme: 'light', size: WIDE, rules: ALL }
const LOOKS: readonly Look[] = [
  LIGHT,
  { name: 'dark', theme: 'dark', size: WIDE, rules: COLOURS },
  { name: 'high contrast', theme: 'contrast', size: WIDE, rules: HIGH_CONTRAST },
  { name: '320 px', theme: 'light', size: NARROW, rules: ALL },
]

/** A colour on its way to another is neither. */
const STILL = '*, ::before, ::after { transition: none !important; animation: none !important }'

interface WithAxe {
  readonly axe?: { run(options: RunOptions): Promise<AxeResults> }
}

/** One line for each thing that is wrong; `name` says where. `SHOTS=folder` keeps a picture of every look. */
export async function violations(page: Page, name: string): Promise<string[]> {
  await prepare(page)
  const found: string[] = []
  for (const look of LOOKS) {
    await show(page, look)
    const where = `${name}, ${look.name}`
    await keepPicture(page, where)
    const wrong = [...(await run(page, look.rules)), ...(look.rules === ALL ? await mirrored(page) : [])]
    found.push(...wrong.map(what => `${where}: ${what}`))
  }
  await show(page, LIGHT)
  return found
}

/** Only as the page is: for screens that differ from others by their words alone. */
export async function violationsAsItIs(page: Page, name: string): Promise<string[]> {
  await prepare(page)
  return (await run(page, ALL)).map(what => `${name}: ${what}`)
}

/** Once after each load. */
async function prepare(page: Page): Promise<void> {
  if (await page.evaluate(() => (window as WithAxe).axe !== undefined)) return
  await page.evaluate(AXE)
  await page.addStyleTag({ content: STILL })
}

async function show(page: Page, { theme, size }: Look): Promise<void> {
  await page.evaluate(theme => document.documentElement.setAttribute('data-theme', theme), theme)
  if (page.viewportSize()?.width === size.width) return
  await page.setViewportSize(size)
  // What is laid out by scripts follows within two frames.
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`) })
}

async function run(page: Page, rules: Pick<RunOptions, 'runOnly'>): Promise<string[]> {
  const options: RunOptions = { ...rules, resultTypes: ['violations'] }
  const results = await page.evaluate(options => (window as WithAxe).axe?.run(options), options)
  if (!results) throw new Error('the page was loaded again meanwhile')
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes
      // A menu stands above the page and is in none of its parts.
      .filter(({ html }) => !(id === 'region' && html.includes('role="menu"')))
      .map(node => `${id} (${help}) ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  )
}
