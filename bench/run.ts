/**
 * `npm run bench`: the workloads end to end, with two real browsers and the built server, beside the bare platform and
 * the peers that are installed, on the same work in the same run. Prints tables and writes bench/results.json.
 */
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { scale } from './data'
import { PEERS, type Peer } from './peers/peer'
import { table } from './report'
import type { Result } from './result'
import { Stage } from './stage'
import { firstSyncOfLargeFile } from './workloads/large-file'
import { firstSyncOfSmallFiles, nothingChanged, oneNewFile, renamedFolder } from './workloads/tree'

const HELP = `npm run bench                        all workloads, beside the bare platform and the peers that are installed
npm run bench -- --only W1,W4        some of them: W1 W2 W4 W5 W6
npm run bench -- --peers none        no peers; or some of: ${PEERS.map(peer => peer.name).join(',')}
npm run bench -- --files 100000      so many files in the tree, instead of 10,000
npm run bench -- --mebibytes 4096    so large a file, instead of 512 MiB
npm run bench -- --json              the results as JSON on standard output
npm run bench -- --profile FOLDER    also where both pages and their workers spend the time

Compare the rows of one run with each other, and nothing else. Writes bench/results.json.
`

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'W1,W2,W4,W5,W6' },
    peers: { type: 'string', default: PEERS.map(peer => peer.name).join(',') },
    files: { type: 'string', default: String(scale.files) },
    mebibytes: { type: 'string', default: String(scale.largeMiB) },
    json: { type: 'boolean', default: false },
    profile: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

type Workload = (stage: Stage) => Promise<Result>

/** Those of the tree stand on the first, in this order. */
const ON_THE_TREE: Readonly<Record<string, Workload>> = {
  W1: firstSyncOfSmallFiles,
  W4: oneNewFile,
  W5: nothingChanged,
  W6: renamedFolder,
}
const ALONE: Readonly<Record<string, Workload>> = { W2: firstSyncOfLargeFile }

if (options.help) {
  process.stdout.write(HELP)
} else {
  Object.assign(scale, { files: Number(options.files), largeMiB: Number(options.mebibytes) })
  await build()
  const only = new Set(options.only.split(','))
  const peers = PEERS.filter(peer => options.peers.split(',').includes(peer.name) && peer.isInstalled())
  await run(only, peers)
}

/** What is missing is built first, as `npm start` does. */
async function build(): Promise<void> {
  const setup = (await import(new URL('../scripts/setup.mjs', import.meta.url).href)) as Record<'ensureClient' | 'ensureBuild', () => void>
  setup.ensureClient()
  setup.ensureBuild()
}

async function run(only: ReadonlySet<string>, peers: readonly Peer[]): Promise<void> {
  const results: Result[] = []
  const take = async (result: Result) => {
    if (!only.has(result.id)) return
    const whole = { ...result, rows: [...result.rows, ...(await runPeers(peers, result.id))] }
    results.push(whole)
    if (!options.json) console.log(table(whole))
  }
  if (Object.keys(ON_THE_TREE).some(id => only.has(id))) {
    await onStage(async stage => {
      for (const [id, workload] of Object.entries(ON_THE_TREE)) if (id === 'W1' || only.has(id)) await take(await workload(stage))
    })
  }
  for (const [id, workload] of Object.entries(ALONE)) {
    if (only.has(id)) await onStage(async stage => take(await workload(stage)))
  }
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model, memoryBytes: totalmem(), node: process.version }
  const report = `${JSON.stringify({ machine, results }, null, 2)}\n`
  writeFileSync(join(import.meta.dirname, 'results.json'), report)
  if (options.json) process.stdout.write(report)
}

async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await Stage.open(options.profile)
  try {
    await work(stage)
  } finally {
    await stage.close()
  }
}

async function runPeers(peers: readonly Peer[], workload: string) {
  const rows = []
  for (const peer of peers) {
    const row = await peer.run(workload)
    if (row) rows.push({ who: peer.name, ...row })
  }
  return rows
}
