/** `npm run seed`: fills a drive with as many files as wanted, to see and measure how the server does with them. */
import { parseArgs } from 'node:util'
import { ROOT } from '../lib/core/ids'
import { Random } from '../lib/core/testing/random'
import { type Drive, openOwnDrive } from '../lib/server/drive'
import { readEnv } from '../lib/server/env'
import { type Started, startServer } from '../lib/server/start'
import { makeContents } from './seed/contents'
import { makeTree } from './seed/tree'
import { sendContents, writeTree } from './seed/write-tree'

const HELP = `npm run seed -- --nodes N [--folders M] [--one-folder K] [--email ADDRESS] [--data DIR] [--seed S]

Fills the first drive of an account with N folders and files: names in several languages, small contents of many kinds
that open, times over the last three years. What is there already stays. Stop the server first.

  --nodes N        folders and files together (1000)
  --folders M      how many of them are folders (N / 20)
  --one-folder K   how many of the files lie together in one folder (0)
  --email ADDRESS  whose drive; the first account when left out. On an empty server the account is made, with the
                   password "${password()}"
  --data DIR       the data folder (DATA_DIR)
  --seed S         another S, other names (1)
`

function password(): string {
  return 'seeded password'
}

async function main(): Promise<void> {
  const options = { nodes: text('1000'), folders: text(), 'one-folder': text('0'), email: text(), data: text(), seed: text('1') }
  const { values } = parseArgs({ options: { ...options, help: { type: 'boolean' } } })
  if (values.help) return void process.stdout.write(HELP)
  const nodes = whole('nodes', values.nodes)
  const oneFolder = whole('one-folder', values['one-folder'])
  const folders = values.folders === undefined ? Math.max(1, Math.floor(nodes / 20)) : whole('folders', values.folders)
  if (folders + oneFolder > nodes) throw new Error('--folders and --one-folder together are more than --nodes')
  const started = await startServer(values.data === undefined ? readEnv() : readEnv({ DATA_DIR: values.data, LOG_LEVEL: 'warn' }), {
    indexing: false,
  })
  try {
    const drive = await driveOf(started, values.email)
    await fill(drive, { nodes, folders, oneFolder }, whole('seed', values.seed))
  } finally {
    await started.close()
  }
}

function text(otherwise?: string) {
  return otherwise === undefined ? ({ type: 'string' } as const) : ({ type: 'string', default: otherwise } as const)
}

function whole(name: string, value: string | undefined): number {
  if (value === undefined || !/^\d{1,9}$/.test(value)) throw new Error(`--${name} must be a whole number`)
  return Number(value)
}

async function fill(drive: Drive, plan: { nodes: number; folders: number; oneFolder: number }, seed: number): Promise<void> {
  const began = performance.now()
  // Ids must differ from those of an earlier run with the same seed.
  const { seq } = await drive.server.db.drive.findUniqueOrThrow({ where: { id: drive.id } })
  const random = new Random(seed * 1_000_003 + Number(seq))
  const contents = await makeContents(random)
  await sendContents(drive, contents)
  const top = await drive.server.db.node.findMany({
    where: { driveId: drive.id, parentId: ROOT, deleted: false },
    select: { nameKey: true },
  })
  const taken = new Set(top.map(row => row.nameKey))
  await writeTree(drive, makeTree(plan, contents, random, taken), random, Date.now())
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${plan.nodes} nodes for ${drive.user.email} in ${seconds} s\n`)
}

async function driveOf({ server, setupToken }: Started, email: string | undefined): Promise<Drive> {
  if (setupToken !== undefined) await makeAccount(server, setupToken, email ?? 'you@example.org')
  const owner = email === undefined ? {} : { owner: { email: email.toLowerCase() } }
  const row = await server.db.drive.findFirst({ where: owner, orderBy: { createdAt: 'asc' } })
  const drive = row ? await openOwnDrive(server, row.id) : undefined
  if (!drive) throw new Error(`there is no account ${email}`)
  return drive
}

/** As the page of the set-up link does. */
async function makeAccount(server: Started['server'], token: string, email: string): Promise<void> {
  const body = JSON.stringify({ token, name: email.split('@')[0], email, password: password() })
  const request = new Request('http://localhost/api/setup', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  const response = await server.endpoints.setUp(request, {})
  if (!response.ok) throw new Error(`the account could not be made: ${await response.text()}`)
  process.stdout.write(`made the account ${email} with the password "${password()}"\n`)
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
})
