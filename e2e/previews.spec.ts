/** Files as they are shown: each kind, as itself, and honestly where nothing can be shown. */
import { expect, type Locator } from '@playwright/test'
import sharp from 'sharp'
import { FAKE_FILES } from '../lib/ui/preview/testing/fake-contents'
import type { ApiPeer } from './harness/api-peer'
import { makeFilm } from './harness/make-film'
import { test } from './harness/web-test'

async function put(peer: ApiPeer, kind: string, before = ''): Promise<string> {
  const file = FAKE_FILES[kind]
  if (!file) throw new Error(`no such file: ${kind}`)
  return peer.createFile(before + file.name, await file.content())
}

/** The size that the browser found in the picture itself; none while it is not drawn. */
const sizeOf = (picture: Locator) =>
  picture.evaluate((image: HTMLImageElement) => image.complete && [image.naturalWidth, image.naturalHeight])

/** Something on it is neither clear nor white. */
function hasInk(canvas: HTMLCanvasElement | SVGElement): boolean {
  if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return false
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255 && (data[at] ?? 255) < 128) return true
  return false
}

test('pictures follow one another by the arrow keys; what is broken or of no browser says so', async ({ web, peer }) => {
  const { page } = web
  const colour = (background: string) => ({ create: { width: 64, height: 48, channels: 3 as const, background } })
  await peer.createFile('1 red.png', await sharp(colour('red')).png().toBuffer())
  await peer.createFile('2 green.jpg', await sharp(colour('green')).resize(50, 40).jpeg().toBuffer())
  await peer.createFile('3 blue.webp', await sharp(colour('blue')).resize(40, 30).webp().toBuffer())
  await put(peer, 'drawing')
  await put(peer, 'broken')
  await put(peer, 'heic')
  await expect(web.list).toHaveAttribute('aria-rowcount', '7')
  await web.row('1 red.png').dblclick({ position: { x: 400, y: 10 } })
  const dialog = page.getByRole('dialog')
  const shown = (name: string) => dialog.getByRole('img', { name })
  await expect.poll(() => sizeOf(shown('1 red.png'))).toEqual([64, 48])
  await expect(dialog.getByText('64 × 48 pixels')).toBeVisible()
  await web.press('ArrowRight')
  await expect.poll(() => sizeOf(shown('2 green.jpg'))).toEqual([50, 40])
  await web.press('ArrowRight')
  await expect.poll(() => sizeOf(shown('3 blue.webp'))).toEqual([40, 30])
  await web.press('ArrowLeft')
  await expect(dialog.getByText('50 × 40 pixels')).toBeVisible()

  // Enlarged, the arrow keys move the picture and not to the next one.
  await web.tabTo(dialog.getByRole('group', { name: /Plus and minus enlarge it/ }))
  await web.press('+', '+', '+', '+', '+', '+', '+', '+', '+', '+', '+', '+')
  await expect(dialog.getByRole('group', { name: /Arrow keys move it/ })).toBeVisible()
  await web.press('ArrowRight')
  await expect(dialog.getByText('50 × 40 pixels')).toBeVisible()
  await web.press('0')

  // Keys that follow one another faster than the address each lead one further.
  await dialog.evaluate(window => {
    const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
    press()
    return Promise.resolve().then(press)
  })
  // In the order of the list: half a picture, a photo of a phone, a drawing with a script in it.
  await expect(dialog).toHaveAccessibleName('Half a picture.jpg')
  await expect(dialog.getByText('This picture cannot be shown here')).toBeVisible()
  await web.press('ArrowRight')
  await expect(dialog).toHaveAccessibleName('IMG_4031.HEIC')
  await expect(dialog.getByText('This browser cannot show HEIC pictures')).toBeVisible()
  await expect(dialog.getByRole('link', { name: 'Download' }).last()).toHaveAttribute('download', 'IMG_4031.HEIC')
  let asked = false
  page.once('dialog', opened => {
    asked = true
    void opened.dismiss()
  })
  await web.press('ArrowRight')
  await expect(dialog).toHaveAccessibleName('Logo, final version.svg')
  await expect.poll(() => sizeOf(dialog.getByRole('img').first())).toEqual([640, 400])
  expect(asked, 'the script of a drawing never runs').toBe(false)
  await web.press('Escape')
  await expect(dialog).toHaveCount(0)
})

