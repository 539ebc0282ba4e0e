'use client'
/** Why to install the app, where the browser offers it. */
import { useTranslations } from 'next-intl'
import { Button } from '../kit/button'
import { useInstall } from '../pwa/use-install'
import { Group } from './group'

export function InstallSettings() {
  const t = useTranslations('settings.install')
  const { offer } = useInstall()
  if (!offer) return null
  return (
    <Group title={t('title')}>
      <div className="flex items-center gap-4">
        <p className="flex-1 text-pretty text-ink-soft">{t('text')}</p>
        <Button onClick={offer}>{t('install')}</Button>
      </div>
    </Group>
  )
}
