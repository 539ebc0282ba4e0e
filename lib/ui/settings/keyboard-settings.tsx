'use client'
/** Which keys are shortcuts. */
import { useTranslations } from 'next-intl'
import { Switch } from '../kit/switch'
import { useSignKeys } from '../shell/use-sign-keys'

export function KeyboardSettings() {
  const t = useTranslations('settings.keyboard')
  const [signs, choose] = useSignKeys()
  return <Switch label={t('signs')} hint={t('signsHint')} checked={signs === 'on'} onChange={on => choose(on ? 'on' : 'off')} />
}
