// biome-ignore-all lint/a11y/useSemanticElements: see the grid
'use client'
/** One file or folder as a picture. What is done with it is heard by the grid as a whole. */
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import type { ItemState } from '../../core/engine-api'
import { itemView } from '../sync/item-view'
import { StatusMark } from '../sync/status-mark'
import { CheckMark } from './check-mark'
import { itemAttributes } from './item-attributes'
import { ItemName } from './item-name'
import type { ItemProps } from './listing-props'
import { MoreButton } from './row-actions'
import { Thumbnail } from './thumbnail'

interface GridTileProps extends ItemProps {
  readonly column: number
}

export const GridTile = memo(function GridTile(props: GridTileProps) {
  const { node, drive, column, active, selected, state, starred, cut, renaming } = props
  return (
    <div
      {...itemAttributes(props)}
      role="gridcell"
      aria-colindex={column + 1}
      tabIndex={active ? 0 : -1}
      className={clsx(
        'files-item group relative mb-2 flex min-h-0 min-w-0 flex-col rounded-md border text-13',
        selected ? 'border-accent bg-accent-wash' : 'border-line hover:bg-hover',
      )}
    >
      <div
        className={clsx(
          'm-1.5 mb-0 flex min-h-0 flex-1 items-center justify-center overflow-hidden rounded-sm bg-sunken',
          (cut || node.pending) && 'opacity-55',
        )}
      >
        <Thumbnail node={node} drive={drive} size={256} />
      </div>
      <div className="flex min-h-9 items-center gap-1 pe-0.5 ps-2.5">
        <ItemName node={node} starred={starred} renaming={renaming} className="flex-1" />
        {state !== undefined && state !== 'in-step' && <TileState state={state} />}
        {!renaming && <MoreButton node={node} className="shrink-0" />}
      </div>
      <CheckMark selected={selected} className="absolute top-1 inset-s-1" />
    </div>
  )
})

function TileState({ state }: { readonly state: ItemState }) {
  const t = useTranslations('item')
  const { figure, tone } = itemView(state)
  return (
    <span title={t(state)} className="shrink-0">
      <StatusMark figure={figure} tone={tone} size={14} still />
      <span className="sr-only">{t(state)}</span>
    </span>
  )
}
