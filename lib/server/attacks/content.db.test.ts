/** Files that want to be more than bytes. */
import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { makeLink, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import { chunk, createFile } from '../testing/test-content'
import { withTestServer } from '../testing/with-test-server'
import { WAYS_OUT } from './hostile-names'

let world: SharedWorld

withTestServer({ one: 'all' }, async run => {
  world = await makeSharedWorld(run)
})

/** In the shared folder. */
async function addFile(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const { owner, nodes } = world
  const part = chunk(content)
  await owner.sendPack(part)
  const file = await createFile(name, [part], nodes.folder)
  expect((await owner.commit([file])).body.outcomes[0]?.kind).toBe('accepted')
  return file.id
}

const SCRIPT = '<script>fetch("/api/me")</script>'
const ACTIVE = {
  'page.html': SCRIPT,
  'page.htm': SCRIPT,
  'page.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</html>`,
  'picture.svg': `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`,
  'picture.svgz': SCRIPT,
  'data.xml': `<?xml-stylesheet href="evil.xsl"?><a>${SCRIPT}</a>`,
  'style.xsl': SCRIPT,
  'mail.mhtml': SCRIPT,
  'mail.eml': SCRIPT,
  'app.swf': 'FWS',
  'list.hta': SCRIPT,
  'site.webmanifest': '{}',
  'no extension': SCRIPT,
}

test('6 what could run is never shown, from the drive or from a link, whatever is asked', async () => {
  const { token } = await makeLink(world, 'download')
  for (const [name, content] of Object.entries(ACTIVE)) {
    const id = await addFile(name, content)
    for (const path of [`/api/drives/${world.drive}/nodes/${id}/content?inline=1`, `/api/s/${token}/nodes/${id}/content?inline=1`]) {
      const client = path.startsWith('/api/s/') ? visitor(world.run) : world.owner
      const response = await client.fetch('GET', path)
      expect([name, response.status]).toEqual([name, 200])
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': expect.stringMatching(/^attachment; /),
        'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
        'x-content-type-options': 'nosniff',
      })
      await response.body?.cancel()
    }
  }
})

test('7 a file is of the type that its name promises, and a browser may not guess another', async () => {
  const { token } = await makeLink(world, 'view')
  for (const [name, type, content] of [
    ['letter.txt', 'text/plain; charset=utf-8', SCRIPT],
    ['code.js', 'text/plain; charset=utf-8', 'alert(1)'],
    ['both.gif', 'image/gif', 'GIF89a/*\0*/=1;alert(1)'],
    ['both.jpg', 'image/jpeg', SCRIPT],
    ['paper.pdf', 'application/pdf', '%PDF-1.7 /JavaScript'],
  ] as const) {
    const id = await addFile(name, content)
    for (const path of [`/api/drives/${world.drive}/nodes/${id}/content?inline=1`, `/api/s/${token}/nodes/${id}/content?inline=1`]) {
      const client = path.startsWith('/api/s/') ? visitor(world.run) : world.owner
      const response = await client.fetch('GET', path, undefined, { accept: 'text/html', 'sec-fetch-dest': 'document' })
      await response.body?.cancel()
      expect([path, response.status]).toEqual([path, 200])
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': type,
        'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      })
    }
  }
})

test('2 what stands beside the way to a file reads no other file', async () => {
  const { owner, drive, nodes } = world
  for (const way of WAYS_OUT) {
    const text = encodeURIComponent(way)
    for (const path of [
      `/api/drives/${drive}/nodes/${nodes.picture}/thumbnail?size=${text}`,
      `/api/drives/${drive}/nodes/${nodes.picture}/thumbnail?size=256&revision=${text}`,
      `/api/drives/${drive}/nodes/${nodes.picture}/revisions/${text}/manifest`,
      `/pdfjs/${text}/build/pdf.worker.min.mjs`,
      `/pdfjs/6.5.438/${text}/pdf.worker.min.mjs`,
      `/pdfjs/6.5.438/build/${text}`,
    ])
      expect([path, [400, 404].includes((await owner.fetch('GET', path)).status)]).toEqual([path, true])
  }
})

