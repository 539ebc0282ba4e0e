/**
 * `npm run lighthouse`: Lighthouse on the built product, signed in, as on a desktop. Starts a server of its own with some
 * files, opens it in a real Chromium and prints the scores; ends with 1 when one is below what the product promises.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import lighthouse, { desktopConfig, type Result } from 'lighthouse'
import { freePort, TestServer } from '../e2e/harness/server'
import { findChromium, launch } from './browser-tests/prepared-chromium'
import { OWNER, seedDrive } from './seed/seeded-drive'

const HELP = `npm run lighthouse                        the screen of the files
npm run lighthouse -- --path /settings    another screen
npm run lighthouse -- --runs 5            the median of so many runs (3)
npm run lighthouse -- --report FILE       also writes the last report as HTML

Takes the processor for itself: run it on a quiet machine.
`

const FILES = '400'

/** Of 100. */
const PROMISED = { performance: 95, accessibility: 100, 'best-practices': 100 } as const
type Category = keyof typeof PROMISED
const CATEGORIES = Object.keys(PROMISED) as Category[]
type Scores = Record<Category, number>

const { values: options } = parseArgs({
  options: {
    path: { type: 'string', default: '/files' },
    runs: { type: 'string', default: '3' },
    report: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (options.help) process.stdout.write(HELP)
else process.exitCode = (await measure()) ? 0 : 1

async function measure(): Promise<boolean> {
  const place = await mkdtemp(join(tmpdir(), 'lockstep-lighthouse-'))
  const dataDir = join(place, 'data')
  await seedDrive(dataDir, '--nodes', FILES)
  const server = await TestServer.start(dataDir)
  try {
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

async function scoresOf(origin: string, profile: string): Promise<Scores> {
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
    // The page of the sign-in would go on working beside the one that is measured.
    await page.goto('about:blank')
    const runs: Scores[] = []
    for (let i = 0; i < Number(options.runs); i++) runs.push(await run(`${origin}${options.path}`, port))
    return Object.fromEntries(CATEGORIES.map(category => [category, median(runs.map(each => each[category]))])) as Scores
  } finally {
    await browser.close()
  }
}

/** As at a first visit: caches and service workers are cleared before, the session stays. */
async function run(url: string, port: number): Promise<Scores> {
  const flags = { port, output: 'html' as const, logLevel: 'error' as const, onlyCategories: CATEGORIES }
  const result = await lighthouse(url, flags, desktopConfig)
  if (!result) throw new Error('no result')
  const { lhr, report } = result
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
  // Whoever is not signed in is shown another screen, and a good one.
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) throw new Error(`measured ${lhr.finalDisplayedUrl}`)
  if (options.report) await writeFile(options.report, String(report))
  const scores = Object.fromEntries(
    CATEGORIES.map(category => [category, Math.round((lhr.categories[category]?.score ?? 0) * 100)]),
  ) as Scores
  console.log(`       ${CATEGORIES.map(category => `${category} ${scores[category]}`).join(', ')}`)
  tellWhatIsBelow(lhr)
  return scores
}

/** The single findings that cost something, for whoever has to mend them. */
function tellWhatIsBelow({ audits, categories }: Result): void {
  const weighed = CATEGORIES.flatMap(category => categories[category]?.auditRefs ?? []).filter(({ weight }) => weight > 0)
  for (const { id } of weighed) {
    const { title, score, displayValue } = audits[id] ?? {}
    if (typeof score === 'number' && score < 0.9)
      console.log(`       ${Math.round(score * 100)}  ${title}${displayValue ? ` (${displayValue})` : ''}`)
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
