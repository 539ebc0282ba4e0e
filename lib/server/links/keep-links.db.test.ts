/** How links are made, changed and ended, and by whom. */
import { describe, expect, test } from 'vitest'
import type { LinkMade, LinkPolicy, SharedLink } from '../../core/protocol/links'
import type { Notices } from '../../core/protocol/notices'
import { testLinks } from '../testing/link-world'
import { heard, TestClient } from '../testing/test-client'
import { createFolder, remove } from '../testing/test-content'

const here = testLinks()
const DAY_MS = 24 * 60 * 60_000

const listOf = async (client: TestClient, path: string) => (await client.get<{ links: SharedLink[] }>(path)).body.links

async function ownDrive(client: TestClient): Promise<TestClient> {
  client.drive = (await client.me()).drives[0]?.id as typeof client.drive
  await client.lead()
  return client
}

describe('a link', () => {
  test('is made with what was asked, and says nothing of its password', async () => {
    const wanted = { role: 'edit', title: 'Plans', note: 'For you', slug: 'our-plans', maxDownloads: 3, notify: true } as const
    const link = await here.share({ ...wanted, password: 'open sesame', expiresAt: here.now + DAY_MS })
    expect(link).toMatchObject({
      ...wanted,
      hasPassword: true,
      opens: 0,
      downloads: 0,
      mine: true,
      creator: 'Anna',
      expiresAt: here.now + DAY_MS,
    })
    expect(link.nodes).toEqual([{ id: here.outer.id, name: 'outer', kind: 'folder', deleted: false }])
    expect(JSON.stringify(link)).not.toMatch(/sesame|argon2|hash|sealed/i)
    expect(link.drive).toBe(here.anna.drive)
    expect(link.token).toMatch(/^[A-Za-z0-9_-]{22}$/)
    const rows = JSON.stringify(await here.run.server.db.link.findMany(), (_, value) => (typeof value === 'bigint' ? Number(value) : value))
    expect(rows).not.toContain(link.token)
    expect(rows).toContain('$argon2id$')
  })

  test('opens each of its nodes once, and what lies below another of them comes with that', async () => {
    const link = await here.share({ nodes: [here.file.id, here.outer.id, here.outer.id, here.secret.id] })
    expect(link.nodes.map(node => node.name)).toEqual(['outer', 'secret.txt'])
  })

  test.each<[string, () => object, number]>([
    ['a node that nobody knows', () => ({ nodes: ['A'.repeat(22)] }), 404],
    ['the whole drive', () => ({ nodes: ['root'] }), 400],
    ['nothing', () => ({ nodes: [] }), 400],
    ['an end in the past', () => ({ expiresAt: here.now - 1 }), 400],
    ['uploads to a file', () => ({ role: 'upload', nodes: [here.file.id] }), 400],
    ['uploads to two folders', () => ({ role: 'upload', nodes: [here.outer.id, here.secret.id] }), 400],
    ['a short password', () => ({ password: 'abc' }), 400],
    ['another owner', () => ({ creatorId: 'me' }), 400],
    ['a slug that is an address', () => ({ slug: '../x' }), 400],
  ])('is refused for %s', async (_what, wanted, status) => {
    expect((await here.make(wanted())).status).toBe(status)
    expect(await here.run.server.db.link.count()).toBe(0)
  })

  test('is refused for what lies in the trash or in another drive', async () => {
    await here.anna.commit([remove(here.secret, 100)])
    expect((await here.make({ nodes: [here.secret.id] })).status).toBe(404)
    const ben = await ownDrive(await here.person('ben@example.org'))
    expect((await here.make({}, ben)).status).toBe(404)
  })

  test('that ran out stays listed, and can be extended', async () => {
    const link = await here.share({ expiresAt: here.now + DAY_MS })
    here.now += 2 * DAY_MS
    expect((await here.visitor(link).ask('GET')).status).toBe(404)
    expect(await here.look(link)).toMatchObject({ expiresAt: here.now - DAY_MS })
    expect((await here.change(link.id, { title: 'Late' })).body).toMatchObject({ kind: 'done' })
    expect((await here.visitor(link).ask('GET')).status).toBe(404)
    expect((await here.change(link.id, { expiresAt: here.now - 1 })).status).toBe(400)
    expect((await here.change(link.id, { expiresAt: null })).body).toMatchObject({ kind: 'done', link: { expiresAt: null, title: 'Late' } })
    expect((await here.visitor(link).ask('GET')).status).toBe(200)
  })

  test('keeps what a change does not name', async () => {
    const link = await here.share({ password: 'open sesame', maxDownloads: 2, note: 'a' })
    const { body } = await here.change(link.id, { note: null })
    expect(body).toMatchObject({ link: { hasPassword: true, maxDownloads: 2, note: null, token: link.token } })
    expect((await here.change(link.id, { role: 'upload' })).body).toMatchObject({ link: { role: 'upload' } })
  })

  test('to a file cannot become one that takes files', async () => {
    const link = await here.share({ nodes: [here.file.id] })
    expect((await here.change(link.id, { role: 'upload' })).status).toBe(400)
  })

  test('revoked, is gone with all that was said of it', async () => {
    const link = await here.share({ notify: true })
    await here.visitor(link).visit()
    expect(await here.run.server.db.notice.count()).toBe(1)
    expect((await here.anna.ask('DELETE', here.anna.path(`links/${link.id}`))).status).toBe(204)
    expect((await here.visitor(link).ask('GET')).status).toBe(404)
    expect(await here.run.server.db.linkRoot.count()).toBe(0)
    expect(await here.run.server.db.notice.count()).toBe(0)
    expect((await here.anna.ask('DELETE', here.anna.path(`links/${link.id}`))).status).toBe(404)
  })

  test('with another token leaves the old address for good', async () => {
    const link = await here.share()
    const { body } = await here.anna.post<LinkMade>(here.anna.path(`links/${link.id}/rotate`))
    if (body.kind !== 'done') throw new Error(body.kind)
    expect(body.link.token).not.toBe(link.token)
    expect((await here.visitor(link).ask('GET')).status).toBe(404)
    expect((await here.visitor(body.link).ask('GET')).status).toBe(200)
  })

  test('is listed without its token when the secret that sealed it is lost, and can have another', async () => {
    const link = await here.share()
    await here.run.server.db.link.updateMany({ data: { tokenSealed: 'AAAA' } })
    expect(await here.look(link)).toMatchObject({ id: link.id, token: '' })
    expect((await here.visitor(link).ask('GET')).status).toBe(200)
    await here.anna.post(here.anna.path(`links/${link.id}/rotate`))
    expect((await here.look(link)).token).toHaveLength(22)
  })
})

