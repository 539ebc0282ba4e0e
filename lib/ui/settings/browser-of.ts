/** The browser and the system that a user agent names, good enough for a person to recognise their own. Pure. */

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

export function browserOf(userAgent: string): { readonly browser: string | undefined; readonly system: string | undefined } {
  return { browser: first(BROWSERS, userAgent), system: first(SYSTEMS, userAgent) }
}

function first(names: readonly (readonly [RegExp, string])[], text: string): string | undefined {
  return names.find(([sign]) => sign.test(text))?.[1]
}
