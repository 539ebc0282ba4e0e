/** What visitors of a link see and do: each role, each verb, and never anything beside or above. */
import { describe, expect, test } from 'vitest'
import { type NodeId, ROOT } from '../../core/ids'
import type { Activity } from '../../core/protocol/activity'
import { BY_LINK } from '../../core/protocol/by-link'
import { LINK_ROLES, type LinkRole, type VisitorEdited } from '../../core/protocol/links'
import { idsOf, testLinks } from '../testing/link-world'
import { createFolder, move, remove } from '../testing/test-content'
import type { Visitor } from '../testing/visitor'
import { stillInLink } from './nodes-in-link'
import { openLink } from './open-link'

const here = testLinks()
const FAR = Number.MAX_SAFE_INTEGER

const VERBS: Readonly<Record<string, (visitor: Visitor) => Promise<Response>>> = {
  list: visitor => visitor.fetch('GET', `/nodes?parent=${here.outer.id}`),
  roots: visitor => visitor.fetch('GET', '/nodes'),
  thumbnail: visitor => visitor.fetch('GET', `/nodes/${here.picture.id}/thumbnail?size=256`),
  show: visitor => visitor.fetch('GET', `/nodes/${here.file.id}/content?inline=1`),
  download: visitor => visitor.fetch('GET', `/nodes/${here.file.id}/content`),
  ask: visitor => visitor.fetch('HEAD', `/nodes/${here.file.id}/content`),
  zip: visitor => visitor.fetch('GET', `/zip?nodes=${here.outer.id}`),
  'ask for a zip': visitor => visitor.fetch('HEAD', `/zip?nodes=${here.outer.id}`),
  'post for a zip': visitor => visitor.fetch('POST', '/zip', { nodes: [here.outer.id] }),
  'make a folder': visitor => visitor.fetch('POST', '/edits', { do: 'create-folder', parent: here.outer.id, name: 'new' }),
  rename: visitor => visitor.fetch('POST', '/edits', { do: 'rename', node: here.file.id, expect: 'file.txt', name: 'other.txt' }),
  delete: visitor => visitor.fetch('POST', '/edits', { do: 'delete', node: here.file.id, revision: here.file.revision.id }),
}

const LOOKS = ['list', 'roots', 'thumbnail', 'show']
const KEEPS = ['download', 'ask', 'zip', 'ask for a zip', 'post for a zip']
const CHANGES = ['make a folder', 'rename', 'delete']
const ALLOWED: Readonly<Record<LinkRole, readonly string[]>> = {
  view: LOOKS,
  download: [...LOOKS, ...KEEPS],
  upload: [],
  edit: [...LOOKS, ...KEEPS, ...CHANGES],
}

describe.each(LINK_ROLES)('a link to %s', role => {
  test('lets do that much, and nothing else changes anything', async () => {
    const visitor = here.visitor(await here.share({ role }))
    const before = await seq()
    for (const [verb, doIt] of Object.entries(VERBS)) {
      const { status } = await doIt(visitor)
      expect([verb, status < 300]).toEqual([verb, ALLOWED[role].includes(verb)])
      if (status >= 300) expect([verb, status]).toEqual([verb, 403])
    }
    if (role !== 'edit') expect(await seq()).toBe(before)
  })

  test('lets nothing be done before its password is known, and says nothing', async () => {
    const visitor = here.visitor(await here.share({ role, password: 'open sesame', title: 'Plans', note: 'For you' }))
    expect(await visitor.visit()).toEqual({ kind: 'locked' })
    for (const [verb, doIt] of Object.entries(VERBS)) {
      const response = await doIt(visitor)
      const said = verb.startsWith('ask') ? '' : '{"error":"link-locked"}'
      expect([verb, response.status, await response.text()]).toEqual([verb, 401, said])
    }
    expect((await visitor.ask('POST', '/socket-ticket')).status).toBe(401)
    expect(await visitor.unlock('wrong')).toBe(401)
    expect(await visitor.unlock('open sesame')).toBe(204)
    expect(await visitor.visit()).toMatchObject({ kind: 'open', role, title: 'Plans', note: 'For you' })
  })
})

async function seq(): Promise<bigint> {
  return (await here.run.server.db.drive.findUniqueOrThrow({ where: { id: here.anna.drive } })).seq
}

