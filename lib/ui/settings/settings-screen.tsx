'use client'
/** What a person may choose for themselves. */
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonLook } from '../kit/button'
import { Screen } from '../shell/screen'
import { useRoutes } from '../shell/use-routes'
import { AccountSettings } from './account-settings'
import { DensityChoice } from './density-choice'
import { Group } from './group'
import { IgnoreSettings } from './ignore-settings'
import { InstallSettings } from './install-settings'
import { KeyboardSettings } from './keyboard-settings'
import { LanguageChoice } from './language-choice'
import { NameForm } from './name-form'
import { PasswordForm } from './password-form'
import { ThemeChoice } from './theme-choice'

export function SettingsScreen() {
  const t = useTranslations('settings')
  const routes = useRoutes()
  return (
    <Screen title={t('title')}>
      <div className="flex flex-col gap-10">
        <Group title={t('account')} part="account">
          <AccountSettings />
        </Group>
        <Group title={t('profile.title')} part="profile">
          <NameForm />
        </Group>
        <Group title={t('look')} part="look">
          <div className="flex flex-col gap-5">
            <LanguageChoice />
            <ThemeChoice />
            <DensityChoice />
          </div>
        </Group>
        <Group title={t('keyboard.title')} part="keyboard">
          <KeyboardSettings />
        </Group>
        <InstallSettings />
        <Group title={t('password.title')} part="password">
          <PasswordForm />
        </Group>
        <IgnoreSettings />
        <Group title={t('sessions.title')}>
          <div className="flex items-center gap-4">
            <p className="min-w-0 flex-1 text-pretty text-ink-soft">{t('sessions.text')}</p>
            <Link href={routes.section('devices')} className={buttonLook('secondary')}>
              {t('sessions.toDevices')}
            </Link>
          </div>
        </Group>
      </div>
    </Screen>
  )
}