describe('whose links', () => {
  test('an editor keeps their own, the owner all, a viewer and a stranger none', async () => {
    const [ben, vera] = [await here.person('ben@example.org', 'editor'), await here.person('vera@example.org', 'viewer')]
    const eve = await here.person('eve@example.org')
    const [hers, his] = [await here.share({ title: 'hers' }), await here.share({ title: 'his' }, ben)]
    expect((await listOf(here.anna, here.anna.path('links'))).map(({ title, mine }) => [title, mine]).sort()).toEqual([
      ['hers', true],
      ['his', false],
    ])
    expect((await listOf(ben, ben.path('links'))).map(({ title, mine }) => [title, mine])).toEqual([['his', true]])
    for (const [client, status] of [
      [vera, 403],
      [eve, 404],
      [new TestClient(here.run.origin), 401],
    ] as const) {
      const path = (rest: string) => `/api/drives/${here.anna.drive}/links${rest}`
      const answers = await Promise.all([
        client.get(path('')),
        client.post(path(''), { nodes: [here.outer.id] }),
        client.ask('PATCH', path(`/${hers.id}`), { title: 'x' }),
        client.ask('DELETE', path(`/${hers.id}`)),
        client.post(path(`/${hers.id}/rotate`)),
      ])
      expect(answers.map(answer => answer.status)).toEqual(Array(5).fill(status))
    }
    for (const answer of [
      await here.change(hers.id, { title: 'x' }, ben),
      await ben.ask('DELETE', ben.path(`links/${hers.id}`)),
      await ben.post(ben.path(`links/${hers.id}/rotate`)),
    ])
      expect([answer.status, answer.body]).toEqual([404, { error: 'not-found' }])
    expect((await here.change(his.id, { title: 'ours' })).body).toMatchObject({ kind: 'done', link: { mine: false, title: 'ours' } })
    expect((await here.anna.ask('DELETE', here.anna.path(`links/${his.id}`))).status).toBe(204)
  })

  test('a link is not reached by way of another drive', async () => {
    const link = await here.share()
    const ben = await ownDrive(await here.person('ben@example.org'))
    expect((await here.change(link.id, { title: 'x' }, ben)).status).toBe(404)
    expect((await ben.ask('DELETE', ben.path(`links/${link.id}`))).status).toBe(404)
    expect((await here.look(link)).title).toBe(null)
  })

  test('"my links" are those of all drives where I still may share, newest first', async () => {
    const ben = await here.person('ben@example.org', 'editor')
    await here.share({ title: 'in hers' }, ben)
    here.now += 1
    const own = createFolder(`own ${here.now}`)
    await ownDrive(ben)
    await ben.commit([own])
    await here.share({ title: 'in his', nodes: [own.id] }, ben)
    expect((await listOf(ben, '/api/links')).map(link => link.title)).toEqual(['in his', 'in hers'])
    expect(await listOf(here.anna, '/api/links')).toEqual([])
    const { id } = (await ben.me()).user
    expect((await here.anna.ask('PATCH', here.anna.path(`members/${id}`), { role: 'viewer' })).status).toBe(204)
    expect((await listOf(ben, '/api/links')).map(link => link.title)).toEqual(['in his'])
  })
})

