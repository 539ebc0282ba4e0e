import { expect, test } from 'vitest'
import { labelOf, type SupportScope, supportOf } from './support'

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'

const scope = (more: Partial<SupportScope> = {}, navigator: Partial<SupportScope['navigator']> = {}): SupportScope => ({
  isSecureContext: true,
  showDirectoryPicker: () => {},
  navigator: { userAgent: CHROME, ...navigator },
  ...more,
})

test.each([
  [scope(), { folders: true }],
  [scope({ isSecureContext: false }), { folders: false, why: 'insecure' }],
  [scope({ showDirectoryPicker: undefined }), { folders: false, why: 'no-api' }],
  [scope({ showDirectoryPicker: undefined }, { brave: {} }), { folders: false, why: 'brave' }],
])('%#: folders are kept in step only where the browser can', (seen, support) => {
  expect(supportOf(seen)).toEqual(support)
})

test.each([
  [{}, 'Chrome on Windows'],
  [{ userAgent: `${CHROME} Edg/156.0.0.0` }, 'Edge on Windows'],
  [{ userAgent: CHROME.replace('Windows NT 10.0; Win64; x64', 'Macintosh; Intel Mac OS X 10_15_7') }, 'Chrome on macOS'],
  [{ userAgentData: { platform: 'Linux', brands: [{ brand: 'Chromium' }, { brand: 'Not)A;Brand' }] } }, 'Chromium on Linux'],
  [{ userAgentData: { platform: 'Chrome OS', brands: [{ brand: 'Google Chrome' }, { brand: 'Chromium' }] } }, 'Chrome on ChromeOS'],
  [{ brave: {} }, 'Brave on Windows'],
  [{ userAgent: 'Something/1.0' }, 'Browser on this computer'],
])('%#: a device is named after its browser and its system', (navigator, name) => {
  expect(labelOf(scope({}, navigator)).name).toBe(name)
})
