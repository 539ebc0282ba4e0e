/** The app itself: opened by the button, in Chinese, installed, and without a server. */
import { expect, type Page } from '@playwright/test'
import { put, treeWith } from './harness/disk'
import { test } from './harness/test'

test('in Chinese a folder is connected by the button, and the app opens and works on while the server is down', async ({ world }) => {
  const a = await world.device({ '笔记/今天.txt': '写在这里' })
  const peer = await world.peer()
  await peer.createFile('远方.txt', '来自服务器')
  await expectManifest(a.page, 'en', 'Keeps a folder')
  await a.speak('zh-CN')
  await expectManifest(a.page, 'zh-CN', '文件夹')

  await a.offerFolder()
  await a.page.getByRole('contentinfo').getByRole('button', { name: '连接文件夹', exact: true }).click()
  await a.page.getByRole('dialog', { name: '连接文件夹' }).getByRole('button', { name: '选择文件夹' }).click()
  const preview = a.page.getByRole('dialog', { name: '首次同步“Drive”' })
  await expect(preview.getByText('1 个文件待上传')).toBeVisible()
  await expect(preview.getByText('1 个文件待下载')).toBeVisible()
  await preview.getByRole('button', { name: '开始' }).click()
  const both = { '笔记/今天.txt': '写在这里', '远方.txt': '来自服务器' }
  await world.settled(treeWith(both))
  await expect(a.page.getByRole('contentinfo').getByText('已是最新').first()).toBeVisible()

  await a.page.evaluate(() => navigator.serviceWorker.ready)
  await expect.poll(() => a.page.evaluate(keptLanguage), 'the copy of the app is in its language').toBe('zh-CN')
  await world.server.kill()
  await a.page.reload()
  await a.says('offline')
  await expect(a.page.getByRole('contentinfo').getByText('离线').first()).toBeVisible()
  await expect(a.page.getByRole('navigation', { name: '栏目' }).getByRole('link', { name: '文件', exact: true })).toBeVisible()
  await expect(a.page.getByText('上次看到的内容')).toBeVisible()
  await expect(a.page.locator('[data-item]').filter({ hasText: '远方.txt' })).toBeVisible()
  await put(a.folder, '离线时.txt', '没有服务器')
  await world.server.start()
  await world.settled(treeWith({ ...both, '离线时.txt': '没有服务器' }))
})

/** Runs in the page: of what is shown without a server. */
async function keptLanguage(): Promise<string | undefined> {
  const names = (await caches.keys()).filter(name => name.startsWith('lockstep-pages-'))
  const kept = await (await caches.open(names.at(-1) ?? '')).match('/files')
  return kept && /<html[^>]* lang="([^"]+)"/.exec(await kept.text())?.[1]
}

interface Manifest {
  readonly lang: string
  readonly description: string
  readonly start_url: string
  readonly icons: readonly { readonly src: string }[]
}

/** As the browser reads it, in the language of the page, with every picture that it names. */
async function expectManifest(page: Page, lang: string, says: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { url, errors, data = '' } = await session.send('Page.getAppManifest')
  await session.detach()
  expect(errors).toEqual([])
  const manifest = JSON.parse(data) as Manifest
  expect(manifest).toMatchObject({ lang, start_url: '/files', description: expect.stringContaining(says) })
  for (const { src } of manifest.icons) expect((await page.request.get(new URL(src, url).href)).status()).toBe(200)
}
