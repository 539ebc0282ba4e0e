import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffLines } from './diff-lines'

const shown = (left: string, right: string) =>
  diffLines(left, right).map(
    ({ same, left, right }) => `${same ? ' ' : '*'}${left ? left.number + left.text : '-'}|${right ? right.number + right.text : '-'}`,
  )

test.each<[string, string, string, string[]]>([
  ['nothing on both sides', '', '', []],
  ['the same', 'a\nb', 'a\nb', [' 1a|1a', ' 2b|2b']],
  ['a line was changed', 'a\nb\nc', 'a\nx\nc', [' 1a|1a', '*2b|2x', ' 3c|3c']],
  ['a line was added', 'a\nc', 'a\nb\nc', [' 1a|1a', '*-|2b', ' 2c|3c']],
  ['a line was removed', 'a\nb\nc', 'a\nc', [' 1a|1a', '*2b|-', ' 3c|2c']],
  ['one side is empty', '', 'a', ['*-|1a']],
  ['other line ends are no difference', 'a\r\nb', 'a\nb', [' 1a|1a', ' 2b|2b']],
  ['what is common in the middle is found', 'a\nb\nc', 'x\nb\ny', ['*1a|1x', ' 2b|2b', '*3c|3y']],
])('%s', (_what, left, right, expected) => expect(shown(left, right)).toEqual(expected))

test('each side is there whole, in order', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(lines, lines, (a, b) => {
      const pairs = diffLines(a.join('\n'), b.join('\n'))
      expect(pairs.flatMap(({ left }) => (left ? [left.text] : []))).toEqual(a)
      expect(pairs.flatMap(({ right }) => (right ? [right.text] : []))).toEqual(b)
      for (const { same, left, right } of pairs) expect(same).toBe(left !== undefined && left.text === right?.text)
    }),
  )
})

test('a text that is too long to compare is still shown whole', () => {
  const [a, b] = ['a', 'b'].map(name => Array.from({ length: 3000 }, (_, i) => name + i).join('\n'))
  expect(diffLines(a ?? '', b ?? '')).toHaveLength(3000)
})
