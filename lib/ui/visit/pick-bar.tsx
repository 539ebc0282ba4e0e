'use client'
/** How many items are chosen, and what can be done with them, where a thumb reaches it too. */
import { Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MOST_ZIPPED, visitedContentUrl, visitedZipUrl } from '../api/visit'
import { NOTHING_SELECTED } from '../files/selection'
import { useFormat } from '../format/use-format'
import { Button } from '../kit/button'
import { IconButton } from '../kit/icon-button'
import { DownloadLink } from './download-link'
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
  const url = useUrlOf(chosen, folder, chosen.length === items.length)
  return (
    <div className="pointer-events-none sticky bottom-0 z-20 flex justify-center pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <div
        role="toolbar"
        aria-label={files('selection.label')}
        className="pointer-events-auto flex min-w-0 flex-wrap items-center justify-center gap-1.5 rounded-lg border border-line bg-float py-1.5 pr-1.5 pl-3.5 shadow-float"
      >
        <p role="status" className="tabular mr-2 font-medium text-13">
          {files('selection.count', { count: chosen.length })}
          {bytes > 0 && <span className="font-normal text-ink-soft"> · {format.bytes(bytes)}</span>}
        </p>
        {url === undefined ? (
          <span className="text-13 text-warn">{t('tooMany', { count: MOST_ZIPPED })}</span>
        ) : (
          <DownloadLink url={url} text={t('download')} size="sm" />
        )}
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

/** One file as it is, a whole folder by its own name, anything else as one zip; `undefined`: too many for one address. */
function useUrlOf(chosen: readonly VisitedItem[], folder: ListedProps['folder'], all: boolean): string | undefined {
  const { token } = useVisit()
  const title = useVisitTitle()
  const [only] = chosen.length === 1 ? chosen : []
  if (only?.revision) return visitedContentUrl(token, only.id, only.revision.id)
  if (only) return visitedZipUrl(token, [only.id], only.name)
  if (all && folder !== undefined) return visitedZipUrl(token, [folder], title)
  return chosen.length > MOST_ZIPPED
    ? undefined
    : visitedZipUrl(
        token,
        chosen.map(({ id }) => id),
        title,
      )
}
