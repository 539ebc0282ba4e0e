/** Makes accounts in a data folder whose server does not run: `DATA_DIR=… tsx make-accounts.ts 40`. */
import { createDrive } from '../../lib/server/accounts'
import { createAuth } from '../../lib/server/auth'
import { readEnv, readSecret } from '../../lib/server/env'
import { newId } from '../../lib/server/new-id'
import { startServer } from '../../lib/server/start'
import { numberedAccount, PASSWORD } from './account'

const env = readEnv()
const started = await startServer(env)
const { writer } = started.server
const auth = createAuth({ ...started.server, secret: readSecret(env.dataDir, () => '') })
// Hashing is slow on purpose; one hash serves all.
const password = await (await auth.$context).password.hash(PASSWORD)

await writer(async tx => {
  for (let i = 0; i < Number(process.argv[2]); i++) {
    const { name, email } = numberedAccount(i)
    const id = newId<string>()
    await tx.user.create({ data: { id, name, email, emailVerified: false } })
    await tx.account.create({ data: { id: newId<string>(), accountId: id, providerId: 'credential', userId: id, password } })
    await createDrive(tx, id, name, Date.now())
  }
})
await started.close()
process.exit(0)
