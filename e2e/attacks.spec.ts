/** Attacks that need a real browser: other pages around ours, names that are markup, what stays after signing out. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { openPage } from './harness/page-of'
import { test as base } from './harness/test'
import { WebPage } from './harness/web-page'

/** A site that is not ours. */
const test = base.extend<{ readonly evil: (html: string) => Promise<string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  evil: async ({}, use) => {
    const sites: Server[] = []
    await use(async html => {
      const site = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html)).listen(0)
      sites.push(site)
      await new Promise(resolve => site.once('listening', resolve))
      return `http://127.0.0.1:${(site.address() as AddressInfo).port}/`
    })
    for (const site of sites) site.close()
  },
})

test('40 no page of ours stands in a frame of another', async ({ server, world, evil }) => {
  const peer = await world.peer()
  const { page, close } = await openPage(server, peer.cookie)
  try {
    for (const path of ['/sign-in', '/files', '/s/AAAAAAAAAAAAAAAAAAAAAA', '/nowhere']) {
      const site = await evil(`<iframe src="${server.origin}${path}" width=600 height=400></iframe>`)
      const [response] = await Promise.all([page.waitForResponse(server.origin + path), page.goto(site)])
      expect(response.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
      await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/')
    }
  } finally {
    await close()
    // The browser says that it did what the policy wants.
    const { takeStopped } = await import('./harness/policy')
    takeStopped()
  }
})

test('40 a page that opens ours has no hold on it', async ({ server, world, evil }) => {
  const peer = await world.peer()
  const { page, close } = await openPage(server, peer.cookie)
  try {
    await page.goto(await evil('<p>Another site</p>'))
    await page.evaluate(url => void Object.assign(window, { ours: window.open(url) }), `${server.origin}/files`)
    await expect.poll(() => page.evaluate(() => (window as unknown as { ours: Window }).ours.closed)).toBe(true)
  } finally {
    await close()
  }
})

test('30 a page of another site changes nothing with the cookies of whoever visits it', async ({ server, world, evil }) => {
  const peer = await world.peer()
  const { page, close } = await openPage(server, peer.cookie)
  try {
    await page.goto(await evil('<form method=post enctype=text/plain><input name=\'{"name":"evil","x":"\' value=\'"}\'></form>'))
    const asked = await page.evaluate(async origin => {
      const send = (init: RequestInit) =>
        fetch(`${origin}/api/drives`, { method: 'POST', credentials: 'include', body: '{"name":"evil"}', ...init })
      const attempts = [send({ mode: 'no-cors' }), send({ headers: { 'content-type': 'application/json' } })]
      return Promise.all(
        attempts.map(attempt =>
          attempt.then(
            answer => answer.type,
            () => 'refused',
          ),
        ),
      )
    }, server.origin)
    expect(asked).toEqual(['refused', 'refused'])
    const { drives } = (await (await peer.request('/api/me')).json()) as { drives: unknown[] }
    expect(drives).toHaveLength(1)
  } finally {
    await close()
  }
})

test('8 markup in a name is shown as it is written, and nothing of it runs', async ({ server, world }) => {
  const peer = await world.peer()
  const names = ["x' onerror='alert(1)", '{{7+7}}', '&lt;script&gt;alert(1)', '\u202egnp.js']
  for (const name of names) await peer.createFolder(name)
  const web = await WebPage.open(server, peer.cookie)
  try {
    web.page.on('dialog', () => {
      throw new Error('a name ran')
    })
    for (const name of names.slice(0, 3)) await expect(web.list.getByText(name, { exact: true }).first()).toBeVisible()
  } finally {
    await web.close()
  }
})

test('38 after signing out nothing of the drive is left in the browser, and back does not bring it', async ({ server, world }) => {
  const peer = await world.peer()
  await peer.createFile('diary.txt', 'secret words')
  const web = await WebPage.open(server, peer.cookie)
  const { page } = web
  try {
    await expect(web.row('diary.txt')).toBeVisible()
    await web.go('/settings')
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()
    await expect(page.locator('input[name=password]')).toBeVisible()
    const kept = await page.evaluate(async () => {
      const databases = (await indexedDB.databases()).map(({ name }) => name ?? '')
      const texts = await Promise.all(
        (await caches.keys()).map(async name => {
          const cache = await caches.open(name)
          return Promise.all((await cache.keys()).map(async request => (await (await cache.match(request))?.text()) ?? ''))
        }),
      )
      return { databases, leaks: JSON.stringify([texts, { ...localStorage }, { ...sessionStorage }]).includes('diary.txt') }
    })
    expect(kept.leaks).toBe(false)
    expect(kept.databases.filter(name => name.includes('mirror'))).toEqual([])
    await page.goBack()
    await expect(page.locator('input[name=password]').or(page.locator('footer[data-status=paused-signed-out]')).first()).toBeVisible()
    await expect(page.getByText('diary.txt')).toBeHidden()
  } finally {
    await web.close()
  }
})

test('27 no page says anything to a stranger, in whatever form it is asked for', async ({ server, world }) => {
  const peer = await world.peer()
  const folder = await peer.createFolder('Merger plans')
  for (const headers of [
    {},
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1' },
    { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
    { 'x-middleware-subrequest': 'src/middleware' },
  ]) {
    for (const path of ['/files', `/files/${folder}`, '/files.rsc', '/files.segments/_tree.segment.rsc', '/trash', '/people']) {
      const text = await (await fetch(server.origin + path, { headers: headers as Record<string, string> })).text()
      expect(text).not.toContain('Merger plans')
      expect(text).not.toContain(world.account.email)
    }
  }
})
