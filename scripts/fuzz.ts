/** `npm run fuzz`: hostile requests, names and archives against a real server. */
import { parseArgs } from 'node:util'
import { fuzz } from './fuzz/fuzz'

const HELP = `Asks every route of a server, made for it, with hostile paths, queries, headers and bodies, and reads damaged archives.
Finds failures (500), hangs, broken headers, damage to the data folder and anything written beside it.

  npm run fuzz -- --seconds 60          a minute of it
  npm run fuzz -- --seed S --seconds 1  from that seed on: what was found there comes first
  npm run fuzz -- --help

Ends with the number of rounds; exits 1 when something was found.`

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' }, help: { type: 'boolean' } },
})
if (values.help) console.log(HELP)
else {
  const { rounds, found } = await fuzz(Number(values.seed), Number(values.seconds))
  for (const wrong of found) console.log(wrong)
  console.log(`${rounds} rounds, ${found.length} found`)
  process.exit(found.length > 0 ? 1 : 0)
}
