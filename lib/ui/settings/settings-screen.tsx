'use client'
/** What a person may choose for themselves. */
import { useTranslations } from 'next-intl'
import { Screen } from '../shell/screen'
import { AccountSettings } from './account-settings'
import { Group } from './group'
import { InstallSettings } from './install-settings'
import { LanguageChoice } from './language-choice'
import { PasswordForm } from './password-form'
import { SessionList } from './session-list'
import { ThemeChoice } from './theme-choice'

export function SettingsScreen() {
  const t = useTranslations('settings')
  return (
    <Screen title={t('title')}>
      <div className="flex flex-col gap-10">
        <Group title={t('account')}>
          <AccountSettings />
        </Group>
        <Group title={t('look')}>
          <div className="flex flex-col gap-5">
            <LanguageChoice />
            <ThemeChoice />
          </div>
        </Group>
        <InstallSettings />
        <Group title={t('password.title')}>
          <PasswordForm />
        </Group>
        <Group title={t('sessions.title')}>
          <SessionList />
        </Group>
      </div>
    </Screen>
  )
}
