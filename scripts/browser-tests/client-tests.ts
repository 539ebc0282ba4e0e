/**
 * The whole browser side in real tabs against the real server: two profiles are two devices, two pages of one profile
 * are two tabs. The cases follow one another on the same folders.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import type { ClientSnapshot } from '../../lib/browser/client-api'
import { dropFolder, kill, launch, prepareProfile } from './prepared-chromium'
import type { CaseReport } from './reports'
import type { TestServer } from './test-server'

export interface Place {
  readonly chromium: string
  readonly server: TestServer
  /** Where profiles and folders may be made. */
  readonly directory: string
  readonly account: { readonly email: string; readonly password: string }
}

const WAIT_MS = 120_000
const TAKEOVER_MS = 5_000

interface Step {
  readonly name: string
  run(): Promise<void>
}

export async function runClientTests(place: Place, only: string, told: (report: CaseReport) => void): Promise<void> {
  if (!'Client'.includes(only)) return
  const story = new Story(place)
  try {
    for (const step of story.steps()) {
      const report = await runStep(step)
      told(report)
      // What follows builds on it.
      if (report.error !== undefined) break
    }
  } finally {
    await story.end()
  }
}

async function runStep({ name, run }: Step): Promise<CaseReport> {
  const began = performance.now()
  try {
    await run()
    return { suite: 'Client', name, ms: performance.now() - began }
  } catch (error) {
    return { suite: 'Client', name, ms: performance.now() - began, error: error instanceof Error ? (error.stack ?? '') : String(error) }
  }
}

class Story {
  private browsers: BrowserContext[] = []
  private first!: Page
  private second!: Page
  private otherDevice!: Page
  private readonly around: string
  private readonly here: string
  private readonly there: string

  constructor(private readonly place: Place) {
    this.around = join(place.directory, 'around')
    this.here = join(this.around, 'here')
    this.there = join(place.directory, 'there')
  }

  steps(): Step[] {
    return [
      { name: 'a dropped folder is connected, previewed and sent', run: () => this.connects() },
      { name: 'the folder, one in it and one around it are not connected twice', run: () => this.refusesOverlaps() },
      { name: 'another device receives everything, and a new file within seconds', run: () => this.reachesAnotherDevice() },
      { name: 'a second tab follows, and what it commands the leader does', run: () => this.follows() },
      { name: 'when the leading tab closes, the other takes over at once and stays paused', run: () => this.takesOver() },
      { name: 'after the browser was killed the folder is found again and work goes on', run: () => this.survivesKill() },
      { name: 'a disconnected folder is forgotten and its files stay', run: () => this.disconnects() },
    ]
  }

  async end(): Promise<void> {
    for (const browser of this.browsers) await browser.close().catch(() => {})
  }

  private async connects(): Promise<void> {
    await mkdir(join(this.here, 'inside'), { recursive: true })
    await mkdir(this.there)
    await writeFile(join(this.here, 'one.txt'), 'the first file')
    await writeFile(join(this.here, 'inside', 'two.txt'), 'the second file')
    await prepareProfile(join(this.place.directory, 'profile-here'), this.place.server.origin, [this.around])
    this.first = await this.openProfile('profile-here')
    await this.connect(this.first, this.here, 'connected')
    await until(this.first, snapshot => snapshot.folders[0]?.status.kind === 'preview')
    await this.command(this.first, 'begin')
    await until(this.first, snapshot => snapshot.folders[0]?.status.kind === 'up-to-date' && snapshot.online)
    expect((await this.names(this.first)).join() === 'inside,one.txt', 'the server has not both')
  }

  private async refusesOverlaps(): Promise<void> {
    await this.connect(this.first, this.here, 'overlaps')
    await this.connect(this.first, join(this.here, 'inside'), 'overlaps')
    await this.connect(this.first, this.around, 'overlaps')
  }

  private async reachesAnotherDevice(): Promise<void> {
    await prepareProfile(join(this.place.directory, 'profile-there'), this.place.server.origin, [this.there])
    this.otherDevice = await this.openProfile('profile-there')
    await this.connect(this.otherDevice, this.there, 'connected')
    await until(this.otherDevice, snapshot => snapshot.folders[0]?.status.kind === 'preview')
    await this.command(this.otherDevice, 'begin')
    await this.arrives(['inside', 'two.txt'], 'the second file')
    const began = performance.now()
    await writeFile(join(this.here, 'new.txt'), 'x'.repeat(4096))
    await this.arrives(['new.txt'], 'x'.repeat(4096))
    console.log(`     a new file of 4 KiB was whole on the other device after ${Math.round(performance.now() - began)} ms`)
  }

  private async follows(): Promise<void> {
    this.second = await (this.browsers[0] as BrowserContext).newPage()
    await this.openClient(this.second)
    await until(this.second, ({ folders: [folder] }) => folder?.role === 'follower' && folder.status.kind === 'up-to-date')
    await this.command(this.second, 'pause')
    for (const page of [this.first, this.second])
      await until(page, ({ folders: [folder] }) => folder?.status.kind === 'paused' && folder.status.why === 'person')
  }

