import { describe, expect, test } from 'vitest'
import { attachment, parseRange } from './content-response'

describe('which bytes a Range asks for', () => {
  test.each([
    ['bytes=0-0', { from: 0, to: 1 }],
    ['bytes=10-', { from: 10, to: 100 }],
    ['bytes=-10', { from: 90, to: 100 }],
    ['bytes=-1000', { from: 0, to: 100 }],
    ['bytes=90-1000', { from: 90, to: 100 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    // What is no range at all, or more than one, is answered with the whole.
    ['bytes=9-3', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,5-6', undefined],
    ['lines=0-1', undefined],
    [null, undefined],
  ])('%s', (header, range) => {
    expect(parseRange(header, 100)).toEqual(range)
  })

  test('a file of no bytes has no range', () => {
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable')
  })
})

describe('a name in Content-Disposition', () => {
  test.each([
    ['plain.txt', `attachment; filename="plain.txt"; filename*=UTF-8''plain.txt`],
    ['Größe 100%.txt', `attachment; filename="Gr__e 100_.txt"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20100%25.txt`],
    ['a";b\\c.txt', `attachment; filename="a__b_c.txt"; filename*=UTF-8''a%22%3Bb%5Cc.txt`],
    ["it's (1).txt", `attachment; filename="it's (1).txt"; filename*=UTF-8''it%27s%20%281%29.txt`],
    ['evil\r\nSet-Cookie: a=b.txt', `attachment; filename="evilSet-Cookie: a=b.txt"; filename*=UTF-8''evilSet-Cookie%3A%20a%3Db.txt`],
    ['\u202etxt.exe', `attachment; filename="txt.exe"; filename*=UTF-8''txt.exe`],
  ])('%j', (name, header) => {
    expect(attachment(name)).toBe(header)
  })
})
