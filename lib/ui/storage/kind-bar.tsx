'use client'
/** What kinds of content the drive holds: one bar as a picture, and the same as a table. */
import { useTranslations } from 'next-intl'
import type { Storage } from '../../core/protocol/storage'
import { useFormat } from '../format/use-format'
import { Group } from '../settings/group'
import { TRASH_LOOK, VERSIONS_LOOK } from './room-looks'

type Part = Storage['kinds'][number]['kind'] | 'versions' | 'trash'

/** What is not live is striped: it is not told by colour alone. */
const LOOKS: Record<Part, string> = {
  image: 'bg-kind-image',
  video: 'bg-kind-media',
  audio: 'bg-warn',
  pdf: 'bg-bad',
  text: 'bg-kind-text',
  sheet: 'bg-ok',
  slides: 'bg-accent',
  code: 'bg-ink-soft',
  archive: 'bg-kind-pack',
  other: 'bg-ink-faint',
  versions: VERSIONS_LOOK,
  trash: TRASH_LOOK,
}

interface Row {
  readonly part: Part
  readonly files: number
  readonly bytes: number
}

export function KindBar({ storage }: { readonly storage: Storage }) {
  const t = useTranslations('storage')
  const rows: Row[] = [
    ...storage.kinds.map(({ kind, files, bytes }) => ({ part: kind, files, bytes })),
    { part: 'versions' as const, ...storage.versions },
    { part: 'trash' as const, ...storage.trash },
  ].filter(({ files }) => files > 0)
  if (rows.length === 0) return <p className="text-ink-soft">{t('nothing')}</p>
  return (
    <Group title={t('byKind')}>
      <div aria-hidden className="mb-4 flex h-6 gap-0.5 overflow-hidden rounded-md">
        {rows
          .filter(({ bytes }) => bytes > 0)
          .map(({ part, bytes }) => (
            <span key={part} style={{ flexGrow: bytes }} className={`min-w-0.5 basis-0 ${LOOKS[part]}`} />
          ))}
      </div>
      <Rows rows={rows} />
    </Group>
  )
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTranslations('storage')
  const format = useFormat()
  return (
    <table className="w-full text-start text-13">
      <caption className="sr-only">{t('byKind')}</caption>
      <thead className="text-12 text-ink-soft">
        <tr className="border-line border-b [&>th]:py-1 [&>th]:font-normal">
          <th scope="col">{t('column.kind')}</th>
          <th scope="col" className="text-end">
            {t('column.files')}
          </th>
          <th scope="col" className="w-28 text-end">
            {t('column.size')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ part, files, bytes }) => (
          <tr key={part} className="border-line/60 border-b">
            <th scope="row" className="flex items-center gap-2.5 py-1.5 font-normal">
              <span aria-hidden className={`size-3 shrink-0 rounded-sm ${LOOKS[part]}`} />
              {t(`part.${part}`)}
            </th>
            <td className="tabular text-end text-ink-soft">{t('files', { count: files })}</td>
            <td className="tabular text-end">{format.bytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
