'use client'
/** Asks for a link's password. Nothing is told about the link before it is right. */
import { useQueryClient } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { unlockVisit } from '../api/visit'
import { FormProblem } from '../auth/form-problem'
import { useSubmit } from '../auth/use-submit'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'
import { Button } from '../kit/button'
import { Field } from '../kit/field'
import { useFaultText } from '../queries/use-fault-text'
import { useLiveVisit } from './use-live-visit'
import { frontKey } from './visit-queries'

export function UnlockForm({ token }: { readonly token: string }) {
  const t = useTranslations('visit.locked')
  const faultText = useFaultText()
  const format = useFormat()
  const queries = useQueryClient()
  useLiveVisit(token, 'door')
  const [until, setUntil] = useState(0)
  const secondsLeft = Math.ceil((until - useNow(1000)) / 1000)
  const form = useSubmit(async values => {
    const unlocked = await unlockVisit(token, values('password'))
    if (unlocked.kind === 'wait') setUntil(Date.now() + unlocked.seconds * 1000)
    if (unlocked.kind === 'done' || unlocked.kind === 'gone') await queries.invalidateQueries({ queryKey: frontKey(token) })
    return unlocked.kind
  })
  const waiting = form.result === 'wait' && secondsLeft > 0
  return (
    <div className="mx-auto flex w-full max-w-96 flex-1 flex-col justify-center pb-16 phone:justify-start phone:pt-8">
      <Lock size={28} strokeWidth={1.5} aria-hidden className="mb-4 text-ink-faint" />
      <h1 className="text-balance font-semibold text-20">{t('title')}</h1>
      <p className="mt-1.5 text-pretty text-ink-soft">{t('text')}</p>
      <form onSubmit={form.onSubmit} className="mt-6 flex flex-col gap-4">
        <Field label={t('password')} name="password" type="password" autoComplete="off" maxLength={256} required autoFocus />
        <FormProblem>
          {form.result === 'wrong' && t('wrong')}
          {waiting && t('wait', { time: format.duration(secondsLeft) })}
          {form.error !== undefined && faultText(form.error)}
        </FormProblem>
        <Button type="submit" tone="primary" disabled={!form.ready || waiting} busy={form.busy || form.result === 'done'}>
          {t('open')}
        </Button>
      </form>
    </div>
  )
}
