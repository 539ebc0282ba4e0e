import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinksScreen } from '@/lib/ui/links/links-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('links'))('title') }
}

export default function LinksPage() {
  return <LinksScreen />
}
