'use client'
/** A link to one file: shown at once, and one button to have it. */
import { Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { visitedContentUrl } from '../api/visit'
import { Moment } from '../format/moment'
import { useFormat } from '../format/use-format'
import { useNow } from '../format/use-now'
import { Button } from '../kit/button'
import { onDemand } from '../kit/on-demand'
import { canEdit } from '../preview/can-edit'
import { PreviewLoading } from '../preview/preview-parts'
import { DownloadLink } from './download-link'
import { SaveButton } from './save-button'
import { useLiveVisit } from './use-live-visit'
import { useVisitAddress } from './use-visit-address'
import { useVisit } from './visit-context'
import { VisitHead } from './visit-head'
import type { VisitedItem } from './visited-item'
import { VisitedPicture } from './visited-picture'
import { VisitedPreviewHost } from './visited-preview-host'

const FileShown = onDemand(async () => (await import('./file-shown')).FileShown, PreviewLoading)

export function FileVisit({ file }: { readonly file: VisitedItem }) {
  const t = useTranslations('visit')
  const { token, visit, can } = useVisit()
  useLiveVisit(token, 'inside')
  const { go } = useVisitAddress()
  const { id, name, revision } = file
  if (!revision) return null
  return (
    <>
      <VisitHead facts={<FileFacts file={file} />}>
        {can('download') && <DownloadLink url={visitedContentUrl(token, id)} text={t('download')} />}
        {can('change') && canEdit({ name, size: revision.size }) && (
          <Button onClick={() => go({ file: id })}>
            <Pencil size={16} aria-hidden />
            {t('edit')}
          </Button>
        )}
        {can('download') && <SaveButton nodes={[id]} />}
      </VisitHead>
      <section
        aria-label={name}
        className="mt-6 flex h-[68dvh] min-h-80 flex-col overflow-hidden rounded-lg border border-line bg-canvas phone:h-[60dvh]"
      >
        {visit.downloadsLeft === null ? <FileShown file={file} /> : <CountedFile file={file} />}
      </section>
      <VisitedPreviewHost items={[file]} folder={undefined} />
    </>
  )
}

function FileFacts({ file: { name, revision } }: { readonly file: VisitedItem }) {
  const format = useFormat()
  const now = useNow()
  const { visit } = useVisit()
  if (!revision) return null
  return (
    <>
      {visit.title !== name && <span className="[overflow-wrap:anywhere]">{name}</span>}
      <span>{format.bytes(revision.size)}</span>
      <span>
        <Moment at={revision.mtime} now={now} />
      </span>
    </>
  )
}

/** Where downloads are counted, a look at the file is one: nobody spends it by opening the page. */
function CountedFile({ file }: { readonly file: VisitedItem }) {
  const t = useTranslations('visit')
  const { exhausted } = useVisit()
  const [wanted, setWanted] = useState(false)
  if (wanted) return <FileShown file={file} />
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-5 p-6">
      <div className="flex min-h-0 max-w-full items-center justify-center">
        <VisitedPicture item={file} size={1024} iconPx={64} />
      </div>
      {!exhausted && (
        <div className="flex flex-col items-center gap-2 text-center">
          <Button onClick={() => setWanted(true)}>{t('look')}</Button>
          <p className="text-13 text-ink-soft">{t('lookCounts')}</p>
        </div>
      )}
    </div>
  )
}
