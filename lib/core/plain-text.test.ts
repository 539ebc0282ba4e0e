import { expect, test } from 'vitest'
import { plainText } from './plain-text'

const utf8 = (text: string) => new TextEncoder().encode(text)

test.each(['', 'a\nb', 'build/\r\n*.log\r\n', '报告/\n', 'é 😀 100%\n', '\u0000'])('%j in UTF-8', text =>
  expect(plainText(utf8(text))).toBe(text),
)

test('UTF-16, either way round, as some editors write it', () => {
  const units = [...'报告/\nbuild/'].map(letter => letter.charCodeAt(0))
  const little = [0xff, 0xfe, ...units.flatMap(unit => [unit & 255, unit >> 8])]
  const big = [0xfe, 0xff, ...units.flatMap(unit => [unit >> 8, unit & 255])]
  expect(plainText(new Uint8Array(little))).toBe('\ufeff报告/\nbuild/')
  expect(plainText(new Uint8Array(big))).toBe('\ufeff报告/\nbuild/')
})

test('a line in another encoding spoils no other', () => {
  const bytes = [...utf8('报告/\n'), 0xe9, 0x74, 0xe9, 0x0a, ...utf8('é/\n')]
  expect(plainText(new Uint8Array(bytes))).toBe('报告/\nété\né/\n')
})
