'use client'
/** A screen that broke: the rest of the app goes on. */
import { useTranslations } from 'next-intl'
import { Button } from '@/lib/ui/kit/button'
import { Notice } from '@/lib/ui/kit/notice'
import { Mark } from '@/lib/ui/mark/mark'

export default function DriveError({ reset }: { readonly reset: () => void }) {
  const t = useTranslations('broken')
  return (
    <Notice icon={<Mark figure="hollow" size={40} />} title={t('title')} action={<Button onClick={reset}>{t('again')}</Button>}>
      {t('text')}
    </Notice>
  )
}
