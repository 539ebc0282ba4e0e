'use client'
/** What each account holds, those that hold most first. */
import { useTranslations } from 'next-intl'
import type { AccountStorage } from '../../core/protocol/storage-health'
import { useFormat } from '../format/use-format'

export function AccountTable({ accounts }: { readonly accounts: readonly AccountStorage[] }) {
  const t = useTranslations('serverStorage')
  const format = useFormat()
  return (
    <table className="w-full table-fixed text-start text-13">
      <caption className="sr-only">{t('accounts')}</caption>
      <thead className="text-12 text-ink-soft">
        <tr className="border-line border-b [&>th]:py-1 [&>th]:font-normal">
          <th scope="col">{t('column.account')}</th>
          <th scope="col" className="w-24 text-end">
            {t('column.used')}
          </th>
          <th scope="col" className="w-24 text-end phone:hidden">
            {t('column.trash')}
          </th>
          <th scope="col" className="w-24 text-end">
            {t('column.limit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ id, name, usedBytes, trashBytes, limitBytes }) => (
          <tr key={id} className="border-line/60 border-b">
            <th scope="row" className="truncate py-1.5 pe-3 font-normal" title={name}>
              {name}
            </th>
            <td className="tabular text-end">{format.bytes(usedBytes)}</td>
            <td className="tabular text-end text-ink-soft phone:hidden">{format.bytes(trashBytes)}</td>
            <td className="tabular text-end text-ink-soft">{limitBytes === null ? t('noLimit') : format.bytes(limitBytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
