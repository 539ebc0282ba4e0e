/** One drive in real tabs against the real server, without a folder: replica, edits, uploads. The cases follow one another. */
import type { BrowserContext, Page } from '@playwright/test'
import type { CaseReport } from './reports'

const WAIT_MS = 120_000
const MIB = 1024 * 1024

export async function runDriveTests(browser: BrowserContext, origin: string, only: string): Promise<CaseReport[]> {
  if (!'Drive'.includes(only)) return []
  const story = new Story(browser, origin)
  const reports: CaseReport[] = []
  for (const { name, run } of story.steps()) {
    const began = performance.now()
    const error = await run().then(
      () => undefined,
      (failure: unknown) => (failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)),
    )
    reports.push({ suite: 'Drive', name, ms: performance.now() - began, ...(error !== undefined && { error }) })
    // What follows builds on it.
    if (error !== undefined) break
  }
  await story.end()
  return reports
}

class Story {
  private drive = ''
  private first!: Page
  private second!: Page

  constructor(
    private readonly browser: BrowserContext,
    private readonly origin: string,
  ) {}

  steps() {
    return [
      { name: 'a page without a folder shows its drive', run: () => this.opens() },
      { name: 'a new folder shows in this tab and in another one', run: () => this.reachesAnotherTab() },
      { name: 'files go up through the worker and are found by name', run: () => this.uploads() },
      { name: 'what is deleted comes back by undo', run: () => this.undoes() },
      { name: 'an upload that a reload cut off goes on to its end', run: () => this.resumes() },
      { name: 'what a browser knew of a drive is gone when it is told to forget', run: () => this.forgets() },
    ]
  }

  async end(): Promise<void> {
    await this.first?.close()
    await this.second?.close()
  }

  private async opens(): Promise<void> {
    this.first = await this.browser.newPage()
    await this.first.goto(`${this.origin}/drive`)
    this.drive = await this.first.evaluate(() => window.makeDrive('web'))
    await this.open(this.first)
    await this.until(this.first, () => window.shown() === '' && window.drive.mirror.snapshot().whole)
    this.second = await this.browser.newPage()
    await this.open(this.second)
  }

  private async reachesAnotherTab(): Promise<void> {
    const { kind } = await this.first.evaluate(() => window.drive.edits.createFolder(window.root, 'Réports'))
    if (kind !== 'done') throw new Error(kind)
    await this.until(this.first, () => window.shown() === 'Réports')
    await this.until(this.second, () => window.shown() === 'Réports')
  }

  private async uploads(): Promise<void> {
    await this.first.evaluate(mib => {
      const bytes = new Uint8Array(5 * mib).map((_, i) => (i * 31 + (i >> 8) * 7 + (i >> 16)) % 253)
      window.drive.uploads.addFiles([new File([bytes], 'large.bin'), new File(['small'], '年度报告.txt')], window.root)
    }, MIB)
    await this.until(this.first, () => window.drive.uploads.snapshot().files.done === 2)
    await this.until(this.second, () => window.shown() === 'Réports,large.bin,年度报告.txt')
    for (const [text, name] of [
      ['报告', '年度报告.txt'],
      ['reports', 'Réports'],
    ]) {
      const hits = await this.second.evaluate(async query => (await window.drive.mirror.search({ text: query })).hits, text as string)
      if (hits.map(({ node }) => node.name).join() !== name) throw new Error(`${text} found ${hits.map(({ node }) => node.name)}`)
    }
  }

  private async undoes(): Promise<void> {
    await this.first.evaluate(async () => {
      const { hits } = await window.drive.mirror.search({ text: 'large.bin' })
      await window.drive.edits.remove(hits.map(({ node }) => node.id))
    })
    await this.until(this.second, () => window.shown() === 'Réports,年度报告.txt')
    const result = await this.first.evaluate(() => window.drive.edits.undo())
    if (result?.kind !== 'done') throw new Error(JSON.stringify(result))
    await this.until(this.second, () => window.shown() === 'Réports,large.bin,年度报告.txt')
  }

  private async resumes(): Promise<void> {
    const size = 24 * MIB
    await this.first.evaluate(async bytes => {
      window.drive.uploads.addHandles(await window.ownHandles({ 'a.txt': 10, 'big.bin': bytes }), window.root)
    }, size)
    await this.until(this.first, () => window.drive.uploads.snapshot().bytes.sent > 0)
    await this.first.reload()
    await this.open(this.first)
    await this.until(this.first, () => window.drive.uploads.snapshot().interrupted.length === 1)
    await this.first.evaluate(() => window.drive.uploads.continueInterrupted(window.drive.uploads.snapshot().interrupted[0]?.batch ?? ''))
    await this.until(this.first, () => {
      const { busy, interrupted } = window.drive.uploads.snapshot()
      return !busy && interrupted.length === 0
    })
    const isWhole = async (bytes: number) => {
      const { hits } = await window.drive.mirror.search({ text: 'top', kind: 'folder' })
      const counts = hits.length === 1 && hits[0] ? await window.drive.mirror.counts(hits[0].node.id) : undefined
      return counts?.files === 2 && counts.bytes === bytes
    }
    await this.first.waitForFunction(isWhole, size + 10, { timeout: WAIT_MS })
  }

  private async forgets(): Promise<void> {
    await this.second.close()
    await this.first.evaluate(() => window.drive.forget())
    const left = await this.first.evaluate(async drive => {
      return (await indexedDB.databases()).filter(({ name }) => name?.includes(drive)).length
    }, this.drive)
    if (left > 0) throw new Error('the replica is still there')
  }

  private async open(page: Page): Promise<void> {
    if (!page.url().endsWith('/drive')) await page.goto(`${this.origin}/drive`)
    await page.evaluate(drive => window.openDrive(drive as Parameters<typeof window.openDrive>[0]), this.drive)
  }

  private async until(page: Page, condition: () => boolean): Promise<void> {
    await page.waitForFunction(condition, undefined, { timeout: WAIT_MS }).catch(async () => {
      const seen = await page.evaluate(() => [window.shown(), window.drive.mirror.snapshot(), window.drive.uploads.snapshot()])
      throw new Error(`never: ${condition}; ${JSON.stringify(seen).slice(0, 1500)}`)
    })
  }
}
