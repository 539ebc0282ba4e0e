/**
 * Other programs on the same work, where they are installed: each brings folder A to folder B over a metered line. They
 * run once and have no watcher, so their W4 is the time of one run over the whole tree.
 */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { smallFile, writeFolder, writeLargeFile, writeSmallTree } from '../data'
import type { Row } from '../result'
import { openRsync } from './rsync'
import { openUnison } from './unison'

/** A pair of folders that one program keeps in step. */
export interface Pair {
  /** Runs it once, to the end. */
  sync(): Promise<void>
  /** All that crossed the line so far. */
  readonly bytes: () => number
  close(): Promise<void>
}

export interface Peer {
  readonly name: string
  isInstalled(): boolean
  /** `undefined` for a workload it has no part in. */
  run(workload: string): Promise<Omit<Row, 'who'> | undefined>
}

export const PEERS: readonly Peer[] = [peer('rsync', openRsync), peer('unison', openUnison)]

function peer(name: string, open: (place: string, a: string, b: string) => Promise<Pair>): Peer {
  return {
    name,
    isInstalled: () => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0,
    run: async workload => {
      const prepare = WORK[workload]
      if (!prepare) return undefined
      const place = await mkdtemp(join(tmpdir(), `lockstep-bench-${name}-`))
      const [a, b] = [join(place, 'a'), join(place, 'b')] as const
      await Promise.all([mkdir(a), mkdir(b)])
      const pair = await open(place, a, b)
      try {
        await prepare(a, pair)
        return await timed(pair)
      } finally {
        await pair.close()
        await rm(place, { recursive: true, force: true })
      }
    },
  }
}

async function timed(pair: Pair): Promise<Omit<Row, 'who'>> {
  const before = pair.bytes()
  const began = performance.now()
  await pair.sync()
  return { ms: performance.now() - began, wireBytes: pair.bytes() - before }
}

/** What is done before the run that is measured. */
const WORK: Readonly<Record<string, (a: string, pair: Pair) => Promise<void>>> = {
  W1: a => writeSmallTree(a),
  W2: a => writeLargeFile(join(a, 'film.mkv')),
  W4: async (a, pair) => {
    await inStep(a, pair)
    await writeFile(join(a, 'folder 0', 'new.txt'), smallFile(2_000_000))
  },
  W5: inStep,
  W6: async (a, pair) => {
    await writeFolder(join(a, 'many'), 1000)
    await inStep(a, pair)
    await rename(join(a, 'many'), join(a, 'renamed'))
  },
}

async function inStep(a: string, pair: Pair): Promise<void> {
  await writeSmallTree(a)
  await pair.sync()
}
