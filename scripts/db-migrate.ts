/** Creates the migration that a changed schema needs, and applies what is pending to a database. */
import { applyMigrations, createMigration } from '../lib/server/db/migrate'
import { readEnv } from '../lib/server/env'

const HELP = `npm run db:migrate                    apply pending migrations to the server's database
npm run db:migrate -- --create NAME   write the migration from the last one to prisma/schema.prisma
`

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(HELP)
  const at = args.indexOf('--create')
  if (at === -1) return say('applied', await applyMigrations(readEnv().databaseUrl))
  const name = args[at + 1]
  if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error('give the migration a name in small letters, like --create add_trash')
  const made = await createMigration(name, new Date())
  say('created', made ? [made] : [])
}

function say(what: string, names: readonly string[]): void {
  process.stdout.write(names.length > 0 ? `${what} ${names.join(', ')}\n` : 'nothing to do\n')
}

await main(process.argv.slice(2))
