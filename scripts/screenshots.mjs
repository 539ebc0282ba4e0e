/**
 * Takes pictures of the running app: `node scripts/screenshots.mjs --url http://localhost:3000 --out /tmp/shots`.
 * With a development server it also takes every state that is hard to reach, through `/gallery` and made-up answers of
 * the API. `--only` keeps the pictures whose name contains a text.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'

const { values: args } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3000' },
    out: { type: 'string', default: 'test-results/screens' },
    only: { type: 'string', default: '' },
  },
})

const DESKTOP = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }
const NARROW = { width: 320, height: 640 }

const DRIVE = 'drive00000000000000000'
const NOW = Date.now()
const HOUR = 3_600_000
const nodeId = index => `node${String(index).padStart(18, '0')}`

const FOLDERS = ['Archive', 'Design', 'Reports 2026', '照片', 'مشاريع']
const FILES = [
  ['Annual report 2026, final version for the board of directors – approved.docx', 2_400_000],
  ['budget 2.xlsx', 48_000],
  ['budget 10.xlsx', 51_200],
  ['backup-2026-11-01.tar.gz', 18_400_000_000],
  ['Clair de lune.flac', 31_000_000],
  ['index.ts', 1280],
  ['IMG_4031.jpg', 4_812_000],
  ['interview.mp4', 1_240_000_000],
  ['notes.md', 0],
  ['README', 912],
  ['会议纪要（第三季度产品规划与预算讨论，包含全部附件和修订意见的最终版本）.docx', 320_000],
  ['تقرير نهائي عن المشروع.pdf', 880_000],
  [`${'x'.repeat(196)}.txt`, 12],
]

const folder = (name, index) => node(index, 'folder', name, null)
const file = ([name, size], index) =>
  node(index + FOLDERS.length, 'file', name, {
    id: nodeId(900 + index),
    content: 'a'.repeat(64),
    size,
    mtime: NOW - index * index * 7 * HOUR,
    chunks: 1,
    at: NOW,
    author: 'Anna',
    device: 'Laptop',
  })

function node(index, kind, name, revision) {
  return { id: nodeId(index), kind, parent: 'root', name, seq: index, deleted: false, revision, conflict: null }
}

const NODES = [...FOLDERS.map(folder), ...FILES.map(file)]
const MANY = Array.from({ length: 10_000 }, (_, index) => file([`IMG_${index}.jpg`, 1000 * index], index))

const ME = {
  user: { id: 'u', name: 'Anna Lindqvist', email: 'anna@example.org', admin: true },
  drives: [{ id: DRIVE, name: 'Anna', role: 'owner', owner: 'Anna', usedBytes: 38_400_000_000, limitBytes: 250_000_000_000 }],
  serverEpoch: 'e',
}
const DEVICES = [
  { id: nodeId(1), name: 'Anna’s laptop', browser: 'Chrome 146', platform: 'macOS', createdAt: NOW, lastSeenAt: NOW, current: true },
  { id: nodeId(2), name: 'Studio', browser: 'Edge 146', platform: 'Windows', createdAt: NOW, lastSeenAt: NOW - 30 * HOUR, current: false },
  {
    id: nodeId(3),
    name: '安娜的手机',
    browser: 'Chrome 146',
    platform: 'Android',
    createdAt: NOW,
    lastSeenAt: NOW - 900 * HOUR,
    current: false,
  },
]
const AGENT = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0 Safari/537.36'
const SESSIONS = [
  { token: 'a', createdAt: new Date(NOW), updatedAt: new Date(NOW), userAgent: AGENT, ipAddress: '192.168.1.20' },
  { token: 'b', createdAt: new Date(NOW - 200 * HOUR), updatedAt: new Date(NOW), userAgent: 'Firefox/150 Windows', ipAddress: '' },
]

const answers = {
  normal: { nodes: NODES, path: [] },
  empty: { nodes: [], path: [] },
  many: { nodes: MANY, path: [] },
  deep: {
    nodes: NODES,
    path: ['Reports 2026', 'Quarter three', 'Drafts and reviews', 'Appendix with all the figures and tables'].map((name, index) => ({
      id: nodeId(index),
      name,
    })),
  },
}

/** name, address, options: the state of the client, what the API says, the size, the language, the theme, a click before. */
const STATES = [
  'starting',
  'scanning',
  'up-to-date',
  'syncing',
  'preview',
  'asking',
  'emptied',
  'offline',
  'waiting',
  'follower',
  'none',
  'no-api',
  'paused-person',
  'paused-permission-ask',
  'paused-permission-denied',
  'paused-folder-gone',
  'paused-signed-out',
  'paused-device-revoked',
  'paused-no-access',
  'paused-outdated',
  'paused-over-quota',
  'paused-disk-full',
  'paused-server-full',
  'paused-fault',
  'paused-lost-lead',
]
const openPanel = page => page.locator('button[aria-controls="sync-panel"]').click()
const lookAhead = async page => {
  await openPanel(page)
  await page.locator('#sync-panel button', { hasText: /What would happen|预览变化/ }).click()
}
const close = async page => {
  await page.keyboard.press('Escape')
  await page.waitForTimeout(300)
}

