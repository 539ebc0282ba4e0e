/** The files that a link gives out: whole, in parts, as one zip, and to whom they are only shown. */
import { describe, expect, test } from 'vitest'
import { testLinks } from '../testing/link-world'
import { chunk, createFile } from '../testing/test-content'

const here = testLinks()
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

describe('a file', () => {
  test('comes whole, in ranges and with its head, and is no page of ours', async () => {
    const visitor = here.visitor(await here.share())
    const whole = await visitor.content(here.file.id)
    expect(whole.body).toBe('one')
    expect(whole.headers.get('content-disposition')).toContain('attachment; filename="file.txt"')
    expect(whole.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(whole.headers.get('cache-control')).toBe('private, no-store')
    const part = await visitor.content(here.file.id, '', { range: 'bytes=1-1' })
    expect([part.status, part.body]).toEqual([206, 'n'])
    const head = await visitor.fetch('HEAD', `/nodes/${here.file.id}/content`)
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '3'])
  })

  test('that is named by its revision comes as that one, or not at all', async () => {
    const visitor = here.visitor(await here.share({ maxDownloads: 5 }))
    const link = `?revision=${here.file.revision.id}`
    const range = { range: 'bytes=0-0' }
    expect((await visitor.content(here.file.id, link, range)).body).toBe('o')
    const newer = await createFile('file.txt', [chunk('two')])
    await here.anna.commit([{ op: 'edit', opId: newer.opId, id: here.file.id, expect: here.file.revision.id, revision: newer.revision }])
    for (const headers of [range, { range: 'bytes=1-' }, {}])
      for (const query of [link, `${link}&inline=1`])
        expect(await visitor.content(here.file.id, query, headers as Record<string, string>)).toMatchObject({
          ...{ status: 409, body: { error: 'changed' } },
        })
    expect((await visitor.fetch('HEAD', `/nodes/${here.file.id}/content${link}`)).status).toBe(409)
    expect(await visitor.visit()).toMatchObject({ downloadsLeft: 4 })
    expect((await visitor.content(here.file.id, `?revision=${newer.revision.id}`, range)).body).toBe('t')
  })

  test('that is fetched in parts begins again when it became another', async () => {
    const visitor = here.visitor(await here.share())
    const { headers } = await visitor.content(here.file.id, '', { range: 'bytes=0-0' })
    const condition = { range: 'bytes=1-', 'if-range': headers.get('etag') ?? '' }
    expect(await visitor.content(here.file.id, '', condition)).toMatchObject({ status: 206, body: 'ne' })
    const newer = await createFile('file.txt', [chunk('two')])
    await here.anna.commit([{ op: 'edit', opId: newer.opId, id: here.file.id, expect: here.file.revision.id, revision: newer.revision }])
    expect(await visitor.content(here.file.id, '', condition)).toMatchObject({ status: 200, body: 'two' })
    const byDate = { range: 'bytes=1-', 'if-range': headers.get('last-modified') ?? '' }
    expect(await visitor.content(here.file.id, '', byDate)).toMatchObject({ status: 200, body: 'two' })
  })

  test('is shown by those who may only look, but never given to keep, whatever its kind', async () => {
    const [page, text] = [await createFile('page.html', [chunk('one')], here.outer.id), here.file]
    await here.anna.commit([page])
    const visitor = here.visitor(await here.share({ role: 'view' }))
    const shown = await visitor.content(text.id, '?inline=1')
    expect([shown.status, shown.headers.get('content-disposition')?.split(';')[0]]).toEqual([200, 'inline'])
    expect((await visitor.content(page.id, '?inline=1')).status).toBe(403)
    expect((await visitor.content(text.id, '?inline=0')).status).toBe(403)
  })

  test('comes with others as a zip file, a folder chosen with what is in it once', async () => {
    const visitor = here.visitor(await here.share())
    const both = await visitor.ask('GET', `/zip?nodes=${here.outer.id},${here.file.id}`)
    const alone = await visitor.ask('GET', `/zip?nodes=${here.outer.id}`)
    expect(both.headers.get('content-length')).toBe(alone.headers.get('content-length'))
    expect(both.headers.get('content-type')).toBe('application/zip')
  })
})

test('38 small pictures are kept by no browser: where a link ended, none stays behind', async () => {
  const pixel = chunk(Uint8Array.from(Buffer.from(PIXEL, 'base64')))
  await here.anna.sendPack(pixel)
  const picture = await createFile('pixel.png', [pixel], here.outer.id)
  await here.anna.commit([picture])
  const visitor = here.visitor(await here.share({ role: 'view' }))
  const ask = () => visitor.fetch('GET', `/nodes/${picture.id}/thumbnail?size=256`)
  await ask()
  await here.run.server.thumbnails.settled()
  const { status, headers } = await ask()
  expect(status).toBe(200)
  expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['private, no-store', null])
})
