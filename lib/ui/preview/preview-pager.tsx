'use client'
/** To the file before and the one behind. */
import { clsx } from 'clsx'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { IconButton } from '../kit/icon-button'
import type { Neighbours } from './neighbours'

interface PreviewPagerProps extends Neighbours {
  readonly onShow: (id: NodeId | undefined) => void
  readonly className?: string
}

export function PreviewPager({ position, count, previous, next, onShow, className }: PreviewPagerProps) {
  const t = useTranslations('viewer')
  if (count < 2) return null
  return (
    <div className={clsx('flex shrink-0 items-center gap-1', className)}>
      <IconButton label={t('previous')} onClick={() => onShow(previous)} disabled={previous === undefined} focusableWhenDisabled>
        <ChevronLeft size={16} aria-hidden className="rtl:rotate-180" />
      </IconButton>
      <span aria-live="polite" className="tabular min-w-14 text-center text-12 text-ink-soft">
        {position > 0 && t('position', { position, count })}
      </span>
      <IconButton label={t('next')} onClick={() => onShow(next)} disabled={next === undefined} focusableWhenDisabled>
        <ChevronRight size={16} aria-hidden className="rtl:rotate-180" />
      </IconButton>
    </div>
  )
}
