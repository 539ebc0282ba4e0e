'use client'
/** One account: who, how much it holds, what an administrator may change. */
import { Gauge, ShieldCheck, ShieldOff, UserRoundCheck, UserRoundX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Person, PersonChange } from '../../core/protocol/people'
import { Moment } from '../format/moment'
import { useFormat } from '../format/use-format'
import { MenuItem } from '../kit/menu'
import { RowMenu } from '../kit/row-menu'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { useChangePerson } from '../queries/use-people'
import { DisableDialog } from './disable-dialog'
import { QuotaDialog } from './quota-dialog'

interface PersonRowProps {
  readonly person: Person
  /** It is whoever looks. */
  readonly own: boolean
  readonly now: number
}

export function PersonRow({ person, own, now }: PersonRowProps) {
  const t = useTranslations('people')
  const [asked, setAsked] = useState<'disable' | 'quota'>()
  const change = useChange(person)
  const done = () => setAsked(undefined)
  return (
    <li className="flex items-center gap-3.5 py-3 pe-2.5 ps-4">
      <Face person={person} own={own} now={now} />
      <RowMenu label={t('actionsOf', { name: person.name })}>
        <MenuItem onClick={() => setAsked('quota')}>
          <Gauge size={16} aria-hidden />
          {t('quota')}
        </MenuItem>
        <MenuItem onClick={() => change({ admin: !person.admin })}>
          {person.admin ? <ShieldOff size={16} aria-hidden /> : <ShieldCheck size={16} aria-hidden />}
          {t(person.admin ? 'removeAdmin' : 'makeAdmin')}
        </MenuItem>
        {!own && (
          <MenuItem onClick={() => (person.disabled ? change({ disabled: false }) : setAsked('disable'))}>
            {person.disabled ? <UserRoundCheck size={16} aria-hidden /> : <UserRoundX size={16} aria-hidden />}
            {t(person.disabled ? 'enable' : 'disable')}
          </MenuItem>
        )}
      </RowMenu>
      {asked === 'disable' && <DisableDialog name={person.name} onDisable={() => change({ disabled: true })} onDone={done} />}
      {asked === 'quota' && <QuotaDialog person={person} onChange={quotaBytes => change({ quotaBytes })} onDone={done} />}
    </li>
  )
}

function Face({ person, own, now }: PersonRowProps) {
  const t = useTranslations('people')
  const format = useFormat()
  const used = format.bytes(person.usedBytes)
  return (
    <div className="min-w-0 flex-1">
      <p className="flex min-w-0 flex-wrap items-center gap-x-2">
        <span className="min-w-0 truncate font-medium">{person.name}</span>
        {own && <Badge text={t('you')} />}
        {person.admin && <Badge text={t('admin')} />}
        {person.disabled && (
          <span className="shrink-0 rounded-full bg-bad-wash px-2 font-medium text-12 text-bad leading-5">{t('disabled')}</span>
        )}
      </p>
      <p className="truncate text-13 text-ink-soft">{person.email}</p>
      <p className="tabular truncate text-13 text-ink-soft">
        {person.quotaBytes === null ? t('used', { used }) : t('usedOf', { used, limit: format.bytes(person.quotaBytes) })}
        {' · '}
        {person.lastSeenAt === null ? t('never') : t.rich('seen', { moment: () => <Moment at={person.lastSeenAt ?? 0} now={now} /> })}
      </p>
    </div>
  )
}

function Badge({ text }: { readonly text: string }) {
  return <span className="shrink-0 rounded-full bg-accent-wash px-2 font-medium text-12 text-accent-strong leading-5">{text}</span>
}

/** Says what was not done. */
function useChange({ id }: Person): (change: PersonChange) => void {
  const t = useTranslations('people')
  const faultText = useFaultText()
  const change = useChangePerson()
  return asked =>
    change.mutate(
      { id, change: asked },
      {
        onSuccess: ({ kind }) => kind === 'last-admin' && toast(t('lastAdmin'), { description: t('lastAdminText') }),
        onError: error => toast(faultText(error)),
      },
    )
}
