// biome-ignore-all lint/a11y/useSemanticElements: see the list
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus walks by rows, not by cells
'use client'
/** At the end of a row: the download of a file at once, and everything else in a menu. */
import { Download, EllipsisVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { MouseEvent as Press } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import type { DriveId } from '../../core/ids'
import { contentUrl } from '../api/drive'

/** Not by opacity: every element that has some is a layer of its own to the browser, in every row that scrolls by. */
const LOOK =
  'flex size-7 items-center justify-center rounded-sm text-transparent hover:bg-press hover:text-ink group-focus-within:text-ink-faint group-hover:text-ink-faint pointer-coarse:size-10 pointer-coarse:text-ink-faint'

interface RowActionsProps {
  readonly node: ShownNode
  readonly drive: DriveId
}

export function RowActions({ node, drive }: RowActionsProps) {
  const t = useTranslations('files')
  return (
    <div role="gridcell" className="flex justify-end">
      {node.kind === 'file' && (
        <a
          data-control
          href={contentUrl(drive, node.id)}
          download={node.name}
          tabIndex={-1}
          draggable={false}
          title={t('download')}
          aria-label={t('downloadOf', { name: node.name })}
          className={`${LOOK} files-short:hidden`}
        >
          <Download size={16} aria-hidden />
        </a>
      )}
      <MoreButton node={node} />
    </div>
  )
}

/** Asks for the menu as a right click does, so that the list hears of both in one way. */
export function MoreButton({ node, className = '' }: { readonly node: ShownNode; readonly className?: string }) {
  const t = useTranslations('files')
  const open = (event: Press<HTMLButtonElement>) => {
    const { left: clientX, bottom: clientY } = event.currentTarget.getBoundingClientRect()
    event.currentTarget.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX, clientY }))
  }
  return (
    <button
      type="button"
      data-control
      tabIndex={-1}
      aria-haspopup="menu"
      title={t('more')}
      aria-label={t('moreOf', { name: node.name })}
      onClick={open}
      className={`${LOOK} ${className}`}
    >
      <EllipsisVertical size={16} aria-hidden />
    </button>
  )
}
