/** The document of every page: its language, its theme, its icons. */
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CONTRAST_COLORS, parseTheme, THEME_COLORS, THEME_COOKIE } from '@/lib/ui/theme/theme'

async function chosenTheme() {
  return parseTheme((await cookies()).get(THEME_COOKIE)?.value)
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: 'Lockstep', template: '%s – Lockstep' },
    description: t('description'),
    applicationName: 'Lockstep',
    robots: { index: false },
    referrer: 'same-origin',
    icons: {
      icon: { url: '/icons/mark.svg', type: 'image/svg+xml' },
      apple: '/icons/apple-touch-icon.png',
    },
  }
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme()
  const { light, dark } = theme === 'contrast' ? CONTRAST_COLORS : THEME_COLORS
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    themeColor:
      theme === 'system' || theme === 'contrast'
        ? [
            { media: '(prefers-color-scheme: light)', color: light },
            { media: '(prefers-color-scheme: dark)', color: dark },
          ]
        : THEME_COLORS[theme],
  }
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang={await getLocale()} data-theme={await chosenTheme()} suppressHydrationWarning>
      <body>
        <NextIntlClientProvider>{children}</NextIntlClientProvider>
      </body>
    </html>
  )
}
