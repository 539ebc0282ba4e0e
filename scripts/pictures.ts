/**
 * `npm run pictures`: the pictures of the README, taken of the built product: a server of its own with some real
 * files, a real Chromium. Writes docs/pictures.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { ApiPeer } from '../e2e/harness/api-peer'
import { closeSharedBrowser, openPage } from '../e2e/harness/page-of'
import { TestServer } from '../e2e/harness/server'
import type { LinkMade } from '../lib/core/protocol/links'
import { OWNER, seedDrive } from './seed/seeded-drive'

const HELP = `npm run pictures                  takes the pictures of the README anew
npm run pictures -- --out DIR     puts them elsewhere
`
const ROOT = join(import.meta.dirname, '..')
const DESKTOP = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

const { values: options } = parseArgs({
  options: { out: { type: 'string', default: join(ROOT, 'docs', 'pictures') }, help: { type: 'boolean', default: false } },
})

interface Shot {
  readonly name: string
  readonly at: string
  readonly size: typeof DESKTOP
  readonly theme: 'light' | 'dark'
  readonly locale?: 'en' | 'zh-CN'
  /** Seen without an account. */
  readonly visitor?: true
  /** What is there once the screen shows what it is for. */
  readonly until: (page: Page) => Promise<unknown>
}

const PLAN = `# Plan for the garden

## What grows where

| Bed | Spring | Summer |
| --- | --- | --- |
| By the wall | peas | tomatoes |
| Under the tree | wild garlic | ferns |

- [x] turn the compost
- [ ] order seeds
`

const shows = (text: string) => (page: Page) => expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible()

/** What a member may do comes a moment after what there is. */
const isReady = (page: Page) => expect(page.getByRole('button', { name: /^(New|新建)$/ })).toBeVisible()
const showsReady = (text: string) => async (page: Page) => {
  await shows(text)(page)
  await isReady(page)
}

/** Small pictures are made after the upload. */
async function showsPictures(page: Page): Promise<void> {
  const drawn = () => page.evaluate(() => Array.from(document.images).filter(image => image.naturalWidth > 0).length)
  await expect.poll(drawn, { timeout: 30_000 }).toBeGreaterThan(3)
}

if (options.help) process.stdout.write(HELP)
else await takeAll()

async function takeAll(): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), 'lockstep-pictures-'))
  const dataDir = join(place, 'data')
  await seedDrive(dataDir, '--nodes', '400')
  const server = await TestServer.start(dataDir)
  try {
    await mkdir(options.out, { recursive: true })
    const peer = await ApiPeer.signIn(server.port, OWNER)
    const shots = await arrange(peer)
    for (const shot of shots) await take(server, peer, shot)
    await peer.close()
  } finally {
    await closeSharedBrowser()
    await server.stop()
    await rm(place, { recursive: true, force: true })
  }
}

/** Something to look at, beside what was seeded. */
async function arrange(peer: ApiPeer): Promise<readonly Shot[]> {
  const photos = await peer.createFolder('Lake in autumn')
  for (let i = 0; i < 12; i++) await peer.createFile(`IMG_${4031 + i}.jpg`, await landscape(i), photos)
  const plan = await peer.createFile('Plan for the garden.md', PLAN, photos)
  const link = { nodes: [photos], role: 'download', title: 'Lake in autumn', note: 'From our walk on Sunday. Take what you like!' }
  const made = await peer.request(`/api/drives/${peer.drive}/links`, { method: 'POST', body: link })
  const { token } = ((await made.json()) as LinkMade & { kind: 'done' }).link
  return [
    { name: 'files-light', at: '/files', size: DESKTOP, theme: 'light', until: showsReady('Lake in autumn') },
    { name: 'files-dark-zh', at: '/files', size: DESKTOP, theme: 'dark', locale: 'zh-CN', until: showsReady('Lake in autumn') },
    { name: 'preview-light', at: `/files/${photos}?file=${plan}`, size: DESKTOP, theme: 'light', until: shows('What grows where') },
    { name: 'storage-dark', at: '/storage', size: DESKTOP, theme: 'dark', until: shows('By kind') },
    { name: 'folder-phone', at: `/files/${photos}`, size: PHONE, theme: 'light', until: showsReady('Plan for the garden') },
    { name: 'visitor-phone', at: `/s/${token}`, size: PHONE, theme: 'light', visitor: true, until: showsPictures },
    { name: 'visitor-dark', at: `/s/${token}`, size: DESKTOP, theme: 'dark', visitor: true, until: showsPictures },
    { name: 'share-light', at: '/files', size: DESKTOP, theme: 'light', until: openSharing },
    { name: 'members-light', at: '/files', size: DESKTOP, theme: 'light', until: openMembers },
  ]
}

async function openSharing(page: Page): Promise<void> {
  await isReady(page)
  const folder = page.getByRole('row').filter({ hasText: 'Lake in autumn' })
  await folder.click()
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  await expect(page.getByRole('dialog').getByText('/s/').or(page.getByRole('dialog').locator('input[value*="/s/"]')).first()).toBeVisible()
}

async function openMembers(page: Page): Promise<void> {
  await isReady(page)
  await page.getByRole('button', { name: 'Share this drive' }).first().click()
  await expect(page.getByRole('dialog').getByText(OWNER.email)).toBeVisible()
}

/** Hills in a haze, another each time. */
async function landscape(seed: number): Promise<Uint8Array> {
  const hue = 190 + ((seed * 37) % 60)
  const hill = (y: number, light: number) =>
    `<path d="M0 ${y} C ${200 + seed * 20} ${y - 120}, ${420 - seed * 10} ${y + 60}, 800 ${y - 40 - seed * 4} V600 H0Z" fill="hsl(${hue} 30% ${light}%)"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="hsl(${hue} 60% 88%)"/>
    <circle cx="${120 + seed * 45}" cy="140" r="46" fill="hsl(40 90% 80%)"/>${hill(330, 70)}${hill(410, 55)}${hill(500, 38)}</svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer())
}

async function take(server: TestServer, peer: ApiPeer, shot: Shot): Promise<void> {
  const { locale = 'en', theme, size } = shot
  const { page, close } = await openPage(server, shot.visitor ? '' : peer.cookie, {
    locale,
    viewport: size,
    colorScheme: theme,
    deviceScaleFactor: 2,
  })
  await page.goto(shot.at)
  await shot.until(page)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  const file = join(options.out, `${shot.name}.png`)
  await sharp(await page.screenshot())
    .png({ palette: true, quality: 90 })
    .toFile(file)
  console.log(file)
  await close()
}
