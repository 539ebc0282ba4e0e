/** The real server with the test pages beside its API, and the other hand on the disk. */
import { mkdir } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { build } from 'esbuild'
import { readEnv } from '../../lib/server/env'
import { listen } from '../../lib/server/http/listen'
import { createRouteListener, loadRouteFiles } from '../../lib/server/http/route-files'
import { startServer } from '../../lib/server/start'
import { type DiskRequest, doOnDisk } from './foreign-disk'

export interface TestServer {
  readonly origin: string
  /** Makes the first account when it is posted; see `signUp`. */
  readonly setupToken: string
  close(): Promise<void>
}

const HERE = import.meta.dirname
const ROOT = join(HERE, '../..')
const ZONE = '<div id="drop" style="width:300px;height:300px">drop</div>'
const page = (script: string) => `<!doctype html><meta charset="utf-8">${ZONE}<script type="module" src="${script}"></script>`
const PAGES = new Map([
  ['/', page('/page.js')],
  ['/client', page('/client-page.js')],
  ['/store', page('/store-page.js')],
  ['/markdown', page('/markdown-page.js')],
  ['/drive', page('/drive-page.js')],
])
/** By the name that they are asked for with. */
const SCRIPTS = new Map([
  ['/page.js', 'page.ts'],
  ['/worker.js', 'worker.ts'],
  ['/client-page.js', 'client-page.ts'],
  ['/store-page.js', 'store-page.ts'],
  ['/markdown-page.js', 'markdown-page.ts'],
  ['/drive-page.js', 'drive-page.ts'],
  ['/engine-worker.js', '../../lib/browser/worker/worker.ts'],
  ['/mirror-worker.js', '../../lib/browser/mirror/worker.ts'],
  ['/sender-worker.js', '../../lib/browser/uploads/sender-worker.ts'],
])

/** `top`: where the pages may act on the disk; the server keeps its data beside it. */
export async function serveTests(top: string): Promise<TestServer> {
  const scripts = await bundle()
  const dataDir = `${top}-server`
  await mkdir(dataDir)
  const started = await startServer(readEnv({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }))
  const route = createRouteListener(await loadRouteFiles(join(ROOT, 'app')), started.server.log)
  const listening = await listen(started.server, 0, {
    request(request, response) {
      if (route(request, response)) return
      answer(top, scripts, request, response).catch(error => response.writeHead(500).end(String(error)))
    },
  })
  return {
    origin: `http://localhost:${listening.port}`,
    setupToken: started.setupToken ?? '',
    async close() {
      await listening.stop(1000)
      await started.close()
    },
  }
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const scripts = new Map<string, string>()
  for (const [name, entry] of SCRIPTS) {
    const { outputFiles } = await build({
      entryPoints: [join(HERE, entry)],
      ...{ bundle: true, format: 'esm', target: 'es2022', write: false, sourcemap: 'inline' },
    })
    scripts.set(name, outputFiles[0]?.text ?? '')
  }
  return scripts
}

async function answer(
  top: string,
  scripts: ReadonlyMap<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '/'
  const script = scripts.get(url)
  if (script !== undefined) return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
  const html = PAGES.get(url)
  if (html !== undefined) return void response.writeHead(200, { 'content-type': 'text/html' }).end(html)
  if (url !== '/disk') return void response.writeHead(404).end()
  let body = ''
  for await (const part of request) body += part
  const result = await doOnDisk(top, JSON.parse(body) as DiskRequest)
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? null))
}
