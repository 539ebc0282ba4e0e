/** Texts of the kinds that programs stumble over, made by a seed. */
import type { Random } from '../../lib/core/testing/random'

const PARTS = [
  ...[
    '',
    '.',
    '..',
    '../',
    '..\\',
    '/',
    '\\',
    '%2e%2e%2f',
    '%',
    '%00',
    '%ff',
    '\0',
    '\r\n',
    '\t',
    '"',
    "'",
    ';',
    ':',
    '*',
    '?',
    '<',
    '>',
    '|',
    '&',
    '=',
    '#',
  ],
  ...[
    '\u202e',
    '\u200b',
    '\ufeff',
    'é',
    'e\u0301',
    '漢字',
    '🎉',
    'İ',
    'ß',
    'con',
    'nul.txt',
    'root',
    '__proto__',
    'constructor',
    'null',
    'NaN',
  ],
  ...['-1', '0', '1e309', '9007199254740993', '99999999999999999999', '0x10', 'bytes=0-', 'bytes=-', 'a', 'b.txt', 'x'.repeat(300)],
] as const

export function hostileText(random: Random): string {
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(PARTS)).join('')
}

/** Of headers: what cannot be sent at all is left out. */
export function hostileHeader(random: Random): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what no header may hold
  return hostileText(random).replace(/[^\u0009\u0020-\u007e\u0080-\u00ff]/g, '')
}

/** Any JSON, deep at times. */
export function hostileJson(random: Random, depth = 0): unknown {
  const kinds = depth > 4 ? 5 : 7
  switch (random.below(kinds)) {
    case 0:
      return random.chance(0.1) ? '\ud800' : hostileText(random)
    case 1:
      return random.pick([0, -1, 1.5, 1e308, -0, Number.MAX_SAFE_INTEGER, 2 ** 53])
    case 2:
      return random.pick([true, false])
    case 3:
      return null
    case 4:
      return []
    case 5:
      return Array.from({ length: random.below(5) }, () => hostileJson(random, depth + 1))
    default:
      return Object.fromEntries(Array.from({ length: random.below(5) }, () => [hostileText(random), hostileJson(random, depth + 1)]))
  }
}
