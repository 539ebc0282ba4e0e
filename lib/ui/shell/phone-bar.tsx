'use client'
/** The sections at the foot of a phone. */
import { clsx } from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { SECTIONS, sectionOf } from './route'
import { SECTION_ICONS } from './sections'

export function PhoneBar() {
  const t = useTranslations('nav')
  const current = sectionOf(usePathname())
  return (
    <nav aria-label={t('label')} className="hidden shrink-0 border-line border-t bg-sunken pb-[env(safe-area-inset-bottom)] phone:flex">
      {SECTIONS.map(section => {
        const Icon = SECTION_ICONS[section]
        return (
          <Link
            key={section}
            href={`/${section}`}
            prefetch
            aria-current={section === current ? 'page' : undefined}
            className={clsx(
              '-outline-offset-2 flex min-h-13 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded-sm text-12',
              section === current ? 'font-medium text-accent-strong' : 'text-ink-soft',
            )}
          >
            <Icon size={20} aria-hidden />
            <span className="max-w-full truncate px-1">{t(section)}</span>
          </Link>
        )
      })}
    </nav>
  )
}
