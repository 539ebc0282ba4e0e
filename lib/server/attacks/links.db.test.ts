/** Links that want to open more than what was shared. What each link opens, and for how long: lib/server/links. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { LINK_ROLES } from '../../core/protocol/links'
import { LINK_PASSWORD, makeLink, makeLinks, makeSharedWorld, type SharedWorld, visitor } from '../testing/shared-world'
import { createFolder, remove } from '../testing/test-content'
import { withTestServer } from '../testing/with-test-server'
import { TusVisitor } from '../visit-uploads/testing/tus-visitor'

let world: SharedWorld

withTestServer({ one: 'all' }, async run => {
  world = await makeSharedWorld(run)
})

test('10 before the password is known every address of the link says the same, and only that it is wanted', async () => {
  const links = await makeLinks(world, { password: LINK_PASSWORD, title: 'Merger', note: 'with whom' })
  for (const role of LINK_ROLES) {
    const { token } = links[role]
    expect((await visitor(world.run).get(`/api/s/${token}`)).body).toEqual({ kind: 'locked' })
    for (const path of [
      'nodes',
      `nodes/${world.nodes.file}/content`,
      `nodes/${world.nodes.file}/content?inline=1`,
      `nodes/${world.nodes.picture}/thumbnail?size=256`,
      'zip?nodes=root',
    ]) {
      const answer = await visitor(world.run).fetch('GET', `/api/s/${token}/${path}`)
      expect([path, answer.status, await answer.json()]).toEqual([path, 401, { error: 'link-locked' }])
    }
  }
})

test('11 no address holds a password: in a query it opens nothing', async () => {
  const { token } = await makeLink(world, 'view', { password: LINK_PASSWORD })
  for (const query of [`password=${encodeURIComponent(LINK_PASSWORD)}`, 'token=x', 'pass=x', 'key=x'])
    expect((await visitor(world.run).fetch('GET', `/api/s/${token}/nodes?${query}`)).status).toBe(401)
})

test('11 no answer holds a hash, a sealed token or a password', async () => {
  const { id } = await makeLink(world, 'view', { password: LINK_PASSWORD })
  const row = await world.run.server.db.link.findUniqueOrThrow({ where: { id } })
  for (const path of [`/api/drives/${world.drive}/links`, '/api/links', '/api/me', '/api/notices']) {
    const text = await (await world.owner.fetch('GET', path)).text()
    for (const secret of [row.passwordHash, row.tokenHash, row.tokenSealed, LINK_PASSWORD, 'argon2'])
      expect(text).not.toContain(secret as string)
  }
})

test('16 what goes with one folder takes nothing from another whose name only begins alike', async () => {
  const { owner, run } = world
  const [a, ab] = [createFolder('a'), createFolder('ab')]
  const { body } = await owner.commit([a, ab])
  const [toA, toAb] = [await makeLink(world, 'view', { roots: [a.id] }), await makeLink(world, 'view', { roots: [ab.id] })]
  await owner.commit([remove(a, body.head)], { deletesConfirmed: true })
  await owner.ask('DELETE', owner.path(`trash/${a.id}`))
  expect((await visitor(run).fetch('GET', `/api/s/${toA.token}`)).status).toBe(404)
  expect((await visitor(run).fetch('GET', `/api/s/${toAb.token}`)).status).toBe(200)
})

test('19 links are made in one place, at the wish of somebody, and listed to the owner', async () => {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.ts') && !/\.test\.ts$|(^|\/)(testing|attacks|generated)\//.test(file),
  )
  expect(files.filter(file => /\blink\.(create|createMany|upsert)\(/.test(readFileSync(join(folder, file), 'utf8')))).toEqual([
    'links/keep-links.ts',
  ])
  const { id } = await makeLink(world, 'view', { by: world.editor })
  const { body } = await world.owner.get<{ links: { id: string }[] }>(`/api/drives/${world.drive}/links`)
  expect(body.links.map(link => link.id)).toContain(id)
})

test('19 nothing that is done makes a link that its owner did not ask for, and every link stands in the list', async () => {
  const { owner, editor, viewer, outsider, run, nodes, drive } = world
  const known = async () => {
    const { body } = await owner.get<{ links: { id: string }[] }>(`/api/drives/${drive}/links`)
    const rows = await run.server.db.link.findMany({ where: { driveId: drive }, select: { id: true } })
    expect(body.links.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort())
    return rows.length
  }
  const { token } = await makeLink(world, 'edit')
  const inbox = await makeLink(world, 'upload')
  const before = await known()
  const json = { 'content-type': 'application/json' }
  const save = JSON.stringify({ nodes: [nodes.file], drive: outsider.drive, parent: 'root' })
  const tus = new TusVisitor(run.origin, inbox.token, inbox.id)
  // What makes links elsewhere: mail, shares with people, copies, uploads, edits, small pictures, moved and restored things.
  await owner.post(owner.path('invitations'), { role: 'viewer' })
  await owner.post(owner.path('members'), { email: 'outsider@example.org', role: 'viewer' })
  await visitor(run, outsider.cookie).fetch('POST', `/api/s/${token}/save`, save, json)
  await tus.send(Buffer.from('x'), { name: 'x.txt', folders: 'a/b' })
  await visitor(run).post(`/api/s/${token}/edits`, { do: 'create-folder', parent: nodes.folder, name: 'made' })
  await visitor(run).post(`/api/s/${token}/zip-orders`, { nodes: [nodes.folder] })
  await visitor(run).fetch('GET', `/api/s/${token}/nodes/${nodes.picture}/thumbnail?size=256`)
  await editor.commit([createFolder('by the editor', nodes.folder)])
  await owner.fetch('GET', owner.path(`zip?nodes=${nodes.folder}`)).then(answer => answer.arrayBuffer())
  expect(await known()).toBe(before)
  // Nor may anybody hide one, make one in another's name, or choose what its address is.
  for (const more of [
    { hidden: true },
    { creatorId: 'x' },
    { id: 'x' },
    { token: 'A'.repeat(22) },
    { tokenHash: 'x' },
    { driveId: outsider.drive },
  ])
    expect((await owner.post(`/api/drives/${drive}/links`, { nodes: [nodes.folder], ...more })).status).toBe(400)
  for (const client of [viewer, outsider, world.admin])
    expect([403, 404]).toContain((await client.post(`/api/drives/${drive}/links`, { nodes: [nodes.folder] })).status)
  expect(await known()).toBe(before)
  // One of somebody who may not share any more is still there to be ended.
  const { id } = await makeLink(world, 'view', { by: editor })
  await owner.ask('PATCH', owner.path(`members/${await world.userId(editor)}`), { role: 'viewer' })
  expect(await known()).toBe(before + 1)
  expect((await owner.ask('DELETE', owner.path(`links/${id}`))).status).toBe(204)
  await owner.ask('PATCH', owner.path(`members/${await world.userId(editor)}`), { role: 'editor' })
  await owner.ask('DELETE', owner.path(`members/${await world.userId(outsider)}`))
})

test('20 what opens one link opens nothing else: no other link, no drive, no account', async () => {
  const { run, drive, nodes } = world
  const [mine, other] = [
    await makeLink(world, 'edit', { password: LINK_PASSWORD }),
    await makeLink(world, 'edit', { password: LINK_PASSWORD, roots: [nodes.secret] }),
  ]
  const holder = () => visitor(run, mine.pass)
  expect((await holder().fetch('GET', `/api/s/${mine.token}/nodes`)).status).toBe(200)
  expect((await holder().fetch('GET', `/api/s/${other.token}/nodes`)).status).toBe(401)
  expect((await holder().fetch('GET', `/api/s/${mine.token}/nodes/${nodes.secret}/content`)).status).toBe(404)
  for (const path of [`/api/drives/${drive}/nodes`, '/api/me', '/api/links', `/api/drives/${drive}/nodes/${nodes.file}/content`])
    expect((await holder().fetch('GET', path)).status).toBe(401)
})

test('20 a drive’s id with another drive’s node opens nothing', async () => {
  const { outsider, nodes } = world
  const trash = await outsider.ask('POST', outsider.path('trash-contents'), { ids: [nodes.trashed, nodes.file] })
  expect(trash.body).toEqual({ nodes: [], next: null })
  for (const node of [nodes.file, nodes.folder, nodes.trashed])
    for (const path of [`nodes/${node}/content`, `nodes/${node}/revisions`, `nodes?parent=${node}`, `zip?nodes=${node}`]) {
      const answer = await outsider.fetch('GET', outsider.path(path))
      const text = await answer.text()
      expect([
        path,
        /shared words|words\.txt/.test(text),
        answer.status === 404 || text === '{"nodes":[]}' || /"(items|nodes|revisions)":\[\]/.test(text),
      ]).toEqual([path, false, true])
    }
})
