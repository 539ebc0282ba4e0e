import { afterAll, expect, test, vi } from 'vitest'
import type { NodeId, RevisionId } from '../../core/ids'
import { getVisit, saveVisitedText, unlockVisit, visitedZipUrl } from './visit'

const TOKEN = 'token00000000000000000'
const NODE = 'node000000000000000000' as NodeId
const REVISION = 'revision00000000000000' as RevisionId

type Ask = (url: string, init?: RequestInit) => Promise<Response>

/** In the place of the network, from before the module under test takes hold of it. */
const network = vi.hoisted(() => {
  vi.resetModules()
  const behind: { ask: Ask } = { ask: () => Promise.reject(new Error('nobody asks yet')) }
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => behind.ask(url, init))
  return behind
})

afterAll(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** The server answers so; gives what it was asked. */
function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const ask = vi.fn<Ask>(async () => new Response(body === undefined ? null : JSON.stringify(body), { status, headers }))
  network.ask = ask
  return ask
}

test.each([
  [404, 'not-found'],
  [403, 'forbidden'],
  [400, 'bad-request'],
])('a link that is answered %d is gone, whatever the reason', async (status, error) => {
  answering(status, { error })
  expect(await getVisit(TOKEN)).toEqual({ kind: 'gone' })
})

test('what is no token is not even asked for', async () => {
  const ask = answering(200, {})
  expect(await getVisit('../../me')).toEqual({ kind: 'gone' })
  expect(ask).not.toHaveBeenCalled()
})

test('a server that has trouble does not make a link gone', async () => {
  answering(500, { error: 'internal' })
  await expect(getVisit(TOKEN)).rejects.toMatchObject({ kind: 'internal' })
})

test.each([
  [204, undefined, {}, { kind: 'done' }],
  [401, { error: 'link-locked' }, {}, { kind: 'wrong' }],
  [404, { error: 'not-found' }, {}, { kind: 'gone' }],
  [429, { error: 'rate-limited' }, { 'retry-after': '240' }, { kind: 'wait', seconds: 240 }],
  [429, { error: 'rate-limited' }, {}, { kind: 'wait', seconds: 60 }],
])('a password that is answered %d', async (status, body, headers, expected) => {
  const ask = answering(status, body, headers as Record<string, string>)
  expect(await unlockVisit(TOKEN, 'secret')).toEqual(expected)
  expect(ask.mock.calls[0]?.[0]).not.toContain('secret')
})

test('a text is saved over the revision that it was made from, and no other', async () => {
  const ask = answering(200, { kind: 'stale' })
  expect(await saveVisitedText(TOKEN, NODE, 'text', REVISION)).toEqual({ kind: 'stale' })
  expect(ask.mock.calls[0]?.[1]).toMatchObject({ method: 'PUT', body: 'text', headers: { 'if-match': `"${REVISION}"` } })
})

test('names of zips survive the address', () => {
  const url = new URL(visitedZipUrl(TOKEN, [NODE, NODE], 'a & b/照片'), 'http://x')
  expect([url.searchParams.get('nodes'), url.searchParams.get('name')]).toEqual([`${NODE},${NODE}`, 'a & b/照片'])
})
