/** A tiny server for the test page: the page, its bundled scripts, and the other hand on the disk. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type DiskRequest, doOnDisk } from './foreign-disk'

export interface TestServer {
  readonly origin: string
  close(): void
}

const HERE = import.meta.dirname
const PAGE =
  '<!doctype html><meta charset="utf-8"><div id="drop" style="width:300px;height:300px">drop</div><script type="module" src="/page.js"></script>'

/** Serves the page and its scripts; what they ask of the disk is done in `top`. */
export async function serveTests(top: string): Promise<TestServer> {
  const scripts = await bundle()
  const server = createServer((request, response) => {
    answer(top, scripts, request, response).catch(error => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve))
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: ['page.ts', 'worker.ts'].map(name => join(HERE, name)),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    outdir: HERE,
    sourcemap: 'inline',
  })
  return new Map(outputFiles.map(file => [file.path.slice(HERE.length), file.text]))
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
  if (request.method !== 'POST' || url !== '/disk') return void response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
  let body = ''
  for await (const part of request) body += part
  const result = await doOnDisk(top, JSON.parse(body) as DiskRequest)
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? null))
}
