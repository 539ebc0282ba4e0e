/** W2: one large file from one device to the other. */
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { treeOf } from '../../e2e/harness/disk'
import { largeBytes, scale, writeLargeFile } from '../data'
import { bytes, milliseconds } from '../report'
import type { Result } from '../result'
import { type Stage, WAIT_MS } from '../stage'

const TARGET_TAB_BYTES = 300e6

export async function firstSyncOfLargeFile(stage: Stage): Promise<Result> {
  const { a, b, bare } = stage
  await writeLargeFile(join(a.folder, 'film.mkv'))
  await writeLargeFile(join(stage.bareFolder('bare-a'), 'film.mkv'))
  const read = await bare.run({ kind: 'read-large', folder: 'bare-a', name: 'film.mkv' })
  const write = await bare.run({ kind: 'write-large', folder: 'bare-b', name: 'film.mkv', bytes: largeBytes() })
  await rm(join(stage.bareFolder('bare-b'), 'film.mkv'))
  await b.connect()
  const run = await stage.measure(async () => {
    await a.begin(WAIT_MS)
    await stage.untilArrived(async () => (await stat(join(b.folder, 'film.mkv')).catch(() => undefined))?.size === largeBytes())
  })
  if ((await treeOf(a.folder))['film.mkv'] !== (await treeOf(b.folder))['film.mkv']) throw new Error('the file did not arrive whole')
  return {
    id: 'W2',
    what: `first sync, one file of ${scale.largeMiB} MiB, A → B`,
    rows: [
      { who: 'Lockstep', ...run },
      {
        ...{ who: 'bare platform', ms: read.ms + write.ms, browserCpu: read.browserCpu + write.browserCpu },
        note: `read ${milliseconds(read.ms)} + write ${milliseconds(write.ms)}`,
      },
    ],
    targets: [{ what: `tab under ${bytes(TARGET_TAB_BYTES)}`, met: run.tabBytes < TARGET_TAB_BYTES }],
  }
}
