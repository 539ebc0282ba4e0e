'use client'
/** The left side on wide screens: where one is, how full the drive is, who is signed in. */
import { clsx } from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ROOT } from '../../core/ids'
import type { DropPlace } from '../drag/drop-decision'
import { DriveSwitcher } from '../drives/drive-switcher'
import { useStanding } from '../kit/use-standing'
import { Mark } from '../mark/mark'
import { AccountLink } from './account-link'
import { type Section, sectionOf } from './route'
import { PLACES, SECTION_ICONS, TOOLS } from './sections'
import { StorageMeter } from './storage-meter'
import { type Offered, useOffered } from './use-offered'
import { useRoutes } from './use-routes'

export function Rail() {
  const t = useTranslations('nav')
  const offered = useOffered()
  return (
    <nav aria-label={t('label')} className="flex w-54 shrink-0 flex-col border-line border-e bg-sunken phone:hidden">
      <div className="flex h-13 shrink-0 items-center gap-2.5 px-4.5">
        <Mark figure="apart" size={20} className="text-accent" />
        <span className="font-semibold tracking-[-0.01em]">Lockstep</span>
      </div>
      <DriveSwitcher />
      <div className="flex min-h-0 flex-1 flex-col justify-between gap-4 overflow-y-auto px-2 pt-1 pb-2">
        <Links sections={PLACES.filter(offered.has)} count={offered.count} />
        <Links sections={TOOLS.filter(offered.has)} count={offered.count} />
      </div>
      <StorageMeter />
      <AccountLink />
    </nav>
  )
}

function Links({ sections, count }: { readonly sections: readonly Section[]; readonly count: Offered['count'] }) {
  const current = sectionOf(usePathname())
  return (
    <ul className="flex flex-col gap-0.5">
      {sections.map(section => (
        <li key={section}>
          <RailLink section={section} current={section === current} count={count(section)} />
        </li>
      ))}
    </ul>
  )
}

interface RailLinkProps {
  readonly section: Section
  readonly current: boolean
  /** Shown when there are any. */
  readonly count: number
}

/** What may be dropped on a section. */
const DROPS: Partial<Record<Section, DropPlace>> = { files: ROOT, trash: 'trash' }

function RailLink({ section, current, count }: RailLinkProps) {
  const t = useTranslations('nav')
  const routes = useRoutes()
  const standing = useStanding()
  const Icon = SECTION_ICONS[section]
  return (
    <Link
      href={routes.section(section)}
      prefetch={standing}
      data-drop={DROPS[section]}
      draggable={false}
      aria-current={current ? 'page' : undefined}
      className={clsx(
        'flex min-h-8 items-center gap-2.5 rounded-md px-2.5 text-13 transition-colors pointer-coarse:min-h-11',
        current ? 'bg-accent-wash font-medium text-accent-strong' : 'text-ink-soft hover:bg-hover hover:text-ink',
      )}
    >
      <Icon size={16} aria-hidden />
      {t(section)}
      {count > 0 && <span className="tabular ms-auto rounded-full bg-warn-wash px-1.5 text-12 text-warn">{count}</span>}
    </Link>
  )
}
