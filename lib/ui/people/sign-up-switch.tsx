'use client'
/** Whether anybody who reaches the server may make an account. Off unless somebody says so. */
import { useTranslations } from 'next-intl'
import { ListFailed } from '../kit/list-failed'
import { Skeleton } from '../kit/skeleton'
import { Switch } from '../kit/switch'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useChangeServerSettings, useServerSettings } from '../queries/use-people'

export function SignUpSwitch() {
  const t = useTranslations('people')
  const faultText = useFaultText()
  const settings = useServerSettings(true)
  const change = useChangeServerSettings()
  if (!settings.data)
    return settings.error ? <ListFailed error={settings.error} retry={() => void settings.refetch()} /> : <Skeleton className="h-12" />
  return (
    <Switch
      label={t('openSignUp')}
      hint={t('openSignUpHint')}
      checked={settings.data.openSignUp}
      disabled={change.isPending}
      onChange={openSignUp => change.mutate({ openSignUp }, { onError: error => void toast(faultText(error)) })}
    />
  )
}
