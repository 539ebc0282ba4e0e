import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConflictsScreen } from '@/lib/ui/conflicts/conflicts-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('conflicts'))('title') }
}

export default function ConflictsPage() {
  return <ConflictsScreen />
}
