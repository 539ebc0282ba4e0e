'use client'
/** For administrators: how the server's disk is, what is on it, and whose. */
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { StorageHealth, StorageWarning } from '../../core/protocol/storage-health'
import { Moment } from '../format/moment'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'
import { ListFailed } from '../kit/list-failed'
import { Progress } from '../kit/progress'
import { Skeleton } from '../kit/skeleton'
import { useStorageHealth } from '../queries/use-storage'
import { Group } from '../settings/group'
import { AccountTable } from './account-table'

export function ServerStorage() {
  const { data, error, refetch } = useStorageHealth()
  if (data) return <Health health={data} />
  return error ? <ListFailed error={error} retry={() => void refetch()} /> : <Skeleton className="h-48" />
}

function Health({ health }: { readonly health: StorageHealth }) {
  const t = useTranslations('serverStorage')
  return (
    <div className="flex flex-col gap-10">
      <div className="flex flex-col gap-4">
        <Warnings warnings={health.warnings} />
        <Disk disk={health.disk} />
      </div>
      <Group title={t('onDisk')}>
        <Parts health={health} />
      </Group>
      <Group title={t('accounts')}>
        <AccountTable accounts={health.accounts} />
      </Group>
      <Group title={t('housekeeping')}>
        <Housekeeping last={health.housekeeping} />
      </Group>
    </div>
  )
}

function Warnings({ warnings }: { readonly warnings: readonly StorageWarning[] }) {
  const t = useTranslations('serverStorage')
  const textOf = useWarningText()
  if (warnings.length === 0)
    return (
      <p className="flex items-center gap-2.5 text-13">
        <CircleCheck size={16} aria-hidden className="shrink-0 text-ok" />
        {t('well')}
      </p>
    )
  return (
    <ul aria-label={t('warnings')} className="flex flex-col gap-2">
      {warnings.map(warning => (
        <li
          key={warning.kind === 'account-near-limit' ? warning.id : warning.kind}
          className="flex gap-2.5 rounded-lg bg-warn-wash px-3 py-2 text-13"
        >
          <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
          <span className="min-w-0 flex-1 text-pretty">{textOf(warning)}</span>
        </li>
      ))}
    </ul>
  )
}

function useWarningText(): (warning: StorageWarning) => string {
  const t = useTranslations('serverStorage')
  const format = useFormat()
  return warning => {
    if (warning.kind === 'disk-low') return t('warning.disk-low', { free: format.bytes(warning.freeBytes) })
    if (warning.kind === 'housekeeping-failed') return t('warning.housekeeping-failed')
    const { name, share } = warning
    return share >= 1 ? t('warning.account-full', { name }) : t('warning.account-near-limit', { name, percent: Math.floor(share * 100) })
  }
}

function Disk({ disk: { sizeBytes, freeBytes } }: { readonly disk: StorageHealth['disk'] }) {
  const t = useTranslations('serverStorage')
  const format = useFormat()
  const text = t('free', { free: format.bytes(freeBytes), size: format.bytes(sizeBytes) })
  return (
    <div className="flex flex-col gap-2">
      <p>{text}</p>
      <Progress value={sizeBytes > 0 ? 1 - freeBytes / sizeBytes : null} label={t('disk')} text={text} />
    </div>
  )
}

function Parts({ health: { packs, databaseBytes, thumbnailBytes, searchBytes, accounts } }: { readonly health: StorageHealth }) {
  const t = useTranslations('serverStorage')
  const format = useFormat()
  const trash = accounts.reduce((sum, { trashBytes }) => sum + trashBytes, 0)
  const parts = [
    ['contents', packs.bytes, t('packs', { count: packs.count })],
    ['database', databaseBytes, undefined],
    ['thumbnails', thumbnailBytes, t('derived')],
    ['search', searchBytes, t('derived')],
    ['trash', trash, t('trashHint')],
  ] as const
  return (
    <table className="w-full text-start text-13">
      <caption className="sr-only">{t('onDisk')}</caption>
      <tbody>
        {parts.map(([part, bytes, hint]) => (
          <tr key={part} className="border-line/60 border-b align-baseline">
            <th scope="row" className="py-1.5 pe-3 font-normal">
              {t(`part.${part}`)}
              {hint !== undefined && <span className="block text-12 text-ink-soft">{hint}</span>}
            </th>
            <td className="tabular whitespace-nowrap text-end">{format.bytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Housekeeping({ last }: { readonly last: StorageHealth['housekeeping'] }) {
  const t = useTranslations('serverStorage')
  const now = useNow()
  if (!last) return <p className="text-13 text-ink-soft">{t('notTidied')}</p>
  return (
    <p className="text-13 text-ink-soft">
      {t.rich(last.failed ? 'tidyFailed' : 'tidied', { moment: () => <Moment at={last.at} now={now} /> })}
    </p>
  )
}
