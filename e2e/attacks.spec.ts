/** Attacks that need a real browser: other pages around ours, names that are markup, what stays after signing out. */
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect } from '@playwright/test'
import { openPage } from './harness/page-of'
import { test as base } from './harness/test'
import { shareLink, Visitor } from './harness/visitor'
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

test('8 9 11 40 what strangers wrote is text on the page of a link: it runs nothing, asks nobody and tells nobody where it stands', async ({
  server,
  world,
}) => {
  const peer = await world.peer()
  const heard: string[] = []
  const site = createServer((request, response) => {
    heard.push(`${request.url} ${request.headers.referer ?? 'no referrer'}`)
    response.setHeader('content-type', 'text/html').end('<title>Elsewhere</title>')
  }).listen(0)
  await new Promise(resolve => site.once('listening', resolve))
  const there = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  const markup = `</title></script><script>alert(1)</script><img src=x onerror=alert(2)><meta http-equiv=refresh content="0;url=${there}/refresh">`
  const folder = await peer.createFolder("x' onerror='alert(3)")
  const name = '{{7+7}} &lt;b&gt; javascript&colon;alert(4)'
  await peer.createFile(name, 'x', folder)
  const asked = `<form action="${there}/form"><input name=password autofocus><button>Sign in</button></form>`
  const taken = `<img src="${there}/pixel.png"><iframe src="${there}/frame"></iframe><link rel=stylesheet href="${there}/style.css">`
  await peer.createFile(
    'notes.md',
    `# Notes\n\n${asked}\n\n${taken}\n\n![](${there}/md.png)\n\n[go](${there}/go) [run](javascript:alert(5))\n`,
    folder,
  )
  await peer.createFile('page.html', `<title>Page</title>${asked}${taken}<script>alert(6)</script><p>Whole</p>`, folder)
  const link = await shareLink(peer, [folder], { role: 'download', title: markup.slice(0, 200), note: `${markup} ${there}/note` })
  const visitor = await Visitor.open(server, link)
  const { page } = visitor
  try {
    page.on('dialog', () => {
      throw new Error('something of it ran')
    })
    const addressed: string[] = []
    page.on('request', request => {
      if (request.headers().referer?.includes(link.token)) addressed.push(request.url())
    })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(markup.slice(0, 200))
    await expect(page.getByText(`${there}/note`)).toBeVisible()
    await expect(visitor.item(name)).toBeVisible()
    await page.reload()
    await expect(visitor.item(name)).toBeVisible()

    // What machines and installers read of it.
    const html = await (await fetch(`${server.origin}/s/${link.token}`, { headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0' } })).text()
    expect(html).toContain('og:title')
    for (const said of ['alert(', 'refresh', 'onerror', '{{7+7}}']) expect([said, html.includes(said)]).toEqual([said, false])
    await expect(page.locator('link[rel=manifest]')).toHaveCount(0)
    expect(html).not.toMatch(/rel="?manifest/)
    expect(await page.evaluate(async () => (await navigator.serviceWorker?.getRegistrations())?.length ?? 0)).toBe(0)

    await visitor.item('notes.md').click()
    const preview = page.getByRole('dialog')
    await expect(preview.getByRole('heading', { name: 'Notes', exact: true })).toBeVisible()
    // Our own choice between the text as it looks and as it is written is made of radios.
    const active = 'form, input:not([type=radio]), iframe, link, meta, script, [onerror], a[href^="javascript:"]'
    await expect(preview.locator(active)).toHaveCount(0)
    await expect(preview.locator(`img[src^="${there}"]`)).toHaveCount(0)
    const opened = page.waitForEvent('popup')
    await preview.getByRole('link', { name: 'go' }).click()
    const other = await opened
    await expect(other).toHaveTitle('Elsewhere')
    expect(await other.evaluate(() => [window.opener, document.referrer])).toEqual([null, ''])
    await other.close()
    await page.keyboard.press('Escape')

    await visitor.item('page.html').click()
    await expect(preview.getByText('Whole')).toBeVisible()
    await expect(preview.locator('form, input, iframe[src^="http"], meta')).toHaveCount(0)
    // Only where somebody went by themselves was asked, and nobody was told from where.
    expect(heard.filter(line => !line.startsWith('/favicon'))).toEqual(['/go no referrer'])
    expect(addressed).toEqual([])
  } finally {
    await visitor.close()
    site.close()
  }
})

/** What comes back of these very bytes, until the line ends. */
function raw(origin: string, text: string): Promise<string> {
  return new Promise(resolve => {
    let answer = ''
    const line = connect(Number(new URL(origin).port), 'localhost')
    line.on('data', data => {
      answer += data
    })
    line.on('close', () => resolve(answer)).on('error', () => resolve(answer))
    line.write(text)
  })
}

test('26 27 38 no page says anything to a stranger or asks for anything, in whatever form and by whatever way it is asked for', async ({
  server,
  world,
}) => {
  const peer = await world.peer()
  const folder = await peer.createFolder('Merger plans')
  await peer.createFile('Board minutes.txt', 'secret words', folder)
  const { token } = await shareLink(peer, [folder], { role: 'view', password: 'open sesame', title: 'Merger title', note: 'Merger note' })
  const trapped: string[] = []
  const trap = createServer(request => trapped.push(request.url ?? '')).listen(0)
  await new Promise(resolve => trap.once('listening', resolve))
  const there = `127.0.0.1:${(trap.address() as AddressInfo).port}`
  const secret = new RegExp(['Merger', 'Board minutes', 'secret words', world.account.email].join('|'))
  const pages = ['/files', `/files/${folder}`, '/trash', '/people', `/s/${token}`, `/s/${token}/a-slug`, '/sign-in', '/nowhere']
  const forms = [
    '',
    '.rsc',
    '?_rsc=1',
    '.segments/_tree.segment.rsc',
    '.segments/_index.segment.rsc',
    '.segments/_full.segment.rsc',
    '.json',
  ]
  const ways = ['', '/en', '/zh-CN', '//', '/.', '/%2e', '/_next/data/x', '/x/..']
  const asks: Record<string, string>[] = [
    {},
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1' },
    { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
    { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware' },
    { 'x-nextjs-data': '1', 'x-matched-path': `/s/${token}`, 'x-now-route-matches': '1=files', 'x-invoke-path': '/files' },
    { 'next-router-state-tree': encodeURIComponent(JSON.stringify(['', { children: ['s', {}] }])), rsc: '1' },
    { 'next-resume': '1', 'x-next-resume-state-length': '9' },
    { 'x-original-url': `/s/${token}`, 'x-rewrite-url': `/api/s/${token}/nodes`, 'x-forwarded-host': there },
  ]
  try {
    const paths = pages.flatMap(page => [...forms.map(form => page + form), ...ways.map(way => way + page)])
    for (const path of new Set(paths)) {
      for (const headers of path.includes('.') || path.startsWith('/s/') ? asks : asks.slice(0, 2)) {
        const lines = Object.entries({ host: 'localhost', connection: 'close', ...headers }).map(([header, value]) => `${header}: ${value}`)
        const answer = await raw(server.origin, [`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
        expect([path, answer.match(secret)?.[0]]).toEqual([path, undefined])
        expect([path, /^HTTP\/1\.1 (200|30[78]|404|400)/.test(answer)]).toEqual([path, true])
        // Where one is sent on, it is to ourselves.
        expect([path, /^location: (?!\/(?!\/)|http:\/\/localhost)/im.test(answer)]).toEqual([path, false])
        // The page of a link is nobody's to keep.
        if (path.startsWith('/s/') && answer.startsWith('HTTP/1.1 200'))
          expect([
            path,
            /^cache-control: .*(no-store|private)/im.test(answer),
            /s-maxage=[1-9]|^cache-control: public/im.test(answer),
          ]).toEqual([path, true, false])
      }
    }

    // Next's own ways to fetch, to act and to change its mind.
    const image = (url: string) => `/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`
    for (const url of [`http://${there}/x.png`, `//${there}/x.png`, `/\\${there}/x.png`, `/api/s/${token}/nodes`, '/icons/app-192.png'])
      for (const path of [
        image(url),
        image(url).replace('/_next/image', '/_next/image/'),
        image(url).replace('/_next', '//_next'),
        `/x/..${image(url)}`,
        `/x/%2e%2e${image(url)}`,
      ]) {
        const status = (await raw(server.origin, `GET ${path} HTTP/1.1\r\nhost: ${there}\r\nconnection: close\r\n\r\n`)).slice(9, 12)
        // Sent on to where there is nothing, or told at once.
        expect([path, ['404', '308'].includes(status)]).toEqual([path, true])
      }
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const headers = { 'next-action': '0'.repeat(42), 'content-type': 'multipart/form-data; boundary=x', origin: server.origin }
      const lines = Object.entries({ host: new URL(server.origin).host, connection: 'close', 'content-length': '0', ...headers })
      const text = [`${method} /s/${token} HTTP/1.1`, ...lines.map(([header, value]) => `${header}: ${value}`), '', ''].join('\r\n')
      expect([method, (await raw(server.origin, text)).slice(9, 12)]).toEqual([method, '405'])
    }
    const upgrade = `connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`
    for (const target of [
      `http://${there}/`,
      `http://${there}/_next/hmr`,
      `//${there}/`,
      '/_next/hmr',
      '/_next/webpack-hmr',
      `/s/${token}`,
      '/x',
    ])
      expect([target, await raw(server.origin, `GET ${target} HTTP/1.1\r\nhost: ${there}\r\n${upgrade}`)]).toEqual([target, ''])
    for (const text of [`GET http://${there}/ HTTP/1.1\r\nhost: ${there}`, `CONNECT ${there} HTTP/1.1\r\nhost: ${there}`])
      expect(await raw(server.origin, `${text}\r\nconnection: close\r\n\r\n`)).not.toMatch(secret)
    expect(trapped).toEqual([])
  } finally {
    trap.close()
  }
})
