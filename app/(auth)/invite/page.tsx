import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InviteForm } from '@/lib/ui/auth/invite-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.invite'))('title'), referrer: 'no-referrer' }
}

export default function InvitePage() {
  return <InviteForm />
}
