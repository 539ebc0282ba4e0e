'use client'
/** What everybody's links on this server must be like. Links that are not stop when it is saved: how many is said before. */
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { LinkPolicy } from '../../core/protocol/links'
import { getPolicyEffect } from '../api/links'
import { Button } from '../kit/button'
import { ConfirmDialog } from '../kit/confirm-dialog'
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
  const effect = useMutation({ mutationFn: getPolicyEffect })
  const [asked, setAsked] = useState<Asked>()
  const onError = (error: Error) => toast(faultText(error))
  const saveNow = (next: LinkPolicy) =>
    change.mutate(next, { onSuccess: () => toast(t('saved')), onError, onSettled: () => setAsked(undefined) })
  const save = (part: Partial<LinkPolicy>) => {
    const next = { ...policy, ...part }
    effect.mutate(next, { onSuccess: stops => (stops === 0 ? saveNow(next) : setAsked({ next, stops })), onError })
  }
  const busy = change.isPending || effect.isPending
  return (
    <div className="flex flex-col gap-5">
      <Switch
        label={t('allowed')}
        hint={t('allowedHint')}
        checked={policy.allowed}
        disabled={busy}
        onChange={allowed => save({ allowed })}
      />
      <Switch
        label={t('password')}
        hint={t('passwordHint')}
        checked={policy.passwordNeeded}
        disabled={busy}
        onChange={passwordNeeded => save({ passwordNeeded })}
      />
      <Days days={policy.maxDays} busy={busy} onSave={maxDays => save({ maxDays })} />
      {asked && (
        <ConfirmDialog
          title={t('stops.title', { count: asked.stops })}
          description={t('stops.text', { count: asked.stops })}
          confirm={t('stops.confirm')}
          busy={change.isPending}
          onConfirm={() => saveNow(asked.next)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  )
}

/** Something stops by it. */
interface Asked {
  readonly next: LinkPolicy
  /** Links. */
  readonly stops: number
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
