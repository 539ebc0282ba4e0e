/**
 * `npm run lighthouse`: Lighthouse on the built product, signed in, as on a desktop. Starts a server of its own on new
 * data, opens it in a real Chromium and prints the scores; ends with 1 when one is below what the product promises.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import lighthouse, { desktopConfig } from 'lighthouse'
import { makeOwner, OWNER } from '../e2e/harness/owner'
import { freePort, TestServer } from '../e2e/harness/server'
import { findChromium, launch } from './browser-tests/prepared-chromium'

const HELP = `npm run lighthouse                        the screen of the files
npm run lighthouse -- --path /settings    another screen
npm run lighthouse -- --runs 3            the median of so many runs
npm run lighthouse -- --report FILE       also writes the last report as HTML

Takes the processor for itself: run it on a quiet machine.
`

/** Of 100. */
const PROMISED = { performance: 95, accessibility: 100, 'best-practices': 100 } as const
type Category = keyof typeof PROMISED
const CATEGORIES = Object.keys(PROMISED) as Category[]

const { values: options } = parseArgs({
  options: {
    path: { type: 'string', default: '/files' },
    runs: { type: 'string', default: '1' },
    report: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (options.help) process.stdout.write(HELP)
else process.exitCode = (await measure()) ? 0 : 1

async function measure(): Promise<boolean> {
  const place = await mkdtemp(join(tmpdir(), 'lockstep-lighthouse-'))
  const server = await TestServer.start(join(place, 'data'))
  try {
    await makeOwner(server, OWNER)
    const scores = await scoresOf(server.origin, join(place, 'profile'))
    for (const category of CATEGORIES) {
      const score = scores[category]
      console.log(`${score >= PROMISED[category] ? 'met   ' : 'MISSED'} ${category}: ${score} (promised ${PROMISED[category]})`)
    }
    return CATEGORIES.every(category => scores[category] >= PROMISED[category])
  } finally {
    await server.stop()
    await rm(place, { recursive: true, force: true })
  }
}

async function scoresOf(origin: string, profile: string): Promise<Record<Category, number>> {
  await mkdir(profile, { recursive: true })
  const port = await freePort()
  const browser = await launch(profile, findChromium() as string, [`--remote-debugging-port=${port}`])
  try {
    const page = browser.pages()[0] ?? (await browser.newPage())
    await page.goto(`${origin}/sign-in`)
    await page.locator('input[name=email]').fill(OWNER.email)
    await page.locator('input[name=password]').fill(OWNER.password)
    await page.locator('form button[type=submit]:enabled').click()
    await page.waitForURL('**/files')
    const runs: Record<Category, number>[] = []
    for (let i = 0; i < Number(options.runs); i++) runs.push(await run(`${origin}${options.path}`, port))
    return Object.fromEntries(CATEGORIES.map(category => [category, median(runs.map(each => each[category]))])) as Record<Category, number>
  } finally {
    await browser.close()
  }
}

async function run(url: string, port: number): Promise<Record<Category, number>> {
  const flags = { port, output: 'html' as const, logLevel: 'error' as const, onlyCategories: CATEGORIES, disableStorageReset: true }
  const result = await lighthouse(url, flags, desktopConfig)
  if (!result) throw new Error('no result')
  const { lhr, report } = result
  if (options.report) await writeFile(options.report, String(report))
  tellWhatIsBelow(lhr.audits)
  return Object.fromEntries(CATEGORIES.map(category => [category, Math.round((lhr.categories[category]?.score ?? 0) * 100)])) as Record<
    Category,
    number
  >
}

/** The single findings, for whoever has to mend them. */
function tellWhatIsBelow(audits: Readonly<Record<string, { title: string; score: number | null; displayValue?: string }>>): void {
  for (const { title, score, displayValue } of Object.values(audits)) {
    if (score !== null && score < 0.9) console.log(`       ${Math.round(score * 100)}  ${title}${displayValue ? ` (${displayValue})` : ''}`)
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