describe('the policy of the server', () => {
  const set = (policy: LinkPolicy, client = here.anna) => client.ask('PATCH', '/api/link-policy', policy)

  test('is everybody’s to read and the administrators’ to set', async () => {
    const ben = await here.person('ben@example.org')
    const free = { allowed: true, passwordNeeded: false, maxDays: null }
    expect((await ben.get('/api/link-policy')).body).toEqual(free)
    expect((await set({ ...free, allowed: false }, ben)).status).toBe(403)
    expect((await new TestClient(here.run.origin).get('/api/link-policy')).status).toBe(401)
    const strict = { allowed: true, passwordNeeded: true, maxDays: 7 }
    expect((await set(strict)).body).toEqual(strict)
    expect((await ben.get('/api/link-policy')).body).toEqual(strict)
    expect((await here.anna.ask('PATCH', '/api/link-policy', { allowed: true })).status).toBe(400)
  })

  test('is asked of each link that is made', async () => {
    await set({ allowed: true, passwordNeeded: true, maxDays: 7 })
    expect((await here.make({})).body).toEqual({ kind: 'policy', why: 'password-needed' })
    const password = 'open sesame'
    expect((await here.make({ password, expiresAt: null })).body).toEqual({ kind: 'policy', why: 'expiry-needed' })
    expect((await here.make({ password, expiresAt: here.now + 9 * DAY_MS })).body).toEqual({ kind: 'policy', why: 'expiry-too-late' })
    expect((await here.make({ password })).body).toMatchObject({ kind: 'done', link: { expiresAt: here.now + 7 * DAY_MS } })
    await set({ allowed: false, passwordNeeded: false, maxDays: null })
    expect((await here.make({})).body).toEqual({ kind: 'policy', why: 'no-links' })
  })

  test('is asked of each link that is changed; ending one needs nobody’s leave', async () => {
    const link = await here.share()
    await set({ allowed: true, passwordNeeded: true, maxDays: 7 })
    expect((await here.change(link.id, { expiresAt: here.now + 9 * DAY_MS })).body).toEqual({ kind: 'policy', why: 'expiry-too-late' })
    const better = { password: 'open sesame', expiresAt: here.now + DAY_MS }
    expect((await here.change(link.id, better)).body).toMatchObject({ kind: 'done' })
    expect((await here.change(link.id, { password: null })).body).toEqual({ kind: 'policy', why: 'password-needed' })
    expect((await here.change(link.id, { expiresAt: null })).body).toEqual({ kind: 'policy', why: 'expiry-needed' })
    await set({ allowed: false, passwordNeeded: false, maxDays: null })
    expect((await here.anna.ask('DELETE', here.anna.path(`links/${link.id}`))).status).toBe(204)
  })
})

