'use client'
/** An item's name as the way into it, or as a field while it is changed. */
import { clsx } from 'clsx'
import { Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ShownNode } from '../../browser/drive-api'
import { Name } from '../format/name'
import { useRoutes } from '../shell/use-routes'
import type { Renaming } from './listing-props'
import { RenameOnDemand } from './rename-on-demand'

interface ItemNameProps {
  readonly node: ShownNode
  readonly starred: boolean
  readonly renaming: Renaming | undefined
  readonly className?: string
  readonly children?: ReactNode
}

export function ItemName({ node, starred, renaming, className, children }: ItemNameProps) {
  const t = useTranslations('files')
  const routes = useRoutes()
  if (renaming) return <RenameOnDemand node={node} renaming={renaming} className={className} />
  return (
    <a data-open href={routes.node(node)} tabIndex={-1} draggable={false} className={clsx('min-w-0 rounded-sm py-1', className)}>
      <span className="flex min-w-0 items-center gap-1.5 hover:underline hover:underline-offset-2">
        <Name text={node.name} className={node.kind === 'folder' ? 'font-medium' : ''} />
        {starred && <Star size={12} aria-label={t('starred')} className="shrink-0 fill-current text-warn" />}
      </span>
      {children}
    </a>
  )
}
