'use client'
/** What is in a zip: names, sizes, dates. Nothing is unpacked. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { Folder, Lock } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useRef } from 'react'
import { formatExact } from '../format/format'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'
import type { FileBytes } from './file-bytes'
import { useFileQuery } from './file-queries'
import { SmallKindIcon } from './kind-picture'
import { NoPreview, PreviewFailed } from './preview-card'
import { PreviewBar, PreviewLoading } from './preview-parts'
import { listZip } from './zip-directory'
import type { ZipEntry } from './zip-records'

const ROW_PX = 36
const OVERSCAN = 10

export function ZipPreview({ bytes }: { readonly bytes: FileBytes }) {
  const listing = useFileQuery(bytes, 'zip', signal => listZip(bytes.size, (from, to) => bytes.read(from, to, signal)))
  if (listing.data?.kind === 'listed') {
    const { entries, total } = listing.data
    return entries.length > 0 ? <Loaded name={bytes.name} entries={entries} total={total} /> : <NoPreview bytes={bytes} why="empty" />
  }
  if (listing.data) return <NoPreview bytes={bytes} why="zip" />
  return listing.error ? <PreviewFailed error={listing.error} bytes={bytes} retry={() => void listing.refetch()} /> : <PreviewLoading />
}

interface LoadedProps {
  readonly name: string
  readonly entries: readonly ZipEntry[]
  readonly total: number
}

function Loaded({ name, entries, total }: LoadedProps) {
  const t = useTranslations('viewer')
  const format = useFormat()
  const locale = useLocale()
  const files = useMemo(() => sorted(entries, locale), [entries, locale])
  const unpacked = files.reduce((sum, entry) => sum + entry.size, 0)
  return (
    <>
      <PreviewBar
        label={t('tools')}
        facts={
          <>
            <span>{t('zip.entries', { count: total })}</span>
            <span>{t('zip.unpacked', { size: format.bytes(unpacked) })}</span>
            {total > files.length && <span className="text-warn">{t('zip.more', { count: files.length })}</span>}
            {files.some(entry => entry.encrypted) && <span>{t('zip.encrypted')}</span>}
          </>
        }
      />
      <Entries name={name} entries={files} />
    </>
  )
}

function Entries({ name, entries }: Pick<LoadedProps, 'name' | 'entries'>) {
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that keys scroll it
    <div ref={scroller} tabIndex={0} className="-outline-offset-2 min-h-0 flex-1 overflow-y-auto bg-canvas">
      {/* biome-ignore lint/a11y/useSemanticElements: its items come and go */}
      <div role="list" aria-label={name} className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index]
          return entry && <Entry key={index} entry={entry} index={index} count={entries.length} top={start} now={now} />
        })}
      </div>
    </div>
  )
}

interface EntryProps {
  readonly entry: ZipEntry
  readonly index: number
  readonly count: number
  readonly top: number
  readonly now: number
}

function Entry({ entry, index, count, top, now }: EntryProps) {
  const t = useTranslations('viewer.zip')
  const format = useFormat()
  const locale = useLocale()
  const path = entry.folder ? entry.path.slice(0, -1) : entry.path
  return (
    // biome-ignore lint/a11y/useSemanticElements: its items come and go
    <div
      role="listitem"
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ height: ROW_PX, transform: `translateY(${top}px)` }}
      className="tabular absolute inset-x-0 top-0 flex items-center gap-2.5 border-line/60 border-b px-4 text-13"
    >
      {entry.folder ? <Folder size={16} aria-hidden className="shrink-0 fill-current/15 text-accent" /> : <SmallKindIcon name={path} />}
      <Name text={path} className="min-w-0 flex-1" />
      {entry.encrypted && <Lock size={14} aria-label={t('locked')} className="shrink-0 text-ink-faint" />}
      <span className="w-24 shrink-0 text-end text-ink-soft">{entry.folder ? '' : format.bytes(entry.size)}</span>
      <span
        className="w-36 shrink-0 truncate ps-4 text-ink-soft phone:hidden"
        title={entry.changedAt === undefined ? undefined : formatExact(locale, entry.changedAt)}
      >
        {entry.changedAt !== undefined && <Moment at={entry.changedAt} now={now} />}
      </span>
    </div>
  )
}

function sorted(entries: readonly ZipEntry[], locale: string): readonly ZipEntry[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return [...entries].sort((a, b) => compare(a.path, b.path))
}
