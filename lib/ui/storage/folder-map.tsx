'use client'
/** Which folders at the top are large: tiles of their size as a picture, and the same as a table. */
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Storage } from '../../core/protocol/storage'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { onRowKeys } from '../kit/row-keys'
import { Group } from '../settings/group'
import { useRoutes } from '../shell/use-routes'
import { treemap } from './treemap'

const ASPECT = 2.4
/** A tile needs this share of the picture to be seen, and these to hold its words. */
const SMALLEST = 0.002
const WORDS = { width: 0.12, height: 0.16 }

/** The row of the files that lie in no folder: its name is ours, not a person's. */
const LOOSE = 'loose'

interface Place {
  readonly key: string
  readonly name: string
  readonly href: string | undefined
  readonly files: number
  readonly bytes: number
}

export function FolderMap({ storage }: { readonly storage: Storage }) {
  const t = useTranslations('storage')
  const places = usePlaces(storage)
  if (places.length === 0) return null
  return (
    <Group title={t('byFolder')}>
      <Tiles places={places} />
      <Rows places={places} />
    </Group>
  )
}

/** The largest first. */
function usePlaces({ tops, otherTops, loose }: Storage): readonly Place[] {
  const t = useTranslations('storage')
  const routes = useRoutes()
  const others = [
    { key: LOOSE, name: t('loose'), href: routes.section('files'), ...loose },
    { key: 'others', name: t('otherFolders'), href: undefined, ...otherTops },
  ]
  return [...tops.map(({ id, name, files, bytes }) => ({ key: id, name, href: routes.folder(id), files, bytes })), ...others]
    .filter(({ files }) => files > 0)
    .sort((a, b) => b.bytes - a.bytes)
}

/** Decoration: the table says the same. */
function Tiles({ places }: { readonly places: readonly Place[] }) {
  const format = useFormat()
  const total = places.reduce((sum, { bytes }) => sum + bytes, 0)
  const shown = places.filter(({ bytes }) => bytes / total > SMALLEST)
  if (shown.length < 2) return null
  const tiles = treemap(
    shown.map(({ bytes }) => bytes),
    ASPECT,
  )
  const percent = (share: number) => `${share * 100}%`
  return (
    <div aria-hidden style={{ aspectRatio: ASPECT }} className="relative mb-4 overflow-hidden rounded-md">
      {tiles.map(({ x, y, width, height }, i) => (
        <div
          key={shown[i]?.key}
          style={{ insetInlineStart: percent(x), top: percent(y), width: percent(width), height: percent(height) }}
          className="absolute p-px"
        >
          <div className="size-full overflow-hidden rounded-sm border border-accent/45 bg-accent-wash px-2 py-1.5 text-12 text-ink">
            {width > WORDS.width && height > WORDS.height && (
              <>
                <p className="truncate font-medium">{shown[i]?.name}</p>
                <p className="tabular truncate">{format.bytes(shown[i]?.bytes ?? 0)}</p>
              </>
            )}
          </div>
        </div>
      ))}
    </div>
  )
}

function Rows({ places }: { readonly places: readonly Place[] }) {
  const t = useTranslations('storage')
  const format = useFormat()
  return (
    <table className="w-full table-fixed text-start text-13" onKeyDown={onRowKeys}>
      <caption className="sr-only">{t('byFolder')}</caption>
      <thead className="text-12 text-ink-soft">
        <tr className="border-line border-b [&>th]:py-1 [&>th]:font-normal">
          <th scope="col">{t('column.folder')}</th>
          <th scope="col" className="w-28 text-end">
            {t('column.files')}
          </th>
          <th scope="col" className="w-28 text-end">
            {t('column.size')}
          </th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ key, name, href, files, bytes }) => (
          <tr key={key} className="border-line/60 border-b">
            <th scope="row" className="py-1 font-normal">
              {href === undefined ? (
                <span className="block py-0.5">{name}</span>
              ) : (
                <Link data-row href={href} prefetch={false} className="block rounded-sm py-0.5 hover:underline hover:underline-offset-2">
                  {key === LOOSE ? <span className="block truncate">{name}</span> : <Name text={name} />}
                </Link>
              )}
            </th>
            <td className="tabular text-end text-ink-soft">{t('files', { count: files })}</td>
            <td className="tabular text-end">{format.bytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
