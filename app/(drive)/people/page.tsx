import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeopleScreen } from '@/lib/ui/people/people-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

export default function PeoplePage() {
  return <PeopleScreen />
}
