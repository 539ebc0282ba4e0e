'use client'
/** What everybody's links on this server must be like. Links that are there already go on. */
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { LinkPolicy } from '../../core/protocol/links'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { ListFailed } from '../kit/list-failed'
import { Skeleton } from '../kit/skeleton'
import { Switch } from '../kit/switch'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useChangeLinkPolicy, useLinkPolicy } from '../queries/use-links'

export function LinkPolicyForm() {
  const policy = useLinkPolicy()
  if (policy.data) return <Policy policy={policy.data} />
  return policy.error ? <ListFailed error={policy.error} retry={() => void policy.refetch()} /> : <Skeleton className="h-28" />
}

function Policy({ policy }: { readonly policy: LinkPolicy }) {
  const t = useTranslations('people.links')
  const faultText = useFaultText()
  const change = useChangeLinkPolicy()
  const save = (part: Partial<LinkPolicy>) =>
    change.mutate({ ...policy, ...part }, { onSuccess: () => toast(t('saved')), onError: error => void toast(faultText(error)) })
  return (
    <div className="flex flex-col gap-5">
      <Switch
        label={t('allowed')}
        hint={t('allowedHint')}
        checked={policy.allowed}
        disabled={change.isPending}
        onChange={allowed => save({ allowed })}
      />
      <Switch
        label={t('password')}
        hint={t('passwordHint')}
        checked={policy.passwordNeeded}
        disabled={change.isPending}
        onChange={passwordNeeded => save({ passwordNeeded })}
      />
      <Days days={policy.maxDays} busy={change.isPending} onSave={maxDays => save({ maxDays })} />
    </div>
  )
}

interface DaysProps {
  readonly days: number | null
  readonly busy: boolean
  readonly onSave: (days: number | null) => void
}

function Days({ days, busy, onSave }: DaysProps) {
  const t = useTranslations('people.links')
  const common = useTranslations('common')
  const [typed, setTyped] = useState<string>()
  const saved = days === null ? '' : String(days)
  const text = (typed ?? saved).trim()
  const valid = text === '' || (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 3650)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!valid) return
    onSave(text === '' ? null : Number(text))
    setTyped(undefined)
  }
  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-3">
      <Field
        label={t('days')}
        value={typed ?? saved}
        onValueChange={setTyped}
        inputMode="numeric"
        autoComplete="off"
        hint={t('daysHint')}
        error={valid ? undefined : t('daysWrong')}
      />
      <div>
        <Button type="submit" size="sm" busy={busy} disabled={!valid || text === saved}>
          {common('save')}
        </Button>
      </div>
    </form>
  )
}