const SHOTS = [
  ...['en', 'zh-CN'].flatMap(locale =>
    ['light', 'dark'].flatMap(theme => [
      ['sign-in', '/sign-in', { locale, theme }],
      ['setup', '/setup#token', { locale, theme }],
      ['files', '/files', { state: 'up-to-date', locale, theme }],
      ['files-syncing-panel', '/files', { state: 'syncing', locale, theme, act: openPanel }],
      ['files-empty', '/files', { state: 'none', api: 'empty', locale, theme }],
      ['preview', '/files', { state: 'preview', locale, theme }],
      ['brake', '/files', { state: 'asking', locale, theme }],
      ['ahead', '/files', { state: 'ahead', locale, theme, act: lookAhead }],
      ['ahead-nothing', '/files', { state: 'ahead-nothing', locale, theme, act: lookAhead }],
      ['settings', '/settings', { state: 'up-to-date', locale, theme }],
      ['devices', '/devices', { state: 'up-to-date', locale, theme }],
      ['activity', '/activity', { state: 'up-to-date', locale, theme }],
      ['phone-files', '/files', { state: 'syncing', size: PHONE, locale, theme }],
      ['phone-panel', '/files', { state: 'waiting', size: PHONE, locale, theme, act: openPanel }],
      ['phone-preview', '/files', { state: 'preview', size: PHONE, locale, theme }],
      ['phone-ahead', '/files', { state: 'ahead', size: PHONE, locale, theme, act: lookAhead }],
      ['phone-empty', '/files', { state: 'none', api: 'empty', size: PHONE, locale, theme }],
      ['phone-settings', '/settings', { state: 'up-to-date', size: PHONE, locale, theme }],
      ['phone-setup', '/setup#token', { size: PHONE, locale, theme }],
    ]),
  ),
  ...STATES.map(state => [
    `state-${state}`,
    '/files',
    {
      state,
      act: async page => {
        await close(page)
        await openPanel(page)
      },
    },
  ]),
  ['deep', `/files/${nodeId(0)}`, { state: 'none', api: 'deep' }],
  ['many', '/files', { state: 'up-to-date', api: 'many', act: page => page.keyboard.press('Tab') }],
  ['unsupported-empty', '/files', { state: 'no-api', api: 'empty' }],
  ['insecure-empty', '/files', { state: 'insecure', api: 'empty' }],
  ['failed-offline', '/files', { state: 'offline', api: 'offline' }],
  ['failed-gone', `/files/${nodeId(0)}`, { state: 'up-to-date', api: 'gone' }],
  ['loading', '/files', { state: 'starting', api: 'slow' }],
  ['connect', '/files', { state: 'none', act: page => page.getByRole('button', { name: 'Connect a folder' }).first().click() }],
  [
    'disconnect',
    '/files',
    {
      state: 'waiting',
      act: async page => {
        await openPanel(page)
        await page.getByRole('button', { name: 'Disconnect' }).click()
      },
    },
  ],
  ['waiting-list', '/files', { state: 'waiting', act: page => page.getByRole('button', { name: 'Show' }).click() }],
  ['phone-deep', `/files/${nodeId(0)}`, { state: 'none', api: 'deep', size: PHONE }],
  ['narrow-files', '/files', { state: 'waiting', size: NARROW }],
  ['narrow-ahead', '/files', { state: 'ahead', size: NARROW, act: lookAhead }],
  ['narrow-brake', '/files', { state: 'asking', size: NARROW }],
  ['narrow-settings', '/settings', { state: 'up-to-date', size: NARROW, locale: 'zh-CN' }],
  ['contrast-files', '/files', { state: 'syncing', contrast: 'more' }],
  ['contrast-dark', '/files', { state: 'syncing', contrast: 'more', theme: 'dark' }],
  ['forced-colors', '/files', { state: 'syncing', forcedColors: 'active' }],
  ['zoom-400', '/files', { state: 'syncing', size: { width: 320, height: 256 } }],
]

