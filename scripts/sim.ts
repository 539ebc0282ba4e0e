/** `npm run sim`: plays seeded histories of devices, a server and misfortune against the laws of sync. */
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { explain, type Failure, replay, simulate } from '../lib/core/testing/world/simulate'

const HELP = `Plays seeded histories of several devices, a server and misfortune through the real engine.

  npm run sim -- --seeds 2000           seeds 1 to 2000
  npm run sim -- --seeds 500 --from S   500 seeds from S on
  npm run sim -- --seed S               one seed, with a trace of all that happened
  npm run sim -- --workers N            how many processes (two, or one where there is one core)
  npm run sim -- --help

A failing seed is made as small as it will go and printed with its trace; of many, the first few are.
Ends with "N passed, N failed"; exits 1 on any failure.`

/** More than these are counted and named, not explained. */
const EXPLAINED = 3

interface Verdict {
  readonly seed: number
  readonly violations: readonly string[]
}

interface Part {
  readonly from: number
  readonly count: number
  readonly step: number
}

if (process.send) process.once('message', (part: Part) => void work(part))
else await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '2000' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      workers: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(HELP)
  if (values.seed !== undefined) return report([await replay(Number(values.seed))], 1)
  const failed = await playAll(Number(values.from), Number(values.seeds), Number(values.workers ?? Math.min(2, availableParallelism())))
  const failures: Failure[] = []
  for (const { seed } of failed.slice(0, EXPLAINED)) failures.push(await explain(seed))
  for (const { seed, violations } of failed.slice(EXPLAINED)) console.log(`seed ${seed} failed: ${firstLine(violations)}`)
  report(failures, Number(values.seeds), failed.length)
}

/** Every worker takes each `workers`-th seed. Failures come back in seed order. */
async function playAll(from: number, count: number, workers: number): Promise<Verdict[]> {
  const verdicts = await Promise.all(
    Array.from({ length: workers }, (_, i) => runWorker({ from: from + i, count: count - i, step: workers })),
  )
  return verdicts.flat().sort((a, b) => a.seed - b.seed)
}

function runWorker(part: Part): Promise<Verdict[]> {
  return new Promise((resolve, reject) => {
    const worker = fork(fileURLToPath(import.meta.url))
    worker.once('message', verdicts => resolve(verdicts as Verdict[]))
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`a worker ended with ${code}`)))
    worker.send(part)
  })
}

async function work({ from, count, step }: Part): Promise<void> {
  const failed: Verdict[] = []
  for (let seed = from; seed < from + count; seed += step) {
    const violations = await simulate(seed)
    if (violations.length > 0) failed.push({ seed, violations })
  }
  process.send?.(failed, () => process.disconnect())
}

function report(
  explained: readonly Failure[],
  count: number,
  failed = explained.filter(({ violations }) => violations.length > 0).length,
): void {
  for (const { seed, violations, history, trace } of explained) {
    console.log(`\n── seed ${seed} ─────────────────────────────────────────────────────────`)
    for (const device of history.devices) console.log(`device ${JSON.stringify(device)}`)
    for (const step of history.steps) console.log(`step ${JSON.stringify(step)}`)
    for (const line of trace) console.log(line)
    for (const violation of violations) console.log(`BROKEN ${violation}`)
  }
  console.log(`${count - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

function firstLine(violations: readonly string[]): string {
  return violations[0]?.split('\n')[0] ?? ''
}
