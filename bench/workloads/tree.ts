/** The workloads that play on one tree of small files: its first sync, one new file, nothing new, a renamed folder. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { until } from '../../e2e/harness/until'
import { FILE_BYTES, scale, smallFile, TREE_FOLDERS, writeFolder, writeSmallTree } from '../data'
import { bytes, milliseconds } from '../report'
import { median, quantile, type Result } from '../result'
import { countFiles, lastArrival, type Stage, WAIT_MS } from '../stage'

const LATENCY_RUNS = 20
const IDLE_RUNS = 3
const RENAMED_FILES = 1000

const TARGET_FIRST_SYNC = 2
const TARGET_LATENCY_MS = 700
const TARGET_TAB_BYTES = 300e6

/** W1. Leaves both devices in step. */
export async function firstSyncOfSmallFiles(stage: Stage): Promise<Result> {
  const { a, b, bare } = stage
  await writeSmallTree(a.folder)
  await writeSmallTree(stage.bareFolder('bare-a'))
  await b.connect()
  const read = await bare.run({ kind: 'read-tree', folder: 'bare-a' })
  const write = await bare.run({ kind: 'write-tree', folder: 'bare-b', folders: TREE_FOLDERS, files: scale.files, bytes: FILE_BYTES })
  const run = await stage.measure(async () => {
    await a.begin(WAIT_MS)
    await stage.untilWhole(b.folder, scale.files)
    return lastArrival(b.folder)
  })
  const floor = read.ms + write.ms
  return {
    id: 'W1',
    what: `first sync, ${scale.files} × 4 KiB in 100 folders, A → B`,
    rows: [
      { who: 'Lockstep', ...run, note: `at rest after ${milliseconds(run.restMs)}` },
      {
        ...{ who: 'bare platform', ms: floor, browserCpu: read.browserCpu + write.browserCpu },
        note: `read ${milliseconds(read.ms)} + write ${milliseconds(write.ms)}`,
      },
    ],
    targets: [
      { what: `within ${TARGET_FIRST_SYNC} × (bare read + bare write)`, met: run.ms <= TARGET_FIRST_SYNC * floor },
      { what: `tab under ${bytes(TARGET_TAB_BYTES)}`, met: run.tabBytes < TARGET_TAB_BYTES },
    ],
  }
}

/** W4. */
export async function oneNewFile(stage: Stage): Promise<Result> {
  const { a, b, bare } = stage
  const times: number[] = []
  const run = await stage.measure(async () => {
    for (let i = 0; i < LATENCY_RUNS; i++) {
      times.push(await untilThere(a.folder, b.folder, `folder ${i}/new ${i}.txt`, i))
      await a.upToDate()
      await b.upToDate()
    }
  })
  await mkdir(join(stage.place, 'bare-a', 'watched'), { recursive: true })
  await bare.run({ kind: 'mirror', folder: 'bare-a', into: 'bare-b' })
  const bareTimes: number[] = []
  for (let i = 0; i < LATENCY_RUNS; i++) {
    bareTimes.push(await untilThere(stage.bareFolder('bare-a'), stage.bareFolder('bare-b'), `mirrored ${i}.txt`, i))
  }
  const ms = median(times)
  return {
    id: 'W4',
    what: `one new 4 KiB file until whole on the other side, in a tree of ${scale.files}`,
    rows: [
      {
        who: 'Lockstep',
        ...run,
        ms,
        p95Ms: quantile(times, 0.95),
        wireBytes: Math.round(run.wireBytes / LATENCY_RUNS),
        requests: run.requests / LATENCY_RUNS,
      },
      { who: 'bare platform', ms: median(bareTimes), p95Ms: quantile(bareTimes, 0.95), note: 'watch, read, write in one page' },
    ],
    targets: [{ what: `median within ${milliseconds(TARGET_LATENCY_MS)}`, met: ms <= TARGET_LATENCY_MS }],
  }
}

/** Milliseconds from the write on one side until the whole content can be read on the other. */
async function untilThere(from: string, to: string, path: string, seed: number): Promise<number> {
  const content = smallFile(2_000_000 + seed)
  await writeFile(join(from, path), content)
  const began = performance.now()
  while (!(await readFile(join(to, path)).catch(() => Buffer.alloc(0))).equals(content)) {
    await new Promise(resolve => setTimeout(resolve, 3))
    if (performance.now() - began > 60_000) throw new Error(`${path} never arrived`)
  }
  return performance.now() - began
}

/** W5. */
export async function nothingChanged(stage: Stage): Promise<Result> {
  const { a, bare } = stage
  const runs = []
  for (let i = 0; i < IDLE_RUNS; i++) runs.push(await stage.measure(() => fullCheck(stage)))
  const looks: number[] = []
  for (let i = 0; i < IDLE_RUNS; i++) looks.push((await bare.run({ kind: 'look', folder: 'bare-a' })).ms)
  const ms = median(runs.map(run => run.ms))
  const typical = runs.find(run => run.ms === ms) ?? runs[0]
  await a.upToDate()
  return {
    id: 'W5',
    what: `nothing changed, ${scale.files} files: a full check on demand`,
    rows: [
      { who: 'Lockstep', ms, wireBytes: typical?.wireBytes ?? 0, requests: typical?.requests ?? 0 },
      { who: 'bare platform', ms: median(looks), note: 'list and look at every file' },
    ],
    targets: [],
  }
}

/** "Sync now" until the status bar says again that all is well. */
async function fullCheck({ a }: Stage): Promise<void> {
  await a.page.evaluate(() => {
    const bar = document.querySelector('footer[data-status]') as HTMLElement
    const seen = { left: false, back: false }
    Object.assign(window, { checked: seen })
    new MutationObserver(() => {
      if (bar.dataset.status !== 'up-to-date') seen.left = true
      else seen.back = seen.left
    }).observe(bar, { attributeFilter: ['data-status'] })
  })
  await a.press('Sync now')
  await a.page.waitForFunction(() => (window as unknown as { checked: { back: boolean } }).checked.back, undefined, { polling: 20 })
}

/** W6. */
export async function renamedFolder(stage: Stage): Promise<Result> {
  const { a, b, bare } = stage
  const filesBefore = await countFiles(b.folder)
  await writeFolder(join(a.folder, 'many'), RENAMED_FILES)
  await writeFolder(join(stage.bareFolder('bare-a'), 'many'), RENAMED_FILES)
  await stage.untilWhole(b.folder, filesBefore + RENAMED_FILES)
  const run = await stage.measure(async () => {
    await rename(join(a.folder, 'many'), join(a.folder, 'renamed'))
    await until('all are there', async () => (await countFiles(join(b.folder, 'renamed')).catch(() => 0)) === RENAMED_FILES)
    await stage.untilWhole(b.folder, filesBefore + RENAMED_FILES)
  })
  const moved = await bare.run({ kind: 'move', folder: 'bare-a', from: 'many', to: 'renamed' })
  return {
    id: 'W6',
    what: 'a folder of 1,000 × 4 KiB renamed',
    rows: [
      { who: 'Lockstep', ...run },
      { who: 'bare platform', ...moved, note: 'every file moved' },
    ],
    targets: [],
  }
}