test('2 nor does what stands beside it at a link', async () => {
  const { nodes, run } = world
  const { token } = await makeLink(world, 'edit')
  for (const way of WAYS_OUT) {
    const text = encodeURIComponent(way)
    for (const path of [
      `nodes/${nodes.picture}/thumbnail?size=${text}`,
      `nodes/${text}/thumbnail?size=256`,
      `nodes/${nodes.picture}/content?revision=${text}`,
      `nodes?parent=${text}`,
      `zip?order=${text}`,
      `uploads/${text}`,
    ]) {
      const answer = await visitor(run).fetch('GET', `/api/s/${token}/${path}`)
      const body = await answer.text()
      expect([path, [400, 404, 405, 409].includes(answer.status), /root:|\[fonts\]/.test(body)]).toEqual([path, true, false])
    }
  }
  // Nor another revision than the present one, nor another file by the revision of this one.
  for (const revision of ['A'.repeat(22), nodes.secret])
    expect((await visitor(run).fetch('GET', `/api/s/${token}/nodes/${nodes.file}/content?revision=${revision}`)).status).toBe(409)
})

/** Black, of 1 bit a pixel: a few kilobytes. */
function hugePicture(side: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.writeUInt8(1, 8)
  const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side))
  const part = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Uint8Array.from(Buffer.concat([signature, part('IHDR', header), part('IDAT', rows), part('IEND', Buffer.alloc(0))]))
}

test('25 a picture that would fill the memory has no small one, and the server lives on', async () => {
  const bomb = hugePicture(30_000)
  expect(bomb.length).toBeLessThan(1024 * 1024)
  const path = `/api/drives/${world.drive}/nodes/${await addFile('bomb.png', bomb)}/thumbnail?size=256`
  let status = 202
  while (status === 202) status = (await world.owner.fetch('GET', path)).status
  expect(status).toBe(404)
  expect((await world.owner.get('/api/me')).status).toBe(200)
})

test('25 zip files that nobody waits for are not read to their end', async () => {
  const { owner, drive } = world
  const answers = await Promise.all(Array.from({ length: 50 }, () => owner.fetch('GET', `/api/drives/${drive}/zip?nodes=root`)))
  await Promise.all(answers.map(answer => answer.body?.cancel()))
  expect((await owner.get('/api/me')).status).toBe(200)
})

test('33 hashes of others’ files say nothing and give nothing', async () => {
  const { owner, outsider, drive } = world
  const part = chunk('a secret that somebody else has')
  await owner.sendPack(part)
  await owner.commit([await createFile('known.txt', [part])])
  const missing = await outsider.post<{ hashes: string[] }>(outsider.path('chunks/missing'), { hashes: [part.hash] })
  expect(missing.body.hashes).toEqual([part.hash])
  const claimed = await outsider.commit([await createFile('claimed.txt', [part])])
  expect(claimed.body.outcomes[0]).toMatchObject({ kind: 'missing-chunks' })
  const read = await outsider.fetch('POST', outsider.path('chunks/read'), JSON.stringify({ hashes: [part.hash] }), {
    'content-type': 'application/json',
  })
  expect((await read.arrayBuffer()).byteLength).toBe(0)
  const manifests = await outsider.post(outsider.path('manifests'), { contents: [part.hash] })
  expect(manifests.body).toEqual({ manifests: {} })
  expect((await outsider.post(`/api/drives/${drive}/chunks/missing`, { hashes: [part.hash] })).status).toBe(404)
})

test('33 visitors have no question about hashes at all', async () => {
  const { token } = await makeLink(world, 'edit')
  for (const path of ['chunks/missing', 'chunks/read', 'packs', 'manifests', 'commits', 'changes'])
    for (const method of ['GET', 'POST']) expect((await visitor(world.run).fetch(method, `/api/s/${token}/${path}`)).status).toBe(404)
})
