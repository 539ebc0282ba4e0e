/**
 * Runs the contracts of the browser adapters in a real Chromium, on a real folder and a real IndexedDB.
 * `--only TEXT` runs the cases whose name has it. The last line is `N passed, N failed`.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { runClientTests } from './browser-tests/client-tests'
import { runDriveTests } from './browser-tests/drive-tests'
import { runMarkdownTests } from './browser-tests/markdown-tests'
import { dropFolder, findChromium, launch, prepareProfile } from './browser-tests/prepared-chromium'
import type { CaseReport, WorkerReport, WorkerRequest } from './browser-tests/reports'
import { runStoreKillTests } from './browser-tests/store-kill-tests'
import { serveTests } from './browser-tests/test-server'

const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' }, measure: { type: 'boolean', default: false } } })

const ACCOUNT = { email: 'anna@example.org', password: 'correct horse battery' }

const chromium = findChromium()
if (!chromium) {
  console.error('No Chromium found: install the package `chromium`, run `npx playwright install chromium`, or set CHROMIUM_PATH.')
  process.exit(1)
}

const reports = await inChromium(chromium)
const failed = reports.filter(report => report.error !== undefined)
console.log(`${reports.length - failed.length} passed, ${failed.length} failed`)
process.exit(failed.length > 0 ? 1 : 0)

async function inChromium(executable: string): Promise<CaseReport[]> {
  const place = await mkdtemp(join(tmpdir(), 'lockstep-browser-'))
  const top = join(place, 'folder')
  await mkdir(top)
  const server = await serveTests(top)
  const profile = join(place, 'profile')
  await prepareProfile(profile, server.origin, [top])
  const browser = await launch(profile, executable)
  try {
    const page = browser.pages()[0] ?? (await browser.newPage())
    await page.goto(server.origin)
    await signUp(page, server.setupToken)
    await dropFolder(page, '#drop', top)
    await page.waitForFunction('window.folder')
    if (options.measure) return await runInPage(page, 'measure')
    const reports = await runInPage(page, 'tests')
    const told = (report: CaseReport) => {
      reports.push(report)
      show(report)
    }
    for (const report of await runMarkdownTests(browser, server.origin, options.only)) told(report)
    const directory = join(place, 'client')
    await mkdir(directory)
    for (const report of await runStoreKillTests(executable, place, server.origin, options.only)) told(report)
    for (const report of await runDriveTests(browser, server.origin, options.only)) told(report)
    await runClientTests({ chromium: executable, server, directory, account: ACCOUNT }, options.only, told)
    return reports
  } finally {
    await browser.close()
    await server.close()
    await rm(place, { recursive: true, force: true })
  }
}

/** The first account, signed in in this page's browser. */
async function signUp(page: Page, token: string): Promise<void> {
  const data = { token, name: 'Anna', ...ACCOUNT }
  const answer = await page.evaluate(
    async body => (await fetch('/api/setup', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status,
    JSON.stringify(data),
  )
  if (answer !== 204) throw new Error(`no account was made: ${answer}`)
}

async function runInPage(page: Page, run: WorkerRequest['run']): Promise<CaseReport[]> {
  const reports: CaseReport[] = []
  let end = () => {}
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  await page.exposeFunction('report', (report: WorkerReport) => {
    if (report.kind === 'end') end()
    else if (report.kind === 'line') console.log(report.text)
    else {
      reports.push(report.report)
      show(report.report)
    }
  })
  page.on('pageerror', error => console.log(`page: ${error.message}`))
  await page.evaluate(([what, only]) => window.runInWorker(what, only), [run, options.only] as const)
  await ended
  return reports
}

function show({ suite, name, ms, error }: CaseReport): void {
  console.log(`${error === undefined ? 'ok  ' : 'FAIL'} ${suite}: ${name} (${Math.round(ms)} ms)`)
  if (error !== undefined) console.log(error)
}
