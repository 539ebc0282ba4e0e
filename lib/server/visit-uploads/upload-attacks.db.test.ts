import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFolder } from '../testing/test-content'
import { HOOK_MS } from '../testing/test-server'
import { encoded, TusVisitor } from './testing/tus-visitor'
import { UploadWorld } from './testing/upload-world'

let world: UploadWorld
let somebody: TusVisitor

beforeAll(async () => {
  world = await UploadWorld.start()
  somebody = await visitor()
}, HOOK_MS)

afterAll(async () => {
  expect(await world.run.problems()).toEqual([])
  expect(await world.run.server.db.node.count({ where: { name: { contains: '..' } } })).toBe(0)
  await world.run.stop()
}, HOOK_MS)

const three = Uint8Array.from([1, 2, 3])

async function visitor(): Promise<TusVisitor> {
  return TusVisitor.to(world.anna, [await world.folder()])
}

test.each([
  ['..'],
  ['../x'],
  ['..\\x'],
  ['a/b'],
  ['/etc/passwd'],
  ['C:x'],
  ['x\0y'],
  [''],
  ['.'],
  ['con'],
  ['a\r\nb'],
  ['x '],
  ['x'.repeat(300)],
])('the name %j is refused', async name => {
  expect((await somebody.begin(3, { name })).status).toBe(400)
})

test.each([['..'], ['a/../b'], ['/a'], ['a//b'], ['a/'], ['a\\b/..\\c'], ['.'], ['a/\0'], [Array(65).fill('a').join('/')]])(
  'the folders %j are refused',
  async folders => {
    expect((await somebody.begin(3, { name: 'a.txt', folders })).status).toBe(400)
  },
)

test('a path that would lie too deep is refused before its bytes', async () => {
  expect((await somebody.begin(3, { name: 'a.txt', folders: Array(63).fill('a').join('/') })).status).toBe(400)
})

test.each(['-1', '1.5', 'x', '', '1e3', '9007199254740993'])('the length %j is refused', async length => {
  expect([400, 413]).toContain((await somebody.begin(length, { name: 'a.txt' })).status)
  expect(await world.open()).toEqual([0, 0])
})

test('a length that no server takes is refused at once', async () => {
  const { status, body } = await somebody.begin(200 * 1024 ** 3, { name: 'a.txt' })
  expect([status, body]).toEqual([413, { error: 'too-large' }])
})

test('neither a length that comes later nor parts to be put together nor what is no metadata', async () => {
  const path = `${somebody.path}/uploads`
  const metadata = encoded({ name: 'a.txt' })
  for (const headers of [
    { 'upload-defer-length': '1', 'upload-metadata': metadata },
    { 'upload-length': '3', 'upload-defer-length': '1', 'upload-metadata': metadata },
    { 'upload-length': '3', 'upload-concat': 'partial', 'upload-metadata': metadata },
    { 'upload-length': '3', 'upload-concat': `final;${path}/x ${path}/y`, 'upload-metadata': metadata },
    { 'upload-length': '3' },
    { 'upload-length': '3', 'upload-metadata': 'name' },
    { 'upload-length': '3', 'upload-metadata': 'name ***' },
    { 'upload-length': '3', 'upload-metadata': `${metadata},name ${btoa('b.txt')}` },
    { 'upload-length': '3', 'upload-metadata': `${metadata},__proto__ ${btoa('b.txt')}` },
  ] as Record<string, string>[])
    expect((await somebody.ask('POST', path, headers)).status).toBe(400)
  expect(await world.open()).toEqual([0, 0])
})

test('another method in a header is not taken, and what is done stays what the method says', async () => {
  const { at } = await somebody.begin(3, { name: 'a.txt', key: 'A'.repeat(22) })
  expect((await somebody.patch(at, 0, Uint8Array.from([1]))).status).toBe(204)
  const path = `${somebody.path}/uploads`
  const type = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '1' }
  for (const other of ['DELETE', 'PATCH', 'delete', 'PUT']) {
    const override = { 'x-http-method-override': other, 'x-http-method': other, 'x-method-override': other }
    for (const [method, address] of [
      ['HEAD', at],
      ['OPTIONS', path],
      ['POST', at],
      ['GET', at],
      ['OPTIONS', at],
    ] as const)
      await somebody.ask(method, `${address}?_method=${other}`, { ...override, ...type })
    // The same file again, which is known: its creation is answered, and nothing else done.
    expect((await somebody.begin(3, { name: 'a.txt', key: 'A'.repeat(22) }, override)).at).toBe(at)
    expect((await somebody.head(at)).headers.get('upload-offset')).toBe('1')
  }
  // Nor by a page of another origin, whose safe methods need to ask nobody.
  await somebody.ask('HEAD', at, { origin: 'https://evil.example', 'x-http-method-override': 'DELETE' })
  expect((await somebody.head(at)).headers.get('upload-offset')).toBe('1')
  await somebody.ask('DELETE', at)
})

test.each([
  'md5 1B2M2Y8AsgTpgAmY7PhCfg==',
  'sha1 ../../secret',
  'sha1',
  '../x AAAA',
  'crc32 %00',
  'sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
])('a checksum that nobody said would be looked at (%s) changes nothing', async checksum => {
  const { at } = await somebody.begin(3, { name: 'a.txt' })
  const { status } = await somebody.patch(at, 0, Uint8Array.from([1]), { 'upload-checksum': checksum })
  expect([204, 400]).toContain(status)
  const offset = (await somebody.head(at)).headers.get('upload-offset')
  expect(offset).toBe(status === 204 ? '1' : '0')
  expect((await somebody.ask('OPTIONS', `${somebody.path}/uploads`)).headers.get('tus-extension')).not.toContain('checksum')
  await somebody.ask('DELETE', at)
})

