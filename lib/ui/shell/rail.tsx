'use client'
/** The left side on wide screens: where one is, how full the drive is, who is signed in. */
import { clsx } from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Mark } from '../mark/mark'
import { AccountLink } from './account-link'
import { SECTIONS, type Section, sectionOf } from './route'
import { SECTION_ICONS } from './sections'
import { StorageMeter } from './storage-meter'

export function Rail() {
  const t = useTranslations('nav')
  const current = sectionOf(usePathname())
  return (
    <nav aria-label={t('label')} className="flex w-54 shrink-0 flex-col border-line border-r bg-sunken phone:hidden">
      <div className="flex h-13 items-center gap-2.5 px-4.5">
        <Mark figure="apart" size={20} className="text-accent" />
        <span className="font-semibold tracking-[-0.01em]">Lockstep</span>
      </div>
      <ul className="flex flex-1 flex-col gap-0.5 overflow-y-auto px-2 pt-1">
        {SECTIONS.map(section => (
          <li key={section}>
            <RailLink section={section} current={section === current} />
          </li>
        ))}
      </ul>
      <StorageMeter />
      <AccountLink />
    </nav>
  )
}

function RailLink({ section, current }: { readonly section: Section; readonly current: boolean }) {
  const t = useTranslations('nav')
  const Icon = SECTION_ICONS[section]
  return (
    <Link
      href={`/${section}`}
      prefetch
      aria-current={current ? 'page' : undefined}
      className={clsx(
        'flex min-h-8 items-center gap-2.5 rounded-md px-2.5 text-13 transition-colors pointer-coarse:min-h-11',
        current ? 'bg-accent-wash font-medium text-accent-strong' : 'text-ink-soft hover:bg-hover hover:text-ink',
      )}
    >
      <Icon size={16} aria-hidden />
      {t(section)}
    </Link>
  )
}
