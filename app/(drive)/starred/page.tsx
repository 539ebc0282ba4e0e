import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StarredScreen } from '@/lib/ui/starred/starred-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('starred'))('title') }
}

export default function StarredPage() {
  return <StarredScreen />
}
