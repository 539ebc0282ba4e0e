'use client'
/** How many items are chosen, and what can be done with them, where a thumb reaches it too. */
import { Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MAX_ZIP_NODES } from '../../core/protocol/zip'
import { visitedContentUrl } from '../api/visit'
import { NOTHING_SELECTED } from '../files/selection'
import { useFormat } from '../format/use-format'
import { Button } from '../kit/button'
import { IconButton } from '../kit/icon-button'
import { DownloadLink } from './download-link'
import { DownloadZip } from './download-zip'
import { SaveButton } from './save-button'
import { useVisitTitle } from './use-visit-title'
import { useVisit } from './visit-context'
import type { VisitedItem } from './visited-item'
import type { ListedProps } from './visited-list-props'

export function PickBar({ items, folder, picked, onPick, onAsk }: ListedProps) {
  const t = useTranslations('visit')
  const files = useTranslations('files')
  const format = useFormat()
  const chosen = items.filter(({ id }) => picked.ids.has(id))
  const bytes = chosen.reduce((sum, { revision }) => sum + (revision?.size ?? 0), 0)
  const whole = folder !== undefined && chosen.length === items.length
  return (
    <div className="pointer-events-none sticky bottom-0 z-20 flex justify-center pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <div
        role="toolbar"
        aria-label={files('selection.label')}
        className="pointer-events-auto flex min-w-0 flex-wrap items-center justify-center gap-1.5 rounded-lg border border-line bg-float py-1.5 pe-1.5 ps-3.5 shadow-float"
      >
        <p role="status" className="tabular me-2 font-medium text-13">
          {files('selection.count', { count: chosen.length })}
          {bytes > 0 && <span className="font-normal text-ink-soft"> · {format.bytes(bytes)}</span>}
        </p>
        <Take chosen={chosen} folder={whole ? folder : undefined} />
        <SaveButton nodes={chosen.map(({ id }) => id)} size="sm" tone="ghost" />
        {onAsk && (
          <Button size="sm" tone="ghost" onClick={() => onAsk({ what: 'delete', items: chosen })}>
            <Trash2 size={16} aria-hidden />
            {t('delete')}
          </Button>
        )}
        <IconButton label={files('selection.clear')} onClick={() => onPick(() => NOTHING_SELECTED)}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}

interface TakeProps {
  readonly chosen: readonly VisitedItem[]
  /** All of it is chosen. */
  readonly folder: ListedProps['folder']
}

/** One file as it is, a whole folder by its own name, anything else as one zip. */
function Take({ chosen, folder }: TakeProps) {
  const t = useTranslations('visit')
  const { token } = useVisit()
  const title = useVisitTitle()
  const text = t('download')
  const [only] = chosen.length === 1 ? chosen : []
  if (only?.revision) return <DownloadLink url={visitedContentUrl(token, only.id)} text={text} size="sm" />
  const nodes = folder === undefined || only ? chosen.map(({ id }) => id) : [folder]
  if (nodes.length > MAX_ZIP_NODES) return <span className="text-13 text-warn">{t('tooMany', { count: MAX_ZIP_NODES })}</span>
  return <DownloadZip nodes={nodes} name={only?.name ?? title} text={text} size="sm" />
}
