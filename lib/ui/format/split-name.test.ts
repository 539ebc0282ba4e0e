import { describe, expect, test } from 'vitest'
import { splitName } from './split-name'

describe('a name is cut so that its end stays', () => {
  test.each([
    ['a short name is whole', 'notes.md', 'notes.md', ''],
    ['the extension and some letters stay', 'Annual report, final version.docx', 'Annual report, final v', 'ersion.docx'],
    ['a double extension keeps its last part', 'a-very-long-backup-name.tar.gz', 'a-very-long-backup-na', 'me.tar.gz'],
    ['without an extension some letters stay', 'a very long name without any dot', 'a very long name without a', 'ny dot'],
    ['a leading dot is no extension', '.configuration-of-something', '.configuration-of-som', 'ething'],
    ['a long tail behind a dot is no extension', 'name.with a long sentence behind it', 'name.with a long sentence beh', 'ind it'],
    [
      'of Chinese half as many letters stay',
      '会议纪要第三季度产品规划与预算讨论最终版本.docx',
      '会议纪要第三季度产品规划与预算讨论最',
      '终版本.docx',
    ],
  ])('%s', (_what, name, head, tail) => {
    const cut = splitName(name)
    expect(cut).toEqual({ head, tail })
  })

  test('an emoji of several code points is never cut in two', () => {
    const family = '👨‍👩‍👧‍👦'
    const { head, tail } = splitName(`${'x'.repeat(20)}${family}12345.png`)
    expect(head).toBe('x'.repeat(20))
    expect(tail).toBe(`${family}12345.png`)
  })

  test('a name of any length is joined again without a loss', () => {
    for (let length = 0; length < 60; length++) {
      const name = `${'n'.repeat(length)}.txt`
      const { head, tail } = splitName(name)
      expect(head + tail).toBe(name)
    }
  })
})
