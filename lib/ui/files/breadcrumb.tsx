'use client'
/** The way from the top of the drive to the shown folder; the middle of a long way is folded into a menu. */
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Step } from '../../browser/drive-api'
import { ROOT } from '../../core/ids'
import { Name } from '../format/name'
import { onDemand } from '../kit/on-demand'
import { Skeleton } from '../kit/skeleton'
import { useDrive } from '../queries/use-me'
import { useMedia } from '../shell/use-media'
import { useRoutes } from '../shell/use-routes'
import { onFolderLink } from './go-to-folder'

const FoldedSteps = onDemand(async () => (await import('./folded-steps')).FoldedSteps)

interface BreadcrumbProps {
  /** Without the top itself. */
  readonly path: readonly Step[]
  readonly loading: boolean
}

export function Breadcrumb({ path, loading }: BreadcrumbProps) {
  const t = useTranslations('files')
  const common = useTranslations('common')
  const drive = useDrive()
  const { base } = useRoutes()
  const narrow = useMedia('(width < 48rem)')
  const shown = narrow ? 1 : 3
  const all: Step[] = [{ id: ROOT, name: (base === '' ? undefined : drive?.name) ?? t('title') }, ...path.filter(step => step.id !== ROOT)]
  const folded = all.length > shown + 1 ? all.slice(narrow ? 0 : 1, -shown) : []
  const first = folded.length > 0 ? (narrow ? [] : all.slice(0, 1)) : all.slice(0, -shown)
  return (
    <nav aria-label={t('breadcrumb')} className="-ms-1.5 min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-0.5">
        {first.map(step => (
          <Crumb key={step.id} step={step} current={false} />
        ))}
        {folded.length > 0 && (
          <li className="flex min-w-11 shrink-0 items-center gap-0.5">
            <FoldedSteps steps={folded} />
            <Separator />
          </li>
        )}
        {all.slice(-shown).map((step, index, steps) => (
          <Crumb key={step.id} step={step} current={index === steps.length - 1 && !loading} />
        ))}
        {loading && (
          <li>
            <h1>
              <span className="sr-only">{common('loading')}</span>
              <Skeleton className="h-4 w-32" />
            </h1>
          </li>
        )}
      </ol>
    </nav>
  )
}

function Crumb({ step, current }: { readonly step: Step; readonly current: boolean }) {
  const routes = useRoutes()
  if (current)
    return (
      <li className="min-w-0 shrink px-1.5">
        <h1 aria-current="page" className="font-semibold text-14">
          <Name text={step.name} />
        </h1>
      </li>
    )
  return (
    <li className="flex min-w-8 shrink-2 items-center gap-0.5">
      <a
        href={routes.folder(step.id)}
        draggable={false}
        data-drop={step.id}
        data-drop-name={step.id === ROOT ? undefined : step.name}
        onClick={onFolderLink(step.id)}
        className="min-w-0 rounded-sm px-1.5 py-1 text-14 text-ink-soft hover:bg-hover hover:text-ink"
      >
        <Name text={step.name} />
      </a>
      <Separator />
    </li>
  )
}

function Separator() {
  return <ChevronRight size={14} aria-hidden className="shrink-0 text-ink-faint rtl:rotate-180" />
}
