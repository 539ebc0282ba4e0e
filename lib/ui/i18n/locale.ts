/** Which language a page is in: the person's choice, else what the browser asks for. Pure; knows no request. */

export const LOCALES = ['en', 'zh-CN'] as const
export type Locale = (typeof LOCALES)[number]

export const LOCALE_COOKIE = 'lockstep-locale'

/** How each language calls itself. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', 'zh-CN': '简体中文' }

function parseLocale(text: string | undefined): Locale | undefined {
  return LOCALES.find(locale => locale === text)
}

/** `accept`: an Accept-Language header. Any Chinese is answered in Simplified Chinese, anything unknown in English. */
export function pickLocale(cookie: string | undefined, accept: string | null | undefined): Locale {
  return parseLocale(cookie) ?? firstKnown(accept ?? '') ?? 'en'
}

function firstKnown(accept: string): Locale | undefined {
  const wanted = accept
    .split(',')
    .map(part => weigh(part))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    const locale = LOCALES.find(known => language(known) === language(tag))
    if (locale) return locale
  }
  return undefined
}

function weigh(part: string): { tag: string; weight: number } {
  const [tag = '', ...rest] = part.split(';').map(piece => piece.trim())
  const q = rest.find(piece => piece.startsWith('q='))
  return { tag, weight: q === undefined ? 1 : Number.parseFloat(q.slice(2)) || 0 }
}

function language(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? ''
}
