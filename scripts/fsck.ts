/** `npm run fsck`: says whether everything that was stored is whole, and exits with 1 when something is not. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readEnv } from '../lib/server/env'
import { fsck } from '../lib/server/fsck/fsck'

const HELP = `npm run fsck [-- --data DIR]

Checks the database, the packs and every chunk in them. Reads only; the server may run meanwhile.
`

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(HELP, 0)
  const at = args.indexOf('--data')
  const folder = at === -1 ? undefined : args[at + 1]
  const env = folder === undefined ? readEnv() : readEnv({ DATA_DIR: folder })
  if (env.databaseUrl.startsWith('file:') && !existsSync(fileURLToPath(new URL(env.databaseUrl))))
    return say(`no database at ${env.databaseUrl}\n`, 1)

  const { problems, counts } = await fsck(env)
  for (const problem of problems) say(`${problem}\n`, 1)
  const looked = Object.entries(counts).map(([what, count]) => `${count} ${what}`)
  return say(
    `${looked.join(', ')}: ${problems.length === 0 ? 'all whole' : `${problems.length} problems`}\n`,
    problems.length === 0 ? 0 : 1,
  )
}

function say(text: string, status: number): number {
  process.stdout.write(text)
  return status
}

process.exitCode = await main(process.argv.slice(2))
