'use client'
/** What the picture of the folders shows, in words and numbers. */
import { FolderOpen } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { buttonLook } from '../kit/button'
import { onRowKeys } from '../kit/row-keys'
import { useRoutes } from '../shell/use-routes'
import type { RoomRow } from './folder-rooms'
import { useStoragePlaces } from './use-storage-places'

interface FolderTableProps {
  readonly rows: readonly RoomRow[]
  readonly folder: NodeId
}

export function FolderTable({ rows, folder }: FolderTableProps) {
  const t = useTranslations('storage')
  return (
    <table className="w-full table-fixed text-start text-13" onKeyDown={onRowKeys}>
      <caption className="sr-only">{t('byFolder')}</caption>
      <thead className="text-12 text-ink-soft">
        <tr className="border-line border-b [&>th]:py-1 [&>th]:font-normal">
          <th scope="col">{t('column.folder')}</th>
          <th scope="col" className="w-28 text-end phone:w-20">
            {t('column.files')}
          </th>
          <th scope="col" className="w-24 text-end">
            {t('column.size')}
          </th>
          <th scope="col" className="w-10">
            <span className="sr-only">{t('column.open')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Row key={row.key} row={row} folder={folder} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, folder }: { readonly row: RoomRow; readonly folder: NodeId }) {
  const t = useTranslations('storage')
  const format = useFormat()
  const routes = useRoutes()
  const { nameOf, hrefOf } = useStoragePlaces(folder)
  const href = hrefOf(row)
  const name = nameOf(row)
  return (
    <tr className="border-line/60 border-b align-top [&>td]:py-1.5 [&>th]:py-1">
      <th scope="row" className="font-normal">
        {href === undefined ? (
          <span className="block py-0.5">{name}</span>
        ) : (
          <Link data-row href={href} prefetch={false} className="block rounded-sm py-0.5 hover:underline hover:underline-offset-2">
            {row.name === undefined ? <span className="block truncate">{name}</span> : <Name text={name} />}
          </Link>
        )}
        <Beside row={row} />
      </th>
      <td className="tabular text-end text-ink-soft">{t('files', { count: row.live.files })}</td>
      <td className="tabular text-end">{format.bytes(row.bytes)}</td>
      <td className="text-end">
        {row.name !== undefined && (
          <Link
            href={routes.folder(row.key as NodeId)}
            prefetch={false}
            aria-label={t('openFolder', { name })}
            title={t('openFolder', { name })}
            className={buttonLook('ghost', 'icon')}
          >
            <FolderOpen size={16} aria-hidden />
          </Link>
        )}
      </td>
    </tr>
  )
}

/** What of it is not live. */
function Beside({ row: { versions, trash } }: { readonly row: RoomRow }) {
  const t = useTranslations('storage')
  const format = useFormat()
  const parts = [
    versions.bytes > 0 && t('ofVersions', { size: format.bytes(versions.bytes) }),
    trash.bytes > 0 && t('ofTrash', { size: format.bytes(trash.bytes) }),
  ].filter(part => part !== false)
  return parts.length > 0 && <span className="block text-12 text-ink-soft">{parts.join(' · ')}</span>
}
