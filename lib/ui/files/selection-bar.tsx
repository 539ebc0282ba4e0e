'use client'
/** How many items are chosen, and what can be done with them: above the list's foot, where a thumb reaches it too. */
import { Download, EllipsisVertical, FolderInput, FolderOutput, Link2, Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { MouseEvent, ReactNode } from 'react'
import { useFormat } from '../format/use-format'
import { IconButton } from '../kit/icon-button'
import { useFilesUi } from './files-ui'
import type { ItemAction } from './item-actions'
import { NOTHING_SELECTED } from './selection'
import type { FileActions } from './use-file-actions'
import type { Listing } from './use-listing'

interface SelectionBarProps {
  readonly listing: Listing
  readonly actions: FileActions
}

export function SelectionBar({ listing: { selected, select }, actions }: SelectionBarProps) {
  const t = useTranslations('files')
  const format = useFormat()
  const ui = useFilesUi()
  const bytes = selected.reduce((sum, node) => sum + (node.revision?.size ?? 0), 0)
  const more = ({ currentTarget }: MouseEvent<HTMLElement>) => ui.openMenu({ what: 'item', place: currentTarget, returnTo: currentTarget })
  const action = (id: ItemAction & ('download' | 'link' | 'move-to' | 'copy-to' | 'delete'), icon: ReactNode, className = '') => (
    <IconButton label={t(`action.${id}`)} onClick={() => actions.run(id, selected)} className={className}>
      {icon}
    </IconButton>
  )
  return (
    <div className="files-selection pointer-events-none absolute inset-x-2 z-20 flex justify-center">
      <div
        role="toolbar"
        aria-label={t('selection.label')}
        className="pointer-events-auto flex min-w-0 items-center gap-0.5 rounded-lg border border-line bg-float py-1 pe-1 ps-3 shadow-float"
      >
        <p role="status" className="tabular me-2 min-w-0 truncate font-medium text-13">
          {t('selection.count', { count: selected.length })}
          {bytes > 0 && <span className="font-normal text-ink-soft phone:hidden"> · {format.bytes(bytes)}</span>}
        </p>
        {action('download', <Download size={16} aria-hidden />)}
        {actions.changes && action('link', <Link2 size={16} aria-hidden />)}
        {actions.changes && action('move-to', <FolderInput size={16} aria-hidden />)}
        {actions.changes && action('copy-to', <FolderOutput size={16} aria-hidden />, 'phone:hidden')}
        {actions.changes && action('delete', <Trash2 size={16} aria-hidden />)}
        <IconButton label={t('more')} aria-haspopup="menu" onClick={more}>
          <EllipsisVertical size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('selection.clear')} onClick={() => select(() => NOTHING_SELECTED)}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}
