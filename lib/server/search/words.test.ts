/** What is found by what: the table of languages. */
import { expect, test } from 'vitest'
import { fold, parseTerms, toIndexed } from './words'

test.each([
  ['Ｒésumé', 'resume'],
  ['ÜBER straße', 'uber straße'],
  ['ﬁle', 'file'],
  ['が', 'が'],
  ['한국어', '한국어'],
  ['Ёлка', 'елка'],
  ['हिन्दी', 'हिन्दी'],
])('%s is looked for as %s', (text, folded) => {
  expect(fold(text)).toBe(folded.normalize('NFKC'))
})

test.each([
  ['Hello, world_2!', 'hello world 2'],
  ['合同书', '合同 同书 书'],
  ['我的iPhone手机case', '我的 的 iphone 手机 机 case'],
  ['東京タワー', '東京 京タ タワ ワー ー'],
  ['𠮷野家', '𠮷野 野家 家'],
  ['***', ''],
])('%s is indexed as %s', (text, indexed) => {
  expect(toIndexed(text)).toBe(indexed)
})

/** As the index compares: the tokens of a term must stand together, the last may go on when the term is open. */
function finds(query: string, text: string): boolean {
  const words = toIndexed(text).split(' ')
  return parseTerms(query).every(({ tokens, open }) =>
    words.some((_, at) =>
      tokens.every((token, i) => {
        const word = words[at + i] ?? ''
        return open && i === tokens.length - 1 ? word.startsWith(token) : word === token
      }),
    ),
  )
}

test.each([
  ['合同', '这份合同已经签署', true],
  ['签署', '这份合同已经签署', true],
  ['署', '这份合同已经签署', true],
  ['同', '这份合同已经签署', true],
  ['合同已经', '这份合同已经签署', true],
  ['同合', '这份合同已经签署', false],
  ['合签', '这份合同已经签署', false],
  ['手机case', '我的手机case', true],
  ['iPhone手机', '我的iPhone手机壳', true],
  ['タワー', '東京タワー', true],
  ['budg', 'the budget of 2026', true],
  ['udget', 'the budget of 2026', false],
  ['"budg"', 'the budget of 2026', false],
  ['"the budget"', 'the budget of 2026', true],
  ['“budget the”', 'the budget of 2026', false],
  ['budget the', 'the budget of 2026', true],
  ['foo_bar', 'see foo.bar', true],
  ['c++', 'written in C', true],
])('%s in %s: %s', (query, text, expected) => {
  expect(finds(query, text)).toBe(expected)
})
