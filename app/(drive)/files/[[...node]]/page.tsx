import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FilesScreen } from '@/lib/ui/files/files-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('files'))('title') }
}

export default function FilesPage() {
  return <FilesScreen />
}