test('not a byte more than was said is taken, whatever the headers claim', async () => {
  const { at } = await somebody.begin(3, { name: 'a.txt' })
  expect((await somebody.patch(at, 0, new Uint8Array(1000))).status).toBe(413)
  const endless = new ReadableStream<Uint8Array>({ pull: controller => controller.enqueue(new Uint8Array(65536)) })
  const headers = {
    origin: world.run.origin,
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  }
  const sent = fetch(world.run.origin + at, { method: 'PATCH', headers, body: endless, duplex: 'half' } as RequestInit)
  await sent.then(answer => expect(answer.status).toBe(413)).catch(() => undefined)
  expect((await somebody.head(at)).headers.get('upload-offset')).toBe('0')
  await somebody.ask('DELETE', at)
})

test.each(['1', '3', '4', '99', '-1', 'x'])('the offset %j of an empty upload is refused', async offset => {
  const { at } = await somebody.begin(3, { name: 'a.txt' })
  expect([400, 409]).toContain((await somebody.patch(at, offset, three)).status)
  expect((await somebody.head(at)).headers.get('upload-offset')).toBe('0')
  await somebody.ask('DELETE', at)
})

test("another link's upload is not there, finished or not", async () => {
  const [mine, other] = [await visitor(), await visitor()]
  const { at } = await mine.begin(3, { name: 'a.txt' })
  const id = at.split('/').at(-1)
  const foreign = `${other.path}/uploads/${id}`
  const answers = async () => [
    (await other.head(foreign)).status,
    (await other.patch(foreign, 0, three)).status,
    (await other.ask('DELETE', foreign)).status,
  ]
  expect(await answers()).toEqual([404, 404, 404])
  await mine.patch(at, 0, three)
  expect(await answers()).toEqual([404, 404, 404])
  expect((await mine.head(at)).status).toBe(200)
})

test.each(['..', '..%2f..%2flockstep.db', '%2e%2e%2fsecret', 'lockstep.db', 'x'.repeat(5000), '%00', 'a'.repeat(32)])(
  'the upload %j is not there',
  async id => {
    const at = `${somebody.path}/uploads/${id}`
    expect((await somebody.head(at)).status).toBeGreaterThanOrEqual(404)
    expect((await somebody.patch(at, 0, three)).status).toBeGreaterThanOrEqual(404)
    expect((await somebody.ask('DELETE', at)).status).toBeGreaterThanOrEqual(404)
  },
)

test('a folder beside the link, its parent and a file are no places for uploads', async () => {
  const [inside, outside] = [createFolder('inside'), createFolder('outside')]
  await world.anna.commit([inside, outside])
  const somebody = await TusVisitor.to(world.anna, [inside.id])
  await somebody.send(Buffer.from('x'), { name: 'x.txt' })
  const [file] = await world.list(inside.id)
  for (const parent of [outside.id, file?.id ?? '']) expect((await somebody.begin(3, { name: 'a.txt', parent })).status).toBe(404)
  for (const parent of ['root', '../', '']) expect((await somebody.begin(3, { name: 'a.txt', parent })).status).toBe(400)
})

test.each(['view', 'download'] as const)('a link to %s takes nothing', async role => {
  const somebody = await TusVisitor.to(world.anna, [await world.folder()], { role })
  expect((await somebody.begin(3, { name: 'a.txt' })).status).toBe(403)
  expect((await somebody.ask('OPTIONS', `${somebody.path}/uploads`)).status).toBe(403)
})

test('without the password nothing is taken', async () => {
  const somebody = await TusVisitor.to(world.anna, [await world.folder()], { password: 'open sesame' })
  expect((await somebody.begin(3, { name: 'a.txt' })).body).toEqual({ error: 'link-locked' })
})

test('no page of another origin sends anything, and none may read an answer', async () => {
  const foreign = { origin: 'https://evil.example' }
  expect((await somebody.begin(3, { name: 'a.txt' }, foreign)).status).toBe(403)
  const { at, headers } = await somebody.begin(3, { name: 'a.txt' })
  expect([...headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  expect((await somebody.patch(at, 0, three, foreign)).status).toBe(403)
  await somebody.ask('DELETE', at)
})

test('an upload-only link answers a taken name like a free one', async () => {
  await somebody.send(Buffer.from('x'), { name: 'taken.txt' })
  const answers = await Promise.all(['taken.txt', 'free.txt'].map(name => somebody.begin(1, { name })))
  expect(answers.map(({ status, body }) => [status, body])).toEqual([
    [201, ''],
    [201, ''],
  ])
  for (const { at } of answers) await somebody.ask('DELETE', at)
})

test('a sender that stops in the middle of a body leaves what came, and the next one goes on', async () => {
  const { at } = await somebody.begin(10, { name: 'a.txt' })
  const { port } = new URL(world.run.origin)
  const socket = connect(Number(port), 'localhost')
  const lines = [`PATCH ${at} HTTP/1.1`, `host: localhost:${port}`, 'tus-resumable: 1.0.0', 'upload-offset: 0']
  socket.write([...lines, 'content-type: application/offset+octet-stream', 'content-length: 10', '', 'abcd'].join('\r\n'))
  await expect.poll(async () => (await world.run.server.visitUploads.files.received(at.split('/').at(-1) ?? ''))?.size).toBe(4)
  // Still open: whoever asks now takes it over.
  expect((await somebody.head(at)).headers.get('upload-offset')).toBe('4')
  socket.destroy()
  expect((await somebody.patch(at, 4, Uint8Array.from(Buffer.from('efghij')))).status).toBe(204)
})
