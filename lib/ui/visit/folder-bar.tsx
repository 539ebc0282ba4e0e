'use client'
/** Above a shared folder: the way to it, its order, and how it is shown. */
import { ArrowDownNarrowWide, ArrowUpNarrowWide, ChevronRight, FolderPlus, LayoutGrid, Rows3 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { NodeId } from '../../core/ids'
import { changeFilesView, useFilesView } from '../files/files-view'
import { SORT_KEYS } from '../files/sort-nodes'
import { Name } from '../format/name'
import { Button } from '../kit/button'
import { IconButton } from '../kit/icon-button'
import { Select } from '../kit/select'
import { UploadButtons } from './upload-buttons'
import { useVisitAddress } from './use-visit-address'
import { chooseVisitLayout, type Layout } from './use-visit-layout'
import { useVisitTitle } from './use-visit-title'
import { useTopFolder, type VisitedStep } from './use-visited-folder'
import { useVisit } from './visit-context'
import type { ListedProps } from './visited-list-props'

interface FolderBarProps {
  readonly id: NodeId | undefined
  /** `undefined`: not known yet. */
  readonly path: readonly VisitedStep[] | undefined
  /** Of what is in it. */
  readonly count: number
  readonly layout: Layout
  readonly onAsk: ListedProps['onAsk']
}

export function FolderBar({ id, path, count, layout, onAsk }: FolderBarProps) {
  const t = useTranslations('visit')
  return (
    <div className="mb-2 flex min-h-10 flex-wrap items-center gap-x-3 gap-y-2">
      {path && <Path path={path} count={count} />}
      <div className="ms-auto flex flex-wrap items-center justify-end gap-1">
        {onAsk && id !== undefined && (
          <>
            <Button size="sm" tone="ghost" onClick={() => onAsk({ what: 'new-folder', items: [] })}>
              <FolderPlus size={16} aria-hidden />
              {t('newFolder')}
            </Button>
            <UploadButtons folder={id} />
          </>
        )}
        <Order />
        <LayoutButton layout={layout} />
      </div>
    </div>
  )
}

interface PathProps {
  readonly path: readonly VisitedStep[]
  readonly count: number
}

function Path({ path, count }: PathProps) {
  const t = useTranslations('files')
  const { linkTo } = useVisitAddress()
  const title = useVisitTitle()
  const top = useTopFolder()
  const { visit } = useVisit()
  // Of one folder the link is its first step; of several things it stands above them.
  const steps =
    top === undefined ? [{ id: undefined, name: title }, ...path] : path.map((step, at) => (at === 0 ? { ...step, id: undefined } : step))
  // A selection without a title is called by its number already.
  if (steps.length < 2 && visit.title === '') return null
  if (steps.length < 2) return <p className="tabular text-13 text-ink-soft">{t('count', { count })}</p>
  return (
    <nav aria-label={t('breadcrumb')} className="-ms-1.5 min-w-0">
      <ol className="flex min-w-0 flex-wrap items-center gap-0.5 text-14">
        {steps.map((step, at) =>
          at === steps.length - 1 ? (
            <li key={step.id ?? ''} aria-current="page" className="min-w-0 px-1.5 font-medium">
              <Name text={step.name} />
            </li>
          ) : (
            <li key={step.id ?? ''} className="flex min-w-0 items-center gap-0.5">
              <a {...linkTo({ folder: step.id })} className="min-w-0 rounded-sm px-1.5 py-1 text-ink-soft hover:bg-hover hover:text-ink">
                <Name text={step.name} />
              </a>
              <ChevronRight size={14} aria-hidden className="shrink-0 text-ink-faint rtl:rotate-180" />
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}

function Order() {
  const t = useTranslations('files.sort')
  const column = useTranslations('files.column')
  const { sort } = useFilesView()
  const Arrow = sort.descending ? ArrowDownNarrowWide : ArrowUpNarrowWide
  return (
    <span className="hidden items-center phone:flex">
      <Select
        label={t('open')}
        value={sort.key}
        options={SORT_KEYS.map(key => ({ value: key, label: column(key) }))}
        onChange={key => changeFilesView({ sort: { ...sort, key } })}
      />
      <IconButton
        label={t(sort.descending ? 'down' : 'up')}
        onClick={() => changeFilesView({ sort: { ...sort, descending: !sort.descending } })}
      >
        <Arrow size={16} aria-hidden />
      </IconButton>
    </span>
  )
}

function LayoutButton({ layout }: { readonly layout: Layout }) {
  const t = useTranslations('files.layout')
  const grid = layout === 'grid'
  const Other = grid ? Rows3 : LayoutGrid
  return (
    <IconButton label={t(grid ? 'list' : 'grid')} onClick={() => chooseVisitLayout(grid ? 'list' : 'grid')}>
      <Other size={16} aria-hidden />
    </IconButton>
  )
}
