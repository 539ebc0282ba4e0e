// biome-ignore-all lint/a11y/useSemanticElements: see the list
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus walks by rows, not by cells
'use client'
/** How an item stands between this device and the drive. */
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import type { ItemState } from '../../core/engine-api'
import { itemView } from '../sync/item-view'
import { StatusMark } from '../sync/status-mark'

export function SyncCell({ state }: { readonly state: ItemState }) {
  const t = useTranslations('item')
  const { figure, tone } = itemView(state)
  const quiet = state === 'in-step'
  return (
    <div role="gridcell" title={t(state)} className="flex min-w-0 items-center gap-2">
      <StatusMark figure={figure} tone={tone} size={quiet ? 14 : 16} still className={quiet ? 'mx-px opacity-75' : ''} />
      <span className={clsx('truncate text-12 text-ink-soft', quiet ? 'sr-only' : 'files-state-text')}>{t(state)}</span>
    </div>
  )
}
