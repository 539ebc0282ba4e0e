'use client'
/** That a drive can only be looked at. */
import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'

export function ViewerMark() {
  const t = useTranslations('drives')
  return <Eye size={14} role="img" aria-label={t('viewOnly')} className="shrink-0 text-ink-soft" />
}