describe('notices', () => {
  const notices = async (client = here.anna) => (await client.get<Notices>('/api/notices')).body

  test('tell the maker alone what happened, and the same only once an hour', async () => {
    const link = await here.share({ notify: true, title: 'Plans' })
    await here.share({ title: 'quiet' }).then(quiet => here.visitor(quiet).visit())
    await here.visitor(link).visit()
    await here.visitor(link).visit()
    here.now += 1
    await here.visitor(link).content(here.file.id)
    const told = await notices()
    expect(told.notices.map(({ what, name, seen }) => [what, name, seen])).toEqual([
      ['downloaded', 'file.txt', false],
      ['opened', 'Plans', false],
    ])
    expect(told).toMatchObject({ unseen: 2, notices: [{ link: link.id, drive: here.anna.drive }, {}] })
    expect(await notices(await here.person('ben@example.org'))).toEqual({ notices: [], unseen: 0 })
    here.now += 61 * 60_000
    await here.visitor(link).visit()
    expect((await notices()).unseen).toBe(3)
  })

  test('are seen up to the last that was shown', async () => {
    const link = await here.share({ notify: true })
    await here.visitor(link).visit()
    const [shown] = (await notices()).notices
    here.now += 1000
    await here.visitor(link).content(here.file.id)
    expect((await here.anna.post('/api/notices/seen', { until: shown?.at })).status).toBe(204)
    expect((await notices()).notices.map(({ what, seen }) => [what, seen])).toEqual([
      ['downloaded', false],
      ['opened', true],
    ])
  })

  test('come by themselves to the pages of whom they are for, and to nobody else', async () => {
    const link = await here.share({ notify: true })
    const ben = await here.person('ben@example.org', 'editor')
    const said: string[] = []
    const sockets = [here.anna, ben].map(client => client.socket())
    try {
      await Promise.all(sockets.map(socket => heard(socket, 'connect')))
      for (const [i, socket] of sockets.entries()) socket.on('noticed', (...data) => said.push(`${i} ${data.length}`))
      const visitor = here.visitor(link)
      await visitor.visit()
      await expect.poll(() => said).toEqual(['0 0'])
      await visitor.content(here.file.id)
      await expect.poll(() => said).toEqual(['0 0', '0 0'])
      await here.anna.post('/api/notices/seen', { until: here.now })
      await expect.poll(() => said).toEqual(['0 0', '0 0', '0 0'])
      await visitor.visit()
      await here.visitor(await here.share()).visit()
      expect(said).toHaveLength(3)
    } finally {
      for (const socket of sockets) socket.close()
    }
  })

  test('go after 90 days', async () => {
    const link = await here.share({ notify: true })
    await here.visitor(link).visit()
    here.now += 89 * DAY_MS
    await here.run.server.housekeeping.tidy()
    expect(await here.run.server.db.notice.count()).toBe(1)
    here.now += 2 * DAY_MS
    await here.run.server.housekeeping.tidy()
    expect(await here.run.server.db.notice.count()).toBe(0)
  })
})
