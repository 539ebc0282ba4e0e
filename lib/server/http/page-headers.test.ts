import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createPageGuard } from './page-guard'
import { pageHeaders } from './page-headers'

const settings = { dev: false, contentOrigin: undefined }
const policyOf = (path: string, more = {}) => {
  const text = pageHeaders(path, 'NONCE', { ...settings, ...more })['content-security-policy'] as string
  return Object.fromEntries(text.split('; ').map(directive => [directive.split(' ')[0], directive.split(' ').slice(1)]))
}

describe('a page', () => {
  test('runs what carries its nonce, and nothing else', () => {
    expect(policyOf('/files')).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'", "'nonce-NONCE'", "'strict-dynamic'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
    })
  })

  test('40 is in no frame, holds none, sends forms and asks for pictures nowhere else', () => {
    const policy = policyOf('/s/token/slug')
    expect([policy['frame-ancestors'], policy['frame-src']]).toEqual([["'none'"], ["'none'"]])
    expect(policy['form-action']).toEqual(["'self'"])
    for (const kind of ['img-src', 'media-src', 'connect-src', 'font-src', 'style-src'])
      for (const source of policy[kind] as string[]) expect(["'self'", 'blob:', 'data:', "'unsafe-inline'"]).toContain(source)
    expect(pageHeaders('/s/token', 'NONCE', settings)).toMatchObject({
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    })
  })

  test('11 of a link tells nobody its address, and is found by no search', () => {
    expect(pageHeaders('/s/token/slug', 'NONCE', settings)).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
  })

  test('takes files from the other origin where there is one', () => {
    const policy = policyOf('/files', { contentOrigin: 'https://content.example' })
    for (const kind of ['img-src', 'media-src', 'connect-src']) expect(policy[kind]).toContain('https://content.example')
    expect(policy['script-src']).not.toContain('https://content.example')
  })

  test('compiles text into scripts only while it is developed', () => {
    expect(policyOf('/files')['script-src']).not.toContain("'unsafe-eval'")
    expect(policyOf('/files', { dev: true })['script-src']).toContain("'unsafe-eval'")
  })
})

test('a script of a worker has no nonce to carry, and loads from here alone', () => {
  expect(policyOf('/_next/static/chunks/a.js')).toMatchObject({ 'script-src': ["'self'"], 'connect-src': ["'self'"] })
})

describe('before Next', () => {
  function asked(method: string, url: string, headers: Record<string, string> = {}) {
    const sent: Record<string, unknown> = {}
    const request = { method, url, headers } as unknown as IncomingMessage
    const response = {
      setHeader: (name: string, value: string) => Object.assign(sent, { [name]: value }),
      writeHead: (status: number) => ({ end: () => Object.assign(sent, { status }) }),
    } as unknown as ServerResponse
    const answered = createPageGuard(settings)(request, response)
    return { answered, sent, headers: request.headers }
  }

  test('each request has a nonce of its own, whatever it brought itself', () => {
    const own = "script-src 'nonce-EVIL'"
    const both = [0, 1].map(() => asked('GET', '/files', { 'content-security-policy': own, 'content-security-policy-report-only': own }))
    for (const { answered, sent, headers } of both) {
      expect(answered).toBe(false)
      expect(headers['content-security-policy']).toBe(sent['content-security-policy'])
      expect(JSON.stringify(headers)).not.toContain('EVIL')
    }
    expect(new Set(both.map(({ sent }) => sent['content-security-policy'])).size).toBe(2)
  })

  test.each([
    ['POST', '/files', 405],
    ['PUT', '/', 405],
    ['OPTIONS', '/sign-in', 405],
    ['GET', '/_next/image?url=http://169.254.169.254/', 404],
  ])('26 27 %s %s is not for it', (method, url, status) => {
    const { answered, sent } = asked(method, url, { 'next-action': 'x' })
    expect([answered, sent.status]).toEqual([true, status])
  })

  test('27 what only Next says to itself does not come in', () => {
    expect(
      Object.keys(asked('GET', '/files', { 'x-middleware-subrequest': 'a', 'next-action': 'b', 'x-nextjs-data': '1' }).headers),
    ).toEqual(['content-security-policy'])
  })
})
