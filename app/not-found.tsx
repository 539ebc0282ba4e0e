/** An address that leads nowhere. */
import { getTranslations } from 'next-intl/server'
import { AuthCard } from '@/lib/ui/auth/auth-card'

export default async function NotFound() {
  const t = await getTranslations('notFound')
  return (
    <AuthCard title={t('title')} text={t('text')}>
      <a href="/files" className="font-medium text-accent underline underline-offset-2">
        {t('home')}
      </a>
    </AuthCard>
  )
}