async function answer(route, api) {
  const url = new URL(route.request().url())
  const json = body => route.fulfill({ json: body })
  if (url.pathname === '/api/setup') return json({ needed: !url.search && route.request().headers().referer?.includes('/setup') })
  if (url.pathname === '/api/me') return json(ME)
  if (url.pathname === '/api/devices') return json({ devices: DEVICES })
  if (url.pathname === '/api/auth/list-sessions') return json(SESSIONS)
  if (url.pathname === '/api/auth/get-session') return json({ session: { token: 'a' }, user: {} })
  if (!url.pathname.endsWith('/nodes')) return route.fulfill({ status: 404, json: { error: 'not-found' } })
  if (api === 'offline') return route.abort()
  if (api === 'gone') return route.fulfill({ status: 404, json: { error: 'not-found' } })
  if (api === 'slow') return undefined
  return json(answers[api])
}

async function shoot(browser, [name, at, options]) {
  const { state, api = 'normal', size = DESKTOP, locale = 'en', theme = 'light', act, contrast, forcedColors } = options
  const file = `${name}.${locale}.${theme}.png`
  if (!file.includes(args.only)) return
  const context = await browser.newContext({
    viewport: size,
    locale,
    colorScheme: theme,
    contrast: contrast ?? 'no-preference',
    forcedColors: forcedColors ?? 'none',
    reducedMotion: 'reduce',
    deviceScaleFactor: size === DESKTOP ? 1 : 2,
    hasTouch: size !== DESKTOP,
    isMobile: size !== DESKTOP,
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const problems = []
  page.on('console', message => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', error => problems.push(String(error)))
  if (state) await page.route('**/api/**', route => answer(route, api))
  const address = state ? `/gallery?state=${state}&at=${encodeURIComponent(at)}` : at
  await page.goto(args.url + address, { waitUntil: 'load' })
  await page.waitForFunction(() => document.querySelector('main') !== null)
  await page.waitForTimeout(api === 'offline' ? 3500 : 700)
  await act?.(page)
  await page.waitForTimeout(400)
  await page.addStyleTag({ content: 'nextjs-portal{display:none}' })
  await page.screenshot({ path: join(args.out, file) })
  await context.close()
  process.stdout.write(`${file}${problems.length ? `\n  ${problems.join('\n  ')}` : ''}\n`)
}

mkdirSync(args.out, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const { ok: developing } = await fetch(`${args.url}/gallery`)
if (!developing) process.stdout.write('no /gallery here (npm run dev has it): only what can be reached without it\n')
for (const shot of SHOTS) if (developing || !shot[2].state) await shoot(browser, shot)
await browser.close()
