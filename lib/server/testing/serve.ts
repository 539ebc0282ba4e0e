/** The API in a process of its own, for tests that kill it. Prints one line of JSON: where it listens, and the set-up token. */
import { readEnv } from '../env'
import { listen } from '../http/listen'
import { createRouteListener, loadRouteFiles } from '../http/route-files'
import { startServer } from '../start'
import { stopOnSignal } from '../stop-on-signal'
import { APP_FOLDER } from './test-server'

const env = readEnv()
const started = await startServer(env)
const route = createRouteListener(await loadRouteFiles(APP_FOLDER), started.server.log)
const listening = await listen(started.server, env.port, { request: (request, response) => void route(request, response) })
stopOnSignal(started, listening)
process.stdout.write(`${JSON.stringify({ origin: `http://localhost:${listening.port}`, setupToken: started.setupToken })}\n`)