  private async takesOver(): Promise<void> {
    const began = performance.now()
    await this.first.close()
    await until(this.second, ({ folders: [folder] }) => folder?.role === 'leader' && folder.status.kind === 'paused')
    const spent = performance.now() - began
    console.log(`     the other tab led after ${Math.round(spent)} ms`)
    expect(spent < TAKEOVER_MS, `it took ${spent} ms`)
    await writeFile(join(this.here, 'later.txt'), 'written while paused')
    await this.command(this.second, 'resume')
    await this.arrives(['later.txt'], 'written while paused')
  }

  private async survivesKill(): Promise<void> {
    const profile = join(this.place.directory, 'profile-here')
    await kill(this.browsers.shift() as BrowserContext, profile)
    // A kill may hit the browser while it writes its own settings; whether it keeps a grant then is not ours to prove.
    await prepareProfile(profile, this.place.server.origin, [this.around, this.here])
    await writeFile(join(this.here, 'meanwhile.txt'), 'written while nobody looked')
    this.first = await this.openProfile('profile-here')
    await until(this.first, ({ folders: [folder] }) => folder?.role === 'leader' && folder.status.kind === 'up-to-date')
    await this.arrives(['meanwhile.txt'], 'written while nobody looked')
  }

  private async disconnects(): Promise<void> {
    await this.first.evaluate(async () => window.client.disconnect(window.client.snapshot().folders[0]?.id ?? ''))
    await until(this.first, snapshot => snapshot.folders.length === 0)
    const left = await this.first.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    expect(left.join() === 'lockstep', `still stored: ${left.join()}`)
    expect((await readFile(join(this.here, 'one.txt'), 'utf8')) === 'the first file', 'the file is gone')
    await this.connect(this.first, this.here, 'connected')
  }

  // ── Hands ────────────────────────────────────────────────────────────────────────────────────────────────────────

  private async openProfile(name: string): Promise<Page> {
    const browser = await launch(join(this.place.directory, name), this.place.chromium)
    this.browsers = name === 'profile-here' ? [browser, ...this.browsers] : [...this.browsers, browser]
    const page = browser.pages()[0] ?? (await browser.newPage())
    await page.goto(`${this.place.server.origin}/`)
    await page.evaluate(async body => {
      await fetch('/api/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    }, JSON.stringify(this.place.account))
    await this.openClient(page)
    return page
  }

  private async openClient(page: Page): Promise<void> {
    page.on('console', message => message.type() === 'error' && console.log(`     page: ${message.text()}`))
    page.on('pageerror', error => console.log(`     page: ${error.stack ?? error.message}`))
    await page.goto(`${this.place.server.origin}/client`)
    await page.waitForFunction(() => window.client?.snapshot().ready)
  }

  private async connect(page: Page, folder: string, expected: string): Promise<void> {
    await page.evaluate(() => {
      window.dropped = undefined
    })
    await dropFolder(page, '#drop', folder)
    await page.waitForFunction(() => window.dropped)
    const result = await page.evaluate(async () => {
      const me = await (await fetch('/api/me')).json()
      return window.client.connectDropped(me.drives[0].id, window.dropped as Promise<FileSystemHandle | null>)
    })
    expect(result.kind === expected, `connecting answered ${JSON.stringify(result)}`)
  }

  private command(page: Page, kind: 'begin' | 'pause' | 'resume'): Promise<void> {
    return page.evaluate(said => window.client.command(window.client.snapshot().folders[0]?.id ?? '', { kind: said }), kind)
  }

  private names(page: Page): Promise<string[]> {
    return page.evaluate(async () => {
      const me = await (await fetch('/api/me')).json()
      const listing = await (await fetch(`/api/drives/${me.drives[0].id}/nodes?parent=root`)).json()
      return listing.nodes.map((node: { name: string }) => node.name).sort()
    })
  }

  /** Waits until a file lies whole in the other device's folder. */
  private async arrives(path: readonly string[], text: string): Promise<void> {
    const deadline = performance.now() + WAIT_MS
    for (let found: string | undefined; found !== text; ) {
      found = await readFile(join(this.there, ...path), 'utf8').catch(() => undefined)
      if (found === text) return
      if (performance.now() > deadline) throw new Error(`${path.join('/')} never arrived: ${JSON.stringify(await shown(this.otherDevice))}`)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }
}

async function until(page: Page, is: (snapshot: ClientSnapshot) => boolean): Promise<void> {
  try {
    // The test is made a string, since it runs in the page.
    await page.waitForFunction(`(${is.toString()})(window.client.snapshot())`, undefined, { timeout: WAIT_MS, polling: 20 })
  } catch (error) {
    throw new Error(`never came: ${is.toString()}; shown is ${JSON.stringify(await shown(page))}`, { cause: error })
  }
}

function shown(page: Page): Promise<unknown> {
  return page.evaluate(() => window.client.snapshot().folders.map(({ role, status, waiting }) => ({ role, status, waiting })))
}

function expect(ok: boolean, what: string): void {
  if (!ok) throw new Error(what)
}
