/** When a download counts, and that no more begin than were allowed. */
import { describe, expect, test } from 'vitest'
import { testLinks } from '../testing/link-world'
import { chunk, createFile } from '../testing/test-content'

const here = testLinks()
const HOUR_MS = 60 * 60_000

describe('with a limit', () => {
  test('of twenty who come at once as many are served as it says', async () => {
    const link = await here.share({ maxDownloads: 3 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => here.visitor(link).content(here.file.id)))
    expect(answers.filter(answer => answer.status === 200).map(answer => answer.body)).toEqual(['one', 'one', 'one'])
    expect(answers.filter(answer => answer.status === 403).map(answer => answer.body)).toEqual(Array(17).fill({ error: 'link-exhausted' }))
    expect(await here.look(link)).toMatchObject({ downloads: 3, lastDownloadedAt: here.now })
    expect(await here.visitor(link).visit()).toMatchObject({ kind: 'open', downloadsLeft: 0 })
  })

  test('ranges and retries of the same content go on for an hour, and only where it was counted', async () => {
    const link = await here.share({ maxDownloads: 1 })
    const visitor = here.visitor(link)
    const ranges = ['bytes=0-0', 'bytes=1-', 'bytes=0-']
    for (const range of ranges) expect((await visitor.content(here.file.id, '', { range })).status).toBe(206)
    expect((await visitor.content(here.file.id)).status).toBe(200)
    expect((await visitor.content(here.picture.id)).status).toBe(403)
    expect((await here.visitor(link).content(here.file.id, '', { range: 'bytes=1-' })).status).toBe(403)
    const [permit] = visitor.cookies
    expect(permit?.path).toBe(`/api/s/${link.token}/nodes/${here.file.id}/content`)
    here.now += HOUR_MS
    expect((await visitor.content(here.file.id)).status).toBe(403)
    expect((await here.look(link)).downloads).toBe(1)
  })

  test('without a permit each request counts, whatever part it wants', async () => {
    const link = await here.share({ maxDownloads: 2 })
    for (const status of [206, 206, 403])
      expect((await here.visitor(link).content(here.file.id, '', { range: 'bytes=2-' })).status).toBe(status)
  })

  test('what is shown counts as well, and small pictures do not', async () => {
    const link = await here.share({ maxDownloads: 1, role: 'view' })
    const visitor = here.visitor(link)
    await visitor.fetch('GET', `/nodes/${here.picture.id}/thumbnail?size=256`)
    expect((await here.look(link)).downloads).toBe(0)
    expect((await visitor.content(here.file.id, '?inline=1')).status).toBe(200)
    expect((await visitor.content(here.picture.id, '?inline=1')).status).toBe(403)
  })

  test('37 once none is left nothing goes out but the smallest pictures', async () => {
    const link = await here.share({ maxDownloads: 1 })
    expect((await here.visitor(link).content(here.file.id)).status).toBe(200)
    const late = here.visitor(link)
    const nodes = { nodes: [here.outer.id] }
    const asked: readonly [string, string, object?][] = [
      ['GET', `/nodes/${here.picture.id}/content`],
      ['GET', `/nodes/${here.picture.id}/content?inline=1`],
      ['GET', `/nodes/${here.picture.id}/thumbnail?size=1024`],
      ['GET', `/zip?nodes=${here.outer.id}`],
      ['POST', '/zip', nodes],
    ]
    for (const [method, path, body] of asked) {
      const { status, body: said } = await late.ask(method, path, body)
      expect([method, path, status, said]).toEqual([method, path, 403, { error: 'link-exhausted' }])
    }
    const save = await late.ask('POST', '/save', { ...nodes, drive: here.anna.drive, parent: 'root' }, { cookie: here.anna.cookie })
    expect([save.status, save.body]).toEqual([403, { error: 'link-exhausted' }])
    expect((await late.ask('GET', `/nodes/${here.picture.id}/thumbnail?size=256`)).status).not.toBe(403)
  })

  test('asking for the head, or for what is there already, does not count', async () => {
    const link = await here.share({ maxDownloads: 1 })
    const visitor = here.visitor(link)
    const head = await visitor.fetch('HEAD', `/nodes/${here.file.id}/content`)
    expect((await visitor.fetch('HEAD', `/zip?nodes=${here.file.id}`)).status).toBe(200)
    expect((await visitor.content(here.file.id, '', { 'if-none-match': head.headers.get('etag') ?? '' })).status).toBe(304)
    expect((await visitor.content(here.file.id, '', { range: 'bytes=99-' })).status).toBe(416)
    expect((await here.look(link)).downloads).toBe(0)
    expect(visitor.cookies).toEqual([])
  })

  test('a zip file counts once, and again when it is another', async () => {
    const link = await here.share({ maxDownloads: 1 })
    const visitor = here.visitor(link)
    for (const nodes of [`${here.inner.id},${here.picture.id}`, `${here.picture.id},${here.inner.id}`])
      expect((await visitor.ask('GET', `/zip?nodes=${nodes}`)).status).toBe(200)
    expect((await visitor.ask('POST', '/zip', { nodes: [here.picture.id] })).status).toBe(403)
    expect((await here.look(link)).downloads).toBe(1)
  })

  test('a permit is for the content that was counted: a newer one counts again', async () => {
    const link = await here.share({ maxDownloads: 1 })
    const visitor = here.visitor(link)
    expect((await visitor.content(here.file.id)).status).toBe(200)
    const newer = await createFile('file.txt', [chunk('two')])
    await here.anna.commit([{ op: 'edit', opId: newer.opId, id: here.file.id, expect: here.file.revision.id, revision: newer.revision }])
    expect((await visitor.content(here.file.id)).status).toBe(403)
  })

  test('a permit ends with the version of the link, and a raised limit lets go on', async () => {
    const link = await here.share({ maxDownloads: 1 })
    const visitor = here.visitor(link)
    expect((await visitor.content(here.file.id)).status).toBe(200)
    await here.change(link.id, { password: 'open sesame' })
    expect(await visitor.unlock('open sesame')).toBe(204)
    expect((await visitor.content(here.file.id)).status).toBe(403)
    await here.change(link.id, { maxDownloads: 2 })
    expect((await visitor.content(here.file.id)).status).toBe(200)
  })
})

describe('without a limit', () => {
  test('a download counts when it begins, and showing does not', async () => {
    const link = await here.share()
    const visitor = here.visitor(link)
    await visitor.content(here.file.id, '?inline=1')
    await visitor.content(here.file.id, '', { range: 'bytes=1-' })
    expect((await here.look(link)).downloads).toBe(0)
    await visitor.content(here.file.id, '', { range: 'bytes=0-1' })
    await visitor.content(here.file.id)
    expect((await here.look(link)).downloads).toBe(1)
    await here.visitor(link).content(here.file.id)
    expect((await here.look(link)).downloads).toBe(2)
  })

  test('what is in no such way shown counts as a download, however it was asked for', async () => {
    const page = await createFile('page.html', [chunk('one')], here.outer.id)
    await here.anna.commit([page])
    const link = await here.share()
    const { headers } = await here.visitor(link).content(page.id, '?inline=1')
    expect(headers.get('content-disposition')).toContain('attachment')
    expect((await here.look(link)).downloads).toBe(1)
  })
})
