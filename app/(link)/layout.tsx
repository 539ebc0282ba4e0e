/** Pages for people without an account. What is said of them to machines is the same for every link, and tells nothing of it. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('visit')
  const card = { title: t('brand'), description: t('card') }
  return {
    ...card,
    title: { absolute: card.title },
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
    // Nothing is installed from here.
    manifest: null,
    formatDetection: { telephone: false },
    openGraph: { ...card, siteName: 'Lockstep', type: 'website' },
    twitter: { card: 'summary', ...card },
  }
}

export default function LinkLayout({ children }: { readonly children: ReactNode }) {
  return children
}
