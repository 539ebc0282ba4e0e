import { expect, test } from 'vitest'
import { pickLocale } from './locale'

test.each([
  ['the person’s choice wins', 'zh-CN', 'en', 'zh-CN'],
  ['an unknown choice does not count', 'xx', 'zh', 'zh-CN'],
  ['any Chinese is answered in Simplified Chinese', undefined, 'zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['the first language that there is', undefined, 'fr-CH, fr;q=0.9, en;q=0.8, zh;q=0.7', 'en'],
  ['by weight, not by order', undefined, 'en;q=0.3, zh-Hans;q=0.9', 'zh-CN'],
  ['a language of weight nought is refused', undefined, 'zh;q=0, en', 'en'],
  ['nothing asked for', undefined, null, 'en'],
  ['nonsense', undefined, ';;q=,,', 'en'],
])('%s', (_what, cookie, accept, locale) => expect(pickLocale(cookie, accept)).toBe(locale))
