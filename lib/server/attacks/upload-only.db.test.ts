/** A link that only takes files: whoever has it sees nothing, changes nothing, and finds out nothing by asking long enough. */
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../new-id'
import { everyRoute, fillPath } from '../testing/every-route'
import { type MadeLink, makeLink, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import { differences, readTables } from '../testing/tables'
import type { TestServer } from '../testing/test-server'
import { withTestServer } from '../testing/with-test-server'
import { TusVisitor } from '../visit-uploads/testing/tus-visitor'
import { medianOf } from './median-of'

let world: SharedWorld
let run: TestServer
let link: MadeLink
let somebody: TusVisitor

withTestServer({ one: 'all' }, async started => {
  run = started
  world = await makeSharedWorld(run)
})
beforeAll(async () => {
  link = await makeLink(world, 'upload')
  somebody = new TusVisitor(run.origin, link.token, link.id)
})

const ask = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
  visitor(run).fetch(
    method,
    `/api/s/${link.token}${path}`,
    body && JSON.stringify(body),
    body ? { 'content-type': 'application/json', ...headers } : headers,
  )

test('17 what an editor’s link could ask, with bodies that are right, changes nothing by one that only takes files', async () => {
  const { nodes, outsider } = world
  const row = await run.server.db.node.findFirstOrThrow({ where: { id: nodes.file } })
  const before = await readTables(run.server.db)
  const asked: [string, string, object?, Record<string, string>?][] = [
    ['POST', '/edits', { do: 'rename', node: nodes.file, expect: 'words.txt', name: 'renamed.txt' }],
    ['POST', '/edits', { do: 'delete', node: nodes.file, revision: row.revisionId }],
    ['POST', '/edits', { do: 'create-folder', parent: nodes.folder, name: 'made' }],
    ['PUT', `/nodes/${nodes.file}/content`, { over: 'written' }, { 'if-match': `"${row.revisionId}"` }],
    ['GET', '/nodes'],
    ['GET', `/nodes?parent=${nodes.folder}`],
    ['GET', `/nodes/${nodes.file}/content`],
    ['HEAD', `/nodes/${nodes.file}/content`],
    ['GET', `/nodes/${nodes.picture}/thumbnail?size=256`],
    ['GET', `/zip?nodes=${nodes.folder}`],
    ['POST', '/zip', { nodes: [nodes.folder] }],
    ['POST', '/zip-orders', { nodes: [nodes.folder] }],
    ['POST', '/save', { nodes: [nodes.file], drive: outsider.drive, parent: 'root' }, { cookie: outsider.cookie }],
  ]
  for (const [method, path, body, headers] of asked) {
    const answer = await ask(method, path, body, headers)
    const text = await answer.text()
    expect([method, path, answer.status, /words|shared/.test(text)]).toEqual([method, path, 403, false])
  }
  expect(differences(before, await readTables(run.server.db))).toEqual([])
  // The same bodies are right: a link to edit takes them.
  const editing = await makeLink(world, 'edit')
  const renamed = { do: 'rename', node: nodes.file, expect: 'words.txt', name: 'renamed.txt' }
  expect((await visitor(run).post<{ kind: string }>(`/api/s/${editing.token}/edits`, renamed)).body.kind).toBe('done')
  const back = { do: 'rename', node: nodes.file, expect: 'renamed.txt', name: 'words.txt' }
  expect((await visitor(run).post<{ kind: string }>(`/api/s/${editing.token}/edits`, back)).body.kind).toBe('done')
})

test('17 no route answers a node that is there otherwise than one that is not', async () => {
  const routes = (await everyRoute(run.server)).filter(({ path }) => path.startsWith('/api/s/[token]/') && path.includes('[node]'))
  expect(routes.length).toBeGreaterThan(3)
  for (const { method, path } of routes) {
    const answers = await Promise.all(
      [world.nodes.file, world.nodes.secret, world.nodes.trashed, newId()].map(async node => {
        const answer = await visitor(run).fetch(method, fillPath(path, { token: link.token, node }, newId))
        return `${answer.status} ${await answer.text()} ${[...answer.headers.keys()]}`
      }),
    )
    expect([method, path, new Set(answers).size]).toEqual([method, path, 1])
  }
})

test('17 a name that is taken is answered like a free one, in the same time', async () => {
  const taken = { name: 'words.txt', parent: world.nodes.folder }
  const times: Record<'taken' | 'free', number[]> = { taken: [], free: [] }
  const answers = new Set<string>()
  for (let i = 0; i < 40; i++) {
    for (const kind of i % 2 ? (['taken', 'free'] as const) : (['free', 'taken'] as const)) {
      const began = performance.now()
      const { status, body, at } = await somebody.begin(3, kind === 'taken' ? taken : { ...taken, name: `${newId()}.txt` })
      times[kind].push(performance.now() - began)
      answers.add(`${status} ${JSON.stringify(body)} ${at.replace(/[0-9a-f]{32}$/, 'ID')}`)
      await somebody.ask('DELETE', at)
    }
  }
  expect([...answers]).toHaveLength(1)
  // Neither looks for the name: that comes when all is there, and then it gets another one.
  expect(medianOf(times.taken) / medianOf(times.free)).toBeGreaterThan(0.5)
  expect(medianOf(times.taken) / medianOf(times.free)).toBeLessThan(2)
})

test('17 what is sent under a name that is taken stands beside what was there', async () => {
  await somebody.send(Buffer.from('mine'), { name: 'words.txt' })
  const { body } = await world.owner.get<{ nodes: { id: string; name: string }[] }>(world.owner.path(`nodes?parent=${world.nodes.folder}`))
  expect(body.nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(['words.txt', 'words (1).txt']))
  const old = await world.owner.fetch('GET', world.owner.path(`nodes/${world.nodes.file}/content`))
  expect(await old.text()).toBe('shared words')
  // Nor does its sender learn under which name.
  const visit = await (await ask('GET', '')).text()
  expect(visit).not.toMatch(/words/)
})
