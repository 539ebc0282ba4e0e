import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RecentScreen } from '@/lib/ui/recent/recent-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('recent'))('title') }
}

export default function RecentPage() {
  return <RecentScreen />
}
