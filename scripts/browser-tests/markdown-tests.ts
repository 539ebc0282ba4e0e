/** Markdown of strangers, laid out in a real page of the server: nothing of it is run, sent, loaded or taken for ours. */
import type { BrowserContext, Page } from '@playwright/test'
import type { CaseReport } from './reports'

const SUITE = 'Markdown'

/** What each becomes; `undefined`: whatever it becomes, it must be harmless. */
const CASES: readonly (readonly [name: string, source: string, html: string | undefined])[] = [
  ['plain text', 'Hello **you**', '<p>Hello <strong>you</strong></p>'],
  ['a link leads out and nowhere back', '[a](https://example.org)', link('https://example.org', 'a')],
  ['a script', '<script>window.harmed = true</script>', ''],
  ['a script as a link', '[a](javascript:window.harmed=true)', '<p><a>a</a></p>'],
  ['a script as a link, disguised', '<a href="java&#x09;script:window.harmed=true">a</a>', '<p><a>a</a></p>'],
  ['a data link', '[a](data:text/html,<script>window.harmed=true</script>)', undefined],
  ['a mail link', '[a](mailto:a@example.org)', '<p><a>a</a></p>'],
  ['a link into the app', '[a](/settings)', '<p><a>a</a></p>'],
  ['a handler', '<b onclick="window.harmed=true" onfocus="window.harmed=true">a</b>', '<p><b>a</b></p>'],
  ['a picture that fails', '<img src=x onerror="window.harmed=true" alt="a">', '[a]'],
  ['a remote picture', '![a](https://example.org/a.png)', link('https://example.org/a.png', '[a]')],
  ['a remote picture in HTML', '<img srcset="https://example.org/a.png 2x" src="https://example.org/a.png">', undefined],
  ['a picture by style', '<p style="background:url(https://example.org/a.png)">a</p>', '<p>a</p>'],
  ['a style sheet', '<style>body{background:url(https://example.org/a.png)}</style>a', undefined],
  ['a remote style sheet', '<link rel=stylesheet href="https://example.org/a.css">a', undefined],
  [
    'a film and a sound',
    '<video src="https://example.org/a.mp4" autoplay></video><audio src="https://example.org/a.mp3"></audio>',
    undefined,
  ],
  ['a form', '<form action="https://example.org"><input name=p type=password><button>Sign in</button></form>', undefined],
  [
    'a frame',
    '<iframe src="https://example.org"></iframe><object data="https://example.org"></object><embed src="https://example.org">',
    undefined,
  ],
  [
    'a drawing with a script',
    '<svg onload="window.harmed=true"><script>window.harmed=true</script><use href="https://example.org/a.svg#a"/></svg>',
    undefined,
  ],
  [
    'a formula with a script',
    '<math><mtext><table><mglyph><style><img src=x onerror="window.harmed=true"></style></mglyph></table></mtext></math>',
    undefined,
  ],
  ['a refresh', '<meta http-equiv=refresh content="0;url=https://example.org">a', undefined],
  ['a base', '<base href="https://example.org/">[a](b)', undefined],
  ['names that would stand for ours', '<a id=document name=cookie class=fixed>a</a>', '<p><a>a</a></p>'],
  ['a template', '<template><img src=x onerror="window.harmed=true"></template>', undefined],
  ['a broken comment', '<!--><img src=x onerror="window.harmed=true">-->', undefined],
  ['markup in a picture’s words', '![<img src=x onerror=window.harmed=true>](https://example.org/a.png)', undefined],
  ['a task', '- [x] a', '<ul>\n<li class="markdown-task"><span class="markdown-box">☑ </span>a</li>\n</ul>'],
]

const ACTIVE =
  'script, style, link, meta, base, form, input, button, textarea, select, iframe, object, embed, img, video, audio, svg, math, template'

export async function runMarkdownTests(browser: BrowserContext, origin: string, only: string): Promise<CaseReport[]> {
  const cases = CASES.filter(([name]) => `${SUITE}: ${name}`.includes(only))
  if (cases.length === 0) return []
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await page.goto(`${origin}/markdown`)
  await page.waitForFunction('window.showMarkdown')
  const reports: CaseReport[] = []
  for (const [name, source, html] of cases) {
    asked.length = 0
    const began = performance.now()
    const error = await problemOf(page, asked, source, html).catch((error: unknown) => String(error))
    reports.push({ suite: SUITE, name, ms: performance.now() - began, ...(error !== undefined && { error }) })
  }
  await page.close()
  return reports
}

async function problemOf(page: Page, asked: readonly string[], source: string, expected: string | undefined): Promise<string | undefined> {
  const html = await page.evaluate(source => window.showMarkdown(source), source)
  // Whatever was to be fetched or run by it has been by now: a request of ours comes after.
  await page.evaluate(async () => (await fetch('/healthz')).text())
  const foreign = asked.filter(url => !url.endsWith('/healthz'))
  if (foreign.length > 0) return `it asked for ${foreign.join(', ')}`
  if (await page.evaluate(() => window.harmed)) return `it ran: ${html}`
  const harm = await page.evaluate(harmIn, ACTIVE)
  if (harm.length > 0) return `left in it: ${harm.join(', ')}`
  return expected !== undefined && html.trim() !== expected ? `it became ${html}` : undefined
}

/** In the page: elements that do something by themselves, and attributes that nobody of ours put there. */
function harmIn(active: string): string[] {
  const host = document.body.firstElementChild as Element
  const elements = Array.from(host.querySelectorAll(active), element => element.localName)
  const attributes = Array.from(host.querySelectorAll('*')).flatMap(({ attributes }) => Array.from(attributes))
  const strange = attributes.filter(
    ({ name, value }) => /^(on|id$|name$|style$|src)/.test(name) || (name === 'href' && !/^https?:/.test(value)),
  )
  return [...elements, ...strange.map(({ name, value }) => `${name}="${value}"`)]
}

function link(address: string, words: string): string {
  return `<p><a href="${address}" target="_blank" rel="noopener noreferrer nofollow">${words}</a></p>`
}
