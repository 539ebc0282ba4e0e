/** A browser that does the same work with the bare File System Access API, on folders of its own. */
import { mkdir } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { build } from 'esbuild'
import { browserProcesses } from '../../scripts/browser-tests/browser-processes'
import { dropFolder, findChromium, launch, prepareProfile } from '../../scripts/browser-tests/prepared-chromium'
import { cpuSeconds } from '../usage'
import type { BareRequest } from './messages'

const HERE = import.meta.dirname
const PAGE =
  '<!doctype html><meta charset="utf-8"><div id="drop" style="width:300px;height:300px">drop</div><script type="module" src="/page.js"></script>'

export interface BareRun {
  /** As the page measured it. */
  readonly ms: number
  /** Seconds of processor time. */
  readonly browserCpu: number
}

export class BarePlatform {
  private constructor(
    private readonly server: Server,
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly profile: string,
  ) {}

  /** `folders`: absolute paths with names that differ; they are made where they are missing. */
  static async open(place: string, folders: readonly string[]): Promise<BarePlatform> {
    for (const folder of folders) await mkdir(folder, { recursive: true })
    const server = await serve()
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`
    const profile = join(place, 'bare-profile')
    await prepareProfile(profile, origin, folders)
    const context = await launch(profile, findChromium() as string)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(origin)
    for (const folder of folders) {
      await dropFolder(page, '#drop', folder)
      await page.waitForFunction(name => window.folders[name], basename(folder))
    }
    return new BarePlatform(server, context, page, profile)
  }

  async run(request: BareRequest): Promise<BareRun> {
    const browser = await browserProcesses(this.profile)
    const before = await cpuSeconds(browser)
    const ms = await this.page.evaluate(what => window.bare(what), request)
    return { ms, browserCpu: (await cpuSeconds(browser)) - before }
  }

  async close(): Promise<void> {
    await this.context.close()
    this.server.close()
  }
}

async function serve(): Promise<Server> {
  const { outputFiles } = await build({
    entryPoints: ['page.ts', 'worker.ts'].map(name => join(HERE, name)),
    ...{ bundle: true, format: 'esm', target: 'es2022', write: false, outdir: HERE },
  })
  const scripts = new Map(outputFiles.map(file => [file.path.slice(HERE.length), file.text]))
  const server = createServer((request, response) => {
    const script = scripts.get(request.url ?? '')
    response.writeHead(200, { 'content-type': script === undefined ? 'text/html' : 'text/javascript' }).end(script ?? PAGE)
  })
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve))
  return server
}
