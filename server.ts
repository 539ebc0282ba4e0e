/** One process: the app, its API and its sockets. Wires them up; decides nothing. */
import { join } from 'node:path'
import next from 'next'
import { readEnv } from './lib/server/env'
import { listen } from './lib/server/http/listen'
import { createPageGuard } from './lib/server/http/page-guard'
import { createRouteListener, loadRouteFiles } from './lib/server/http/route-files'
import { ROOT } from './lib/server/root'
import { startServer } from './lib/server/start'
import { stopOnSignal } from './lib/server/stop-on-signal'
import { goOnWithoutReaders } from './lib/server/without-readers'

goOnWithoutReaders()
const dev = process.argv.includes('--dev')
const env = readEnv()
const started = await startServer(env, { restored: process.argv.includes('--restored') })
const { log } = started.server

const app = next({ dev, dir: ROOT, port: env.port, hostname: env.host ?? 'localhost' })
await app.prepare()
const handle = app.getRequestHandler()
const upgrade = app.getUpgradeHandler()
// Written as a pattern of paths, by which the bundle has them all.
const routes = await loadRouteFiles(join(ROOT, 'app'), folder => import(`./app/${folder}/route.ts`))
const answerRoute = createRouteListener(routes, log)
const guardPage = createPageGuard({ dev, contentOrigin: env.contentOrigin })
const listening = await listen(started.server, env.port, {
  request: (request, response) => void (answerRoute(request, response) || guardPage(request, response) || handle(request, response)),
  ...(dev && { upgrade: (request, socket, head) => void upgrade(request, socket, head) }),
})

const origin = env.publicOrigin ?? `http://localhost:${listening.port}`
log.info({ port: listening.port, dev }, 'listening')
process.stdout.write(`\n  Lockstep is open at ${origin}\n`)
if (started.setupToken) process.stdout.write(`  Make the first account at ${origin}/setup#${started.setupToken}\n`)
process.stdout.write('\n')

stopOnSignal(started, listening)
