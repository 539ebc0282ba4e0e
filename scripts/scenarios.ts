/** `npm run scenarios`: replays situations of two-way sync, kept as data, through the whole engine. */
import { parseArgs } from 'node:util'
import { disputeOf } from '../lib/core/testing/scenarios/rulings'
import { runScenario } from '../lib/core/testing/scenarios/run-scenario'
import { OWN_SCENARIOS, readScenarios } from '../lib/core/testing/scenarios/scenario'

const HELP = `Replays situations of two-way sync through the whole engine.

  npm run scenarios                      the project's own file
  npm run scenarios -- --file PATH       another file of the same form
  npm run scenarios -- --only ID         one scenario
  npm run scenarios -- --help

Prints a line for each failure, says which scenarios are disputed and held against our own rules instead, and ends with
"N passed, N failed"; exits 1 on any failure.`

const { values } = parseArgs({ options: { file: { type: 'string' }, only: { type: 'string' }, help: { type: 'boolean' } } })
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const scenarios = readScenarios(values.file ?? OWN_SCENARIOS).filter(({ id }) => values.only === undefined || id === values.only)
const disputed: string[] = []
let failed = 0
for (const scenario of scenarios) {
  const { failures } = await runScenario(scenario)
  if (failures.length > 0) failed++
  for (const failure of failures) console.log(`FAILED ${scenario.id} (${scenario.name}): ${failure}`)
  const dispute = disputeOf(scenario)
  if (!dispute || failures.length > 0) continue
  disputed.push(scenario.id)
  console.log(`disputed, and as our rules have it: ${scenario.id} (${scenario.name}). ${dispute.reason}`)
}
if (disputed.length > 0) console.log(`${disputed.length} of them disputed and judged by our own rules: ${disputed.join(', ')}`)
console.log(`${scenarios.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
