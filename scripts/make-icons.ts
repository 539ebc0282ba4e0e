/** Draws the icons under public/icons from the figure, so that the logo has one source. Run it when `figure.ts` changes: `npx tsx scripts/make-icons.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { FIGURE_SIZE, figureSvg } from '../lib/ui/mark/figure'

const OUT = join(import.meta.dirname, '..', 'public', 'icons')
const TILE = 512
const GROUND = '#0b6b64'
const BARS = '#ffffff'
/** The part of a maskable icon that no shape cuts off is a circle of 80 %; the figure's corners must lie in it. */
const SHARE = { app: 0.64, maskable: 0.5 }

function tile(share: number, radius: number): string {
  const unit = (TILE * share) / FIGURE_SIZE
  const start = (TILE - unit * FIGURE_SIZE) / 2
  return figureSvg('apart', {
    color: BARS,
    size: TILE,
    at: { x: start, y: start, unit },
    under: `<rect width="${TILE}" height="${TILE}" rx="${radius}" fill="${GROUND}"/>`,
  })
}

const app = tile(SHARE.app, TILE * 0.22)
const maskable = tile(SHARE.maskable, 0)

const SVGS: Record<string, string> = {
  'mark.svg': figureSvg('apart', {
    color: 'currentColor',
    under: '<style>:root{color:#0b6b64}@media(prefers-color-scheme:dark){:root{color:#4fc4b7}}</style>',
  }),
  'app.svg': app,
  'maskable.svg': maskable,
  'monochrome.svg': figureSvg('apart', { color: '#ffffff', size: 32, at: { x: 8, y: 8, unit: 1 } }),
}

const PNGS: readonly (readonly [file: string, svg: string, size: number])[] = [
  ['app-192.png', app, 192],
  ['app-512.png', app, 512],
  ['maskable-192.png', maskable, 192],
  ['maskable-512.png', maskable, 512],
  ['apple-touch-icon.png', maskable, 180],
]

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true })
  for (const [file, svg] of Object.entries(SVGS)) writeFileSync(join(OUT, file), `${svg}\n`)
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  const page = await browser.newPage()
  for (const [file, svg, size] of PNGS) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
    await page.screenshot({ path: join(OUT, file), omitBackground: true })
  }
  await browser.close()
}

await main()
