/** What next-intl asks for once per request: the language and its messages. */
import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { LOCALE_COOKIE, type Locale, pickLocale } from './locale'

export default getRequestConfig(async () => {
  const locale = pickLocale((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get('accept-language'))
  return { locale, messages: await load(locale) }
})

async function load(locale: Locale) {
  if (locale === 'zh-CN') return (await import('../messages/zh-CN.json')).default
  return (await import('../messages/en.json')).default
}
