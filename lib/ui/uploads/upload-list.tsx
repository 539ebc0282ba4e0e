'use client'
/** The files on their way, those first that want a look. Of many only the first are drawn; the head counts all. */
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Scroller } from '../kit/scroller'
import { type SentBy, type SentItem, UploadRow } from './upload-row'
import { inOrder } from './upload-view'

const MOST_DRAWN = 200

interface UploadListProps {
  readonly uploads: SentBy
  readonly items: readonly SentItem[]
}

export function UploadList({ uploads, items }: UploadListProps) {
  const t = useTranslations('uploads')
  const common = useTranslations('common')
  const ordered = useMemo(() => inOrder(items), [items])
  if (items.length === 0) return null
  const more = ordered.length - MOST_DRAWN
  return (
    <Scroller label={t('list')} className="min-h-0 border-line border-t">
      <ul>
        {ordered.slice(0, MOST_DRAWN).map(item => (
          <UploadRow key={item.id} item={item} uploads={uploads} />
        ))}
      </ul>
      {more > 0 && <p className="px-4 py-2 text-12 text-ink-soft">{common('more', { count: more })}</p>}
    </Scroller>
  )
}
