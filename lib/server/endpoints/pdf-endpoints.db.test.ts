/** What the PDF viewer may fetch, by everybody, and that nothing else can be had that way. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import packageFile from '../../../node_modules/pdfjs-dist/package.json'
import { TestClient } from '../testing/test-client'
import { HOOK_MS, startTestServer, type TestServer } from '../testing/test-server'

let run: TestServer
let stranger: TestClient

beforeAll(async () => {
  run = await startTestServer()
  stranger = new TestClient(run.origin)
}, HOOK_MS)
afterAll(() => run.stop(), HOOK_MS)

const ask = (rest: string, version = packageFile.version) => stranger.fetch('GET', `/pdfjs/${version}/${rest}`)

test.each([
  ['build/pdf.worker.min.mjs', 'text/javascript'],
  ['cmaps/UniGB-UCS2-H.bcmap', 'application/octet-stream'],
  ['standard_fonts/FoxitSerif.pfb', 'application/octet-stream'],
  ['wasm/openjpeg.wasm', 'application/wasm'],
])('%s is served, and may be kept for good', async (file, type) => {
  const response = await ask(file)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000)
})

test.each([
  'build/pdf.sandbox.min.mjs',
  'build/pdf.mjs',
  'wasm/quickjs-eval.wasm',
  'cmaps/..%2f..%2fpackage.json',
  'cmaps/%2e%2e',
  'constructor/name',
  'build/pdf.worker.min.mjs%00',
])('%s is not there', async file => expect((await ask(file)).status).toBe(404))

test('another version is not there', async () => expect((await ask('build/pdf.worker.min.mjs', '1.0.0')).status).toBe(404))
