'use client'
/** Each folder as large as what it takes, in three parts: what is live, older versions, trash. A tile leads into its folder. */
import { clsx } from 'clsx'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { NodeId } from '../../core/ids'
import { useFormat } from '../format/use-format'
import { onRowKeys } from '../kit/row-keys'
import { PARTS, type RoomRow } from './folder-rooms'
import { ROOM_LOOKS } from './room-looks'
import { type Tile, treemap } from './treemap'
import { useStoragePlaces } from './use-storage-places'

const ASPECT = 2.4
/** Shares of the picture that a tile needs to hold its words. */
const WORDS = { width: 0.14, height: 0.2 }

interface FolderTilesProps {
  /** The largest first; with none nothing is drawn. */
  readonly rows: readonly RoomRow[]
  readonly folder: NodeId
}

export function FolderTiles({ rows, folder }: FolderTilesProps) {
  const t = useTranslations('storage')
  if (rows.length === 0) return null
  const tiles = treemap(
    rows.map(({ bytes }) => bytes),
    ASPECT,
  )
  return (
    <>
      <Legend rows={rows} />
      <ul
        aria-label={t('picture')}
        onKeyDown={onRowKeys}
        style={{ aspectRatio: ASPECT }}
        className="relative mb-4 overflow-hidden rounded-md phone:[aspect-ratio:1.4]!"
      >
        {rows.map((row, i) => {
          const tile = tiles[i]
          return tile && <TileItem key={row.key} row={row} tile={tile} folder={folder} />
        })}
      </ul>
    </>
  )
}

function Legend({ rows }: Pick<FolderTilesProps, 'rows'>) {
  const t = useTranslations('storage')
  const parts = PARTS.filter(part => rows.some(row => row[part].bytes > 0))
  if (parts.length === 1 && parts[0] === 'live') return null
  return (
    <p aria-hidden className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-soft">
      {parts.map(part => (
        <span key={part} className="flex items-center gap-1.5">
          <span className={clsx('size-3 rounded-sm', ROOM_LOOKS[part])} />
          {t(`room.${part}`)}
        </span>
      ))}
    </p>
  )
}

interface TileItemProps {
  readonly row: RoomRow
  readonly tile: Tile
  readonly folder: NodeId
}

const FACE = 'relative flex size-full flex-col overflow-hidden rounded-sm -outline-offset-2'

function TileItem({ row, tile: { x, y, width, height }, folder }: TileItemProps) {
  const format = useFormat()
  const { nameOf, hrefOf } = useStoragePlaces(folder)
  const href = hrefOf(row)
  const name = nameOf(row)
  const size = format.bytes(row.bytes)
  const percent = (share: number) => `${share * 100}%`
  const face: ReactNode = (
    <>
      {PARTS.filter(part => row[part].bytes > 0).map(part => (
        <span
          key={part}
          style={{ flexGrow: row[part].bytes }}
          className={clsx('min-h-0 basis-0 rounded-[2px]', ROOM_LOOKS[part], part !== 'live' && 'opacity-45')}
        />
      ))}
      <span className={width > WORDS.width && height > WORDS.height ? 'absolute inset-x-1 top-1 flex' : 'sr-only'}>
        <span className="min-w-0 rounded-sm bg-canvas/90 px-1.5 py-0.5 text-12 text-ink">
          <span className="block truncate font-medium">{name}</span>
          <span className="tabular block truncate">{size}</span>
        </span>
      </span>
    </>
  )
  return (
    <li style={{ insetInlineStart: percent(x), top: percent(y), width: percent(width), height: percent(height) }} className="absolute p-px">
      {href === undefined ? (
        <div title={`${name} · ${size}`} className={FACE}>
          {face}
        </div>
      ) : (
        <Link data-row href={href} prefetch={false} title={`${name} · ${size}`} className={clsx(FACE, 'hover:brightness-95')}>
          {face}
        </Link>
      )}
    </li>
  )
}
