import { expect, test } from 'vitest'
import { browserOf } from './browser-of'

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36'

test.each([
  [CHROME, 'Chrome', 'Windows'],
  [`${CHROME} Edg/146.0.0.0`, 'Edge', 'Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox', 'Linux'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605 Version/26.0 Mobile Safari/604', 'Safari', 'iOS'],
  ['curl/8', undefined, undefined],
])('%s', (agent, browser, system) => expect(browserOf(agent)).toEqual({ browser, system }))
