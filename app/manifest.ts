/** What the installed app is called, looks like and opens. */
import type { MetadataRoute } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { THEME_COLORS } from '@/lib/ui/theme/theme'

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('common')
  const nav = await getTranslations('nav')
  return {
    id: '/lockstep',
    name: 'Lockstep',
    short_name: 'Lockstep',
    description: t('description'),
    lang: await getLocale(),
    start_url: '/files',
    scope: '/',
    display: 'standalone',
    // A second window would be a second tab that wants to lead.
    launch_handler: { client_mode: ['navigate-existing', 'auto'] },
    background_color: THEME_COLORS.light,
    theme_color: THEME_COLORS.light,
    categories: ['productivity', 'utilities'],
    icons: [
      { src: '/icons/app.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/app-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/app-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
      { src: '/icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/icons/monochrome.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'monochrome' },
    ],
    shortcuts: [
      { name: nav('files'), url: '/files' },
      { name: nav('activity'), url: '/activity' },
    ],
  }
}
