/** Whether this browser can keep a folder in step, and how this device is called. */
import type { Support } from './client-api'

/** The parts of a window that are looked at. */
export interface SupportScope {
  readonly isSecureContext: boolean
  readonly showDirectoryPicker?: unknown
  readonly navigator: { readonly userAgent: string; readonly brave?: unknown; readonly userAgentData?: AgentData }
}

interface AgentData {
  readonly platform: string
  readonly brands: readonly { readonly brand: string }[]
}

export function supportOf(scope: SupportScope): Support {
  if (!scope.isSecureContext) return { folders: false, why: 'insecure' }
  if (typeof scope.showDirectoryPicker === 'function') return { folders: true }
  return { folders: false, why: scope.navigator.brave === undefined ? 'no-api' : 'brave' }
}

export interface DeviceLabel {
  readonly name: string
  readonly browser: string
  readonly platform: string
}

/** A name to begin with, which the person may change: `Chrome on Windows`. */
export function labelOf({ navigator }: Pick<SupportScope, 'navigator'>): DeviceLabel {
  const browser = browserOf(navigator)
  const platform = platformOf(navigator)
  return { name: `${browser} on ${platform}`, browser, platform }
}

/** More special names first: most browsers also say that they are Chrome. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg/, 'Edge'],
  [/OPR|Opera/, 'Opera'],
  [/Vivaldi/, 'Vivaldi'],
  [/Google Chrome|Chrome\//, 'Chrome'],
  [/Chromium/, 'Chromium'],
]

const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/CrOS|Chrome ?OS/, 'ChromeOS'],
  [/Mac/, 'macOS'],
  [/Linux/, 'Linux'],
]

function browserOf({ userAgent, brave, userAgentData }: SupportScope['navigator']): string {
  if (brave !== undefined) return 'Brave'
  const brands = userAgentData?.brands.map(({ brand }) => brand) ?? [userAgent]
  return firstMatch(BROWSERS, brands.join(' '), 'Browser')
}

function platformOf({ userAgent, userAgentData }: SupportScope['navigator']): string {
  return firstMatch(PLATFORMS, userAgentData?.platform ?? userAgent, 'this computer')
}

function firstMatch(names: readonly (readonly [RegExp, string])[], text: string, otherwise: string): string {
  return names.find(([pattern]) => pattern.test(text))?.[1] ?? otherwise
}
