'use client'
/** Files and folders from all over the drive, each with where it lies. */
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BY_LINK } from '../../core/protocol/by-link'
import type { PlacedNode } from '../../core/protocol/placed-node'
import { KindIcon } from '../files/kind-icon'
import { Moment } from '../format/moment'
import { Name } from '../format/name'
import { useFormat } from '../format/use-format'
import { onRowKeys } from '../kit/row-keys'
import { useRoutes } from '../shell/use-routes'

export interface PlacedRowItem extends PlacedNode {
  /** Under the name, in place of nothing. */
  readonly below?: ReactNode
}

interface PlacedListProps {
  readonly label: string
  readonly items: readonly PlacedRowItem[]
  readonly now: number
  readonly action?: (item: PlacedNode) => ReactNode
}

export function PlacedList({ label, items, now, action }: PlacedListProps) {
  return (
    <ul aria-label={label} onKeyDown={onRowKeys}>
      {items.map(item => (
        <li
          key={item.node.id}
          className="flex items-center border-line/60 border-b pe-2 [contain-intrinsic-size:auto_52px] [content-visibility:auto] hover:bg-hover has-[[data-row]:focus-visible]:bg-accent-wash"
        >
          <PlacedLink item={item} now={now} />
          {action?.(item)}
        </li>
      ))}
    </ul>
  )
}

function PlacedLink({ item: { node, path, below }, now }: { readonly item: PlacedRowItem; readonly now: number }) {
  const format = useFormat()
  const routes = useRoutes()
  return (
    <Link
      data-row
      href={routes.node(node)}
      prefetch={false}
      className="-outline-offset-2 flex min-h-13 min-w-0 flex-1 items-center gap-3 px-4 py-2 text-13"
    >
      <KindIcon node={node} />
      <span className="min-w-0 flex-1">
        <Name text={node.name} className="font-medium" />
        <span className="block truncate text-12 text-ink-soft">
          <PlaceText path={path} />
          {node.revision && <span className="tabular hidden max-[26rem]:inline"> · {format.bytes(node.revision.size)}</span>}
        </span>
        {below}
      </span>
      {node.revision && (
        <>
          <span className="w-36 truncate text-ink-soft max-lg:hidden">
            <Author author={node.revision.author} device={node.revision.device} />
          </span>
          <span className="tabular w-30 truncate text-end text-ink-soft phone:hidden">
            <Moment at={node.revision.at} now={now} />
          </span>
          <span className="tabular w-20 text-end text-ink-soft max-[26rem]:hidden">{format.bytes(node.revision.size)}</span>
        </>
      )}
    </Link>
  )
}

/** The folders that something lies in, from the top. */
export function PlaceText({ path }: { readonly path: readonly { readonly name: string }[] }) {
  const t = useTranslations('nav')
  return [t('files'), ...path.map(({ name }) => name)].join(' › ')
}

/** Who wrote something, and where: an empty device is a browser without a folder; see `BY_LINK`. */
export function Author({ author, device }: { readonly author: string; readonly device: string }) {
  const t = useTranslations('common')
  const place = device === BY_LINK ? t('byLink') : device || t('inBrowser')
  return author === '' ? place : `${author} · ${place}`
}
