import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SetupForm } from '@/lib/ui/auth/setup-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.setup'))('title'), referrer: 'no-referrer' }
}

export default function SetupPage() {
  return <SetupForm />
}
