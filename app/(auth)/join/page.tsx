import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { JoinForm } from '@/lib/ui/auth/join-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.join'))('title'), referrer: 'no-referrer' }
}

export default function JoinPage() {
  return <JoinForm />
}
