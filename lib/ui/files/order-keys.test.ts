import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OrderKeys } from './order-keys'

const western = 'aBbéÈñöÖzZåжЖйиЯαΩ'
const eastern = '照片报告会议收据张安北京カがひアあ『』。（）、'
const korean = '가각나보고서'
const pieces = (letters: string) =>
  fc.oneof(
    fc.constantFrom(...letters),
    fc.constantFrom('img', ' ', '.', '_', '-', '(', '~', '$', '&', '–', '’', '0', '007'),
    fc.nat({ max: 1200 }).map(String),
  )
const nameOf = (letters: string) => fc.array(pieces(letters), { maxLength: 8 }).map(parts => parts.join(''))
const names = fc.oneof(nameOf(western + eastern), nameOf(western + korean), fc.string({ unit: 'grapheme-ascii', maxLength: 12 }))

test.each(['en', 'zh-CN', 'de'])('keys order names as the collator of %s does', locale => {
  const collator = new Intl.Collator(locale, { numeric: true })
  const keys = new OrderKeys(new Intl.Collator(locale, { sensitivity: 'base' }).compare)
  keys.learn([western, eastern, korean, '–’'])
  fc.assert(
    fc.property(names, names, (a, b) => {
      const [keyA, keyB] = [keys.keyOf(a), keys.keyOf(b)]
      if (keyA === undefined || keyB === undefined || keyA === keyB) return
      expect(keyA < keyB ? -1 : 1).toBe(Math.sign(collator.compare(a, b)))
    }),
    { numRuns: 5000 },
  )
})

test.each(['straße', '🙂', 'e\u0301', 'データー', '١٢'])('%s is left to the collator', name => {
  const keys = new OrderKeys(new Intl.Collator('en', { sensitivity: 'base' }).compare)
  keys.learn([name])
  expect(keys.keyOf(name)).toBeUndefined()
})
