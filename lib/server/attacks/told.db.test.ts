/** What the server tells: in its log, in headers for caches and other pages, and of its secrets in any answer of a link. */
import { readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LINK_ROLES } from '../../core/protocol/links'
import { newId } from '../new-id'
import { type EveryRoute, everyRoute, fillPath } from '../testing/every-route'
import { LINK_PASSWORD, type MadeLink, makeLink, makeLinks, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import { TestClient } from '../testing/test-client'
import { chunk, createFile } from '../testing/test-content'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'
import { TusVisitor } from '../visit-uploads/testing/tus-visitor'

const log: string[] = []
let world: SharedWorld
let run: TestServer
let routes: readonly EveryRoute[]

withTestServer({ one: 'all', settings: { LOG_LEVEL: 'trace' }, logTo: { write: line => void log.push(line) } }, async started => {
  run = started
  world = await makeSharedWorld(run)
  routes = await everyRoute(run.server)
})

/** With which each of them does something. */
const BODIES: Readonly<Record<string, () => object>> = {
  unlock: () => ({ password: LINK_PASSWORD }),
  edits: () => ({ do: 'create-folder', parent: world.nodes.folder, name: newId() }),
  'zip-orders': () => ({ nodes: [world.nodes.folder] }),
  zip: () => ({ nodes: [world.nodes.folder] }),
  folders: () => ({ folders: [newId()] }),
  save: () => ({ nodes: [world.nodes.file], drive: world.outsider.drive, parent: 'root' }),
}

interface Told {
  readonly asked: string
  readonly status: number
  readonly text: string
}

/** All that can be asked of a link, by whoever has its address. */
async function askAll({ token, pass }: MadeLink): Promise<Told[]> {
  const asked = routes.filter(route => route.path.startsWith('/api/s/'))
  return Promise.all(
    asked.map(async ({ name, method, path }) => {
      const query = path.endsWith('/zip') ? `?nodes=${world.nodes.folder}` : path.endsWith('/thumbnail') ? '?size=256' : ''
      const body = method === 'POST' ? BODIES[path.split('/').at(-1) ?? '']?.() : undefined
      const answer = await visitor(run, [pass, world.outsider.cookie].filter(Boolean).join('; ')).fetch(
        method,
        fillPath(path, { token, node: world.nodes.file }, newId) + query,
        body && JSON.stringify(body),
        body ? { 'content-type': 'application/json' } : {},
      )
      return { asked: name, status: answer.status, text: `${[...answer.headers].join('\n')}\n\n${await answer.text()}` }
    }),
  )
}

test('11 no answer of a link holds a hash, a sealed token or a password, whatever is asked of it', async () => {
  const links = await makeLinks(world, { password: LINK_PASSWORD, title: 'Merger', note: 'with whom' })
  const rows = await run.server.db.link.findMany()
  const people = await run.server.db.account.findMany()
  const secrets = [
    ...rows.flatMap(row => [row.passwordHash, row.tokenHash, row.tokenSealed]),
    ...people.map(account => account.password),
    ...[LINK_PASSWORD, 'argon2', TestClient.PASSWORD],
  ].filter(secret => typeof secret === 'string')
  expect(secrets.length).toBeGreaterThan(15)
  for (const role of LINK_ROLES) {
    const link = links[role]
    const told = [...(await askAll(link)), ...(await askAll({ ...link, pass: undefined }))]
    // They do something: what is refused for its form says nothing about this.
    expect(told.filter(({ status }) => status < 300).length).toBeGreaterThan(5)
    for (const { asked, text } of told)
      for (const secret of secrets) expect([role, asked, text.includes(secret)]).toEqual([role, asked, false])
  }
})

test('38 what is anybody’s in particular is kept by no cache between', async () => {
  const { owner, nodes, drive } = world
  const { token } = await makeLink(world, 'edit')
  const known = { drive, node: nodes.file, token, device: owner.device ?? '' }
  const cookies = { 'the owner': owner.cookie, 'an administrator': world.admin.cookie, nobody: '' }
  // The viewer of PDFs is everybody's, and whether the server lives nobody's.
  const shared = /^\/(pdfjs|healthz|readyz)/
  for (const { path } of routes.filter(route => route.method === 'GET' && !shared.test(route.path))) {
    const query = path.endsWith('/zip') ? '?nodes=root' : path.endsWith('/thumbnail') ? '?size=256' : ''
    for (const [who, cookie] of Object.entries(cookies)) {
      const answer = await visitor(run, cookie).fetch('GET', fillPath(path, known, newId) + query)
      await answer.body?.cancel()
      // Small pictures lie in the browser alone, which asks each time and is emptied when somebody signs out.
      const kept = path.endsWith('/thumbnail') && answer.status === 200 ? 'private, no-cache' : 'private, no-store'
      expect([who, path, answer.headers.get('cache-control')]).toEqual([who, path, kept])
    }
  }
})

test('9 no name, note, password or token stands in the log, and nobody writes lines of it', async () => {
  const { owner, nodes } = world
  const name = 'diary\u2028{level, 60} of Eve.txt'
  const part = chunk(`words ${newId()}`)
  await owner.sendPack(part)
  const file = await createFile(name, [part], nodes.folder)
  expect((await owner.commit([file])).body.outcomes[0]?.kind).toBe('accepted')
  const link = await makeLink(world, 'edit', { password: LINK_PASSWORD, title: 'Merger title', note: 'a note\nof two lines' })
  await askAll(link)
  const tus = new TusVisitor(run.origin, (await makeLink(world, 'upload')).token, '')
  const { at } = await tus.begin(3, { name: 'upload of Eve.txt' })
  await tus.patch(at, 0, new Uint8Array(1000))
  await tus.patch(at, 0, new Uint8Array(3))
  // Failures are what is logged most of: a pack that is gone, a picture that is none, a password that is wrong.
  const packs = join(run.env.dataDir, 'packs')
  const { packId } = await run.server.db.chunk.findFirstOrThrow({ where: { hash: part.hash } })
  const before = log.length
  const pack = (await readdir(packs, { recursive: true })).find(path => path.endsWith(packId)) ?? ''
  await rename(join(packs, pack), join(packs, 'away'))
  const broken = [owner.fetch('GET', owner.path(`nodes/${file.id}/content`))]
  broken.push(visitor(run, link.pass).fetch('GET', `/api/s/${link.token}/nodes/${file.id}/content`))
  broken.push(visitor(run, link.pass).fetch('GET', `/api/s/${link.token}/zip?nodes=${nodes.folder}&name=zip%20of%20Eve`))
  await Promise.allSettled(broken.map(async answer => (await answer).text()))
  expect(log.length).toBeGreaterThan(before)
  await owner.signIn('owner@example.org', 'a wrong password of Eve')
  const secrets = [link.token, link.pass?.split('=')[1] ?? '', owner.cookie.split('=')[1] ?? '', LINK_PASSWORD, TestClient.PASSWORD]
  const words = [...secrets, 'of Eve', 'words.txt', 'secret.txt', 'Merger', 'two lines']
  const text = log.join('')
  for (const word of words) expect([word, text.includes(word), text.includes(encodeURIComponent(word))]).toEqual([word, false, false])
  for (const line of log) expect(Object.keys(JSON.parse(line))).toEqual(expect.arrayContaining(['level', 'time', 'msg']))
  await rename(join(packs, 'away'), join(packs, pack))
})