describe('what a visitor sees', () => {
  test('is the link, and who shares it', async () => {
    const visitor = here.visitor(await here.share({ maxDownloads: 4, expiresAt: here.now + 1000 }))
    expect(await visitor.visit()).toEqual({
      ...{ kind: 'open', role: 'download', title: 'outer', note: null, owner: 'Anna', expiresAt: here.now + 1000 },
      ...{ downloadsLeft: 4, uploadLeft: null, signedIn: false },
      roots: [{ id: here.outer.id, kind: 'folder', parent: null, name: 'outer', file: null }],
    })
  })

  test('is whether they have an account here', async () => {
    const link = await here.share()
    const { body } = await here.visitor(link).ask('GET', '', undefined, { cookie: here.anna.cookie })
    expect(body).toMatchObject({ signedIn: true })
  })

  test('is no name above the link, no person and no device', async () => {
    const visitor = here.visitor(await here.share({ nodes: [here.inner.id] }))
    const answers = [await visitor.ask('GET'), await visitor.list(), await visitor.list(here.inner.id)]
    const said = JSON.stringify(answers.map(answer => answer.body))
    expect(said).not.toMatch(/outer|secret|Laptop|anna@|root"/)
    expect(said).not.toContain(here.outer.id)
    expect(answers[2]?.body).toEqual({
      path: [{ id: here.inner.id, name: 'inner' }],
      nodes: [
        {
          ...{ id: here.file.id, kind: 'file', parent: here.inner.id, name: 'file.txt' },
          file: { revision: here.file.revision.id, size: 3, at: expect.any(Number), mtime: here.file.revision.mtime },
        },
      ],
      next: null,
    })
  })

  test('is a folder with its path from the link down', async () => {
    const visitor = here.visitor(await here.share())
    const { body } = await visitor.list(here.inner.id)
    expect(body.path.map(step => step.name)).toEqual(['outer', 'inner'])
    expect(idsOf((await visitor.list(here.outer.id)).body.nodes)).toEqual([here.inner.id, here.picture.id])
  })

  test('is a selection of files and folders', async () => {
    const visitor = here.visitor(await here.share({ nodes: [here.secret.id, here.inner.id] }))
    expect(await visitor.visit()).toMatchObject({
      title: '',
      roots: [
        { name: 'inner', parent: null },
        { name: 'secret.txt', parent: null },
      ],
    })
    expect((await visitor.content(here.secret.id)).body).toBe('two')
    expect((await visitor.content(here.picture.id)).status).toBe(404)
  })

  test('is nothing where they only add files', async () => {
    const visitor = here.visitor(await here.share({ role: 'upload', maxUploadBytes: 1000 }))
    expect(await visitor.visit()).toMatchObject({ kind: 'open', roots: [], uploadLeft: 1000, title: 'outer' })
  })

  test('22 is how much its maker still lets be added, and never what room the owner has', async () => {
    const { db } = here.run.server
    await db.user.updateMany({ where: { email: 'anna@example.org' }, data: { quotaBytes: 5_000_000n } })
    const link = await here.share({ role: 'edit' })
    expect(await here.visitor(link).visit()).toMatchObject({ uploadLeft: null })
    await here.change(link.id, { maxUploadBytes: 2000 })
    await db.link.updateMany({ data: { uploadedBytes: 500n } })
    expect(await here.visitor(link).visit()).toMatchObject({ uploadLeft: 1500 })
    await db.user.updateMany({ where: { email: 'anna@example.org' }, data: { quotaBytes: 100n } })
    expect(await here.visitor(link).visit()).toMatchObject({ uploadLeft: 1500 })
    await db.user.updateMany({ data: { quotaBytes: null } })
  })
})

describe('what a visitor names', () => {
  const OUTSIDE: Readonly<Record<string, () => string>> = {
    'beside the link': () => here.secret.id,
    'above the link': () => here.outer.id,
    'the top of the drive': () => ROOT,
    'that nobody knows': () => 'A'.repeat(22),
    'that is no id': () => '..%2f..%2fsecret.txt',
    nothing: () => '%00',
  }

  test.each(Object.keys(OUTSIDE))('is refused alike wherever it stands: a node %s', async where => {
    const visitor = here.visitor(await here.share({ nodes: [here.inner.id], role: 'edit' }))
    const id = (OUTSIDE[where] as () => string)()
    const answers = await Promise.all([
      visitor.ask('GET', `/nodes?parent=${id}`),
      visitor.ask('GET', `/nodes/${id}/content`),
      visitor.ask('GET', `/nodes/${id}/content?inline=1`),
      visitor.ask('GET', `/nodes/${id}/thumbnail?size=256`),
      visitor.ask('GET', `/nodes/${id}/content?revision=${here.secret.revision.id}`),
    ])
    for (const { status, body } of answers) expect([status, body]).toEqual([404, { error: 'not-found' }])
    const ids = id.includes('%') ? [] : [id as NodeId]
    for (const node of ids) {
      const zip = await visitor.ask('POST', '/zip', { nodes: [here.file.id, node] })
      expect([zip.status, zip.body]).toEqual([404, { error: 'not-found' }])
      if (node === ROOT) continue
      const edits = await Promise.all([
        visitor.edit({ do: 'create-folder', parent: node, name: 'x' }),
        visitor.edit({ do: 'rename', node, expect: 'secret.txt', name: 'x' }),
        visitor.edit({ do: 'delete', node, revision: null }),
      ])
      for (const { status, body } of edits) expect([status, body]).toEqual([404, { error: 'not-found' }])
    }
  })

  test('is what is there now: what moved out is gone, what moved in is there', async () => {
    const visitor = here.visitor(await here.share())
    await here.anna.commit([move(here.file, 'file.txt'), move(here.secret, 'secret.txt', here.outer.id)])
    expect((await visitor.content(here.file.id)).status).toBe(404)
    expect((await visitor.content(here.secret.id)).body).toBe('two')
    await here.anna.commit([move({ ...here.file, place: { parent: ROOT, name: 'file.txt' } }, 'file.txt', here.inner.id)])
    expect((await visitor.content(here.file.id)).body).toBe('one')
  })

  test('is not what is in the trash, nor an older content', async () => {
    const visitor = here.visitor(await here.share())
    await here.anna.commit([remove(here.file, FAR)])
    expect((await visitor.content(here.file.id)).status).toBe(404)
    expect((await visitor.ask('GET', `/zip?nodes=${here.file.id}`)).status).toBe(404)
    expect((await visitor.content(here.picture.id, `?revision=${here.file.revision.id}`)).status).toBe(409)
  })
})

describe('a visitor who changes', () => {
  test('makes folders, renames and deletes in the name of the maker, by the link', async () => {
    const link = await here.share({ role: 'edit' })
    const visitor = here.visitor(link)
    const made = (await visitor.edit({ do: 'create-folder', parent: here.outer.id, name: 'new' })).body
    expect(made).toEqual({ kind: 'done', node: { id: expect.any(String), kind: 'folder', parent: here.outer.id, name: 'new', file: null } })
    expect((await visitor.edit({ do: 'rename', node: here.file.id, expect: 'file.txt', name: 'other.txt' })).body).toMatchObject({
      kind: 'done',
      node: { name: 'other.txt', parent: here.inner.id },
    })
    expect((await visitor.edit({ do: 'delete', node: here.inner.id, revision: null })).body).toMatchObject({ kind: 'done' })
    expect((await visitor.list(here.outer.id)).body.nodes.map(node => node.name)).toEqual(['new', 'picture.png'])
    const { items } = (await here.anna.get<Activity>(here.anna.path('activity?limit=3'))).body
    expect(items.map(({ author, device }) => [author, device])).toEqual(Array(3).fill(['Anna', BY_LINK]))
    const deeds = await here.run.server.db.deed.findMany({ where: { driveId: here.anna.drive }, orderBy: { seq: 'desc' }, take: 3 })
    const { id } = (await here.anna.me()).user
    expect(deeds.map(({ what, userId, deviceId }) => [what, userId, deviceId])).toEqual(
      ['deleted', 'renamed', 'created'].map(what => [what, id, `link:${link.id}`]),
    )
  })

  test.each<[string, (visitor: Visitor) => Promise<{ body: VisitorEdited }>, VisitorEdited['kind']]>([
    ['under a taken name', visitor => visitor.edit({ do: 'create-folder', parent: here.outer.id, name: 'INNER' }), 'name-taken'],
    ['under a name that no drive takes', visitor => visitor.edit({ do: 'create-folder', parent: here.outer.id, name: '../x' }), 'bad-name'],
    ['what is called otherwise now', visitor => visitor.edit({ do: 'rename', node: here.file.id, expect: 'old.txt', name: 'x' }), 'stale'],
    ['what has another content now', visitor => visitor.edit({ do: 'delete', node: here.file.id, revision: 'A'.repeat(22) }), 'stale'],
    ['inside of a file', visitor => visitor.edit({ do: 'create-folder', parent: here.file.id, name: 'x' }), 'stale'],
    [
      'the name of what the link names',
      visitor => visitor.edit({ do: 'rename', node: here.outer.id, expect: 'outer', name: 'x' }),
      'forbidden',
    ],
    ['what the link names', visitor => visitor.edit({ do: 'delete', node: here.outer.id, revision: null }), 'forbidden'],
  ])('is told that it cannot be: %s', async (_what, doIt, kind) => {
    const visitor = here.visitor(await here.share({ role: 'edit' }))
    const before = await seq()
    expect((await doIt(visitor)).body).toEqual({ kind })
    expect(await seq()).toBe(before)
  })

  test('does not delete or rename a folder that holds something else the link names', async () => {
    const link = await here.share({ role: 'edit', nodes: [here.outer.id, here.secret.id] })
    await here.anna.commit([move(here.secret, 'secret.txt', here.inner.id)])
    const visitor = here.visitor(link)
    expect((await visitor.edit({ do: 'delete', node: here.inner.id, revision: null })).body).toEqual({ kind: 'forbidden' })
    expect((await visitor.edit({ do: 'delete', node: here.file.id, revision: here.file.revision.id })).body).toMatchObject({ kind: 'done' })
  })

  test('does nothing when the link does not open it any more by the time it is its turn', async () => {
    const row = await here.share({ role: 'edit' })
    const link = await openLink(here.run.server, row.token, null, 'change')
    await here.anna.commit([move(here.inner, 'inner')])
    await expect(here.run.server.writer(tx => stillInLink(tx, link, [here.file.id]))).rejects.toMatchObject({ kind: 'not-found' })
    await here.run.server.writer(tx => stillInLink(tx, link, [here.picture.id]))
    await here.anna.ask('DELETE', here.anna.path(`links/${row.id}`))
    await expect(here.run.server.writer(tx => stillInLink(tx, link, [here.picture.id]))).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('comes from no other page', async () => {
    const visitor = here.visitor(await here.share({ role: 'edit' }))
    const edit = { do: 'create-folder', parent: here.outer.id, name: 'x' }
    expect((await visitor.ask('POST', '/edits', edit, { origin: 'https://evil.example' })).status).toBe(403)
  })
})

describe('openings', () => {
  test('count once for each browser and day, and never for those who only ask whether it is there', async () => {
    const link = await here.share()
    const visitor = here.visitor(link)
    expect((await visitor.fetch('HEAD')).status).toBe(200)
    expect((await here.look(link)).opens).toBe(0)
    await visitor.visit()
    await visitor.visit()
    expect(await here.look(link)).toMatchObject({ opens: 1, lastOpenedAt: here.now })
    await here.visitor(link).visit()
    expect((await here.look(link)).opens).toBe(2)
    here.now += 25 * 60 * 60_000
    await visitor.visit()
    expect((await here.look(link)).opens).toBe(3)
  })

  test('do not count whoever made the link and sees it as a visitor, nor tell them of it', async () => {
    const link = await here.share({ notify: true })
    for (const cookie of [here.anna.cookie, here.anna.cookie]) await here.visitor(link).ask('GET', '', undefined, { cookie })
    expect(await here.look(link)).toMatchObject({ opens: 0, lastOpenedAt: null })
    expect(await here.run.server.db.notice.count({ where: { linkId: link.id } })).toBe(0)
    const ben = await here.person('ben@example.org')
    await here.visitor(link).ask('GET', '', undefined, { cookie: ben.cookie })
    expect((await here.look(link)).opens).toBe(1)
  })

  test('do not count before the password is known', async () => {
    const link = await here.share({ password: 'open sesame' })
    const visitor = here.visitor(link)
    await visitor.visit()
    expect((await here.look(link)).opens).toBe(0)
    await visitor.unlock('open sesame')
    await visitor.visit()
    expect((await here.look(link)).opens).toBe(1)
  })
})

test('folders are listed whole, whatever their length, and no answer is longer than the server has room for', async () => {
  for (let at = 0; at < 2400; at += 800)
    await here.anna.commit(Array.from({ length: 800 }, (_, i) => createFolder(`f${at + i}`, here.inner.id)))
  const visitor = here.visitor(await here.share())
  const first = (await visitor.list(here.inner.id)).body
  expect(first.nodes).toHaveLength(2000)
  const rest = await visitor.ask<typeof first>('GET', `/nodes?parent=${here.inner.id}&after=${encodeURIComponent(first.next ?? '')}`)
  expect(rest.body).toMatchObject({ path: first.path, next: null })
  const names = [...first.nodes, ...rest.body.nodes].map(node => node.name)
  expect([names.length, new Set(names).size]).toEqual([2401, 2401])
})
