import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TrashScreen } from '@/lib/ui/trash/trash-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('trash'))('title') }
}

export default function TrashPage() {
  return <TrashScreen />
}
