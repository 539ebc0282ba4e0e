import { expect, test } from 'vitest'
import { withText } from './search-address'

test.each([
  ['', 'a b', '/search?q=a+b'],
  ['?q=a&kind=image', 'ab', '/search?q=ab&kind=image'],
  ['?q=a&kind=image', '', '/search?kind=image'],
  ['?q=a', '', '/search'],
])('“%s” with “%s”', (query, text, address) => expect(withText(query, text)).toBe(address))