/** One after the other; a film comes before them, and Markdown after them. */
const READ = ['table', 'pdf', 'zip', 'code', 'chinese', 'no-pdf', 'no-zip', 'other', 'empty']

const MARKDOWN = `# Quarter 第三季度

[next](https://example.org/next) [bad](javascript:alert(1))

| a | b |
| - | - |
| 1,204 | 2 |

<script>alert(1)</script><form><button>Send</button></form>

![A map](https://example.org/tracking.png)
`

test('films are sought by ranges; tables, PDFs, zip files, texts and Markdown are read', async ({ web, peer }) => {
  const { page } = web
  const film = await makeFilm(60)
  const id = await peer.createFile('00 film.webm', film)
  for (const [at, kind] of READ.entries()) await put(peer, kind, `${10 + at} `)
  await peer.createFile('99 read.md', MARKDOWN)
  const dialog = page.getByRole('dialog')
  const asked: { range: string; status: number }[] = []
  page.on('response', response => {
    const range = response.request().headers().range
    if (response.url().includes(id) && range) asked.push({ range, status: response.status() })
  })
  await web.go(`/files?file=${id}`)
  const video = dialog.locator('video')
  await expect
    .poll(() => video.evaluate((player: HTMLVideoElement) => [player.readyState >= 1, player.duration, player.videoWidth]))
    .toEqual([...[true, 60, 640]])
  await video.evaluate(async (player: HTMLVideoElement) => {
    const sought = new Promise(resolve => player.addEventListener('seeked', resolve, { once: true }))
    player.currentTime = 50
    await sought
  })
  expect(await video.evaluate((player: HTMLVideoElement) => [player.currentTime, player.readyState >= 2])).toEqual([50, true])
  const from = asked.map(({ range }) => Number(/^bytes=(\d+)-/.exec(range)?.[1]))
  expect(Math.max(...from), 'asked for from where it was sought').toBeGreaterThan(film.length / 2)
  expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 206))

  const next = () => dialog.getByRole('button', { name: 'Next file' }).click()
  await next()
  const table = dialog.getByRole('table')
  await expect(table).toHaveAttribute('aria-rowcount', '50000')
  await expect(dialog.getByText('The file has more rows')).toBeVisible()
  await expect(table.getByRole('columnheader').nth(2)).toHaveText('Title')
  await expect(table.getByRole('cell', { name: 'Lake, morning 0', exact: true }).first()).toBeVisible()
  await table.focus()
  await web.press('Control+End')
  await expect(table.getByRole('cell', { name: '49999', exact: true })).toBeVisible()

  await next()
  await expect(dialog.getByText('Page 1 of 12')).toBeVisible()
  await expect(dialog.getByText('Chapter 1', { exact: true })).toBeAttached()
  const ink = dialog.locator('canvas').first()
  await expect.poll(() => ink.evaluate(hasInk)).toBe(true)

  await next()
  await expect(dialog.getByText('7 entries')).toBeVisible()
  await expect(dialog.getByRole('listitem').filter({ hasText: '照片/全家福.jpg' })).toBeVisible()

  await next()
  await expect(dialog.locator('.cm-content')).toContainText('export function add')
  const colours = await dialog.locator('.cm-line span').evaluateAll(parts => new Set(parts.map(part => getComputedStyle(part).color)).size)
  expect(colours, 'colours of the language').toBeGreaterThan(2)

  await next()
  await expect(dialog.locator('.cm-content')).toContainText('你好，世界')

  await next()
  await expect(dialog.getByText('This is not a PDF that can be read')).toBeVisible()
  await next()
  await expect(dialog.getByText('This archive cannot be read')).toBeVisible()
  await next()
  await expect(dialog.getByText('No preview for this kind of file')).toBeVisible()
  await next()
  await expect(dialog.getByText('There is nothing in this file')).toBeVisible()

  await next()
  const words = dialog.locator('.markdown')
  await expect(words.getByRole('heading', { name: 'Quarter 第三季度' })).toBeVisible()
  await expect(words.getByRole('cell', { name: '1,204' })).toBeVisible()
  await expect(words.getByRole('link', { name: 'next', exact: true })).toHaveAttribute('rel', /noopener/)
  await expect(words.locator('script, form, img, button, a[href^="javascript:"]')).toHaveCount(0)
  await expect(words.getByText('[Picture: A map]')).toBeVisible()
})
