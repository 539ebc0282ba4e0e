'use client'
/** The sections at the foot of a phone; those that it has no room for are behind the last. */
import { clsx } from 'clsx'
import { Ellipsis, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useStanding } from '../kit/use-standing'
import { sectionOf } from './route'
import { PHONE_OTHERS, PHONE_PLACES, SECTION_ICONS } from './sections'
import { useShellUi } from './shell-ui'
import { useRoutes } from './use-routes'

const LOOK =
  '-outline-offset-2 flex min-h-13 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 rounded-sm text-12 aria-[current]:font-medium'

export function PhoneBar() {
  const t = useTranslations('nav')
  const ui = useShellUi()
  const routes = useRoutes()
  const standing = useStanding()
  const current = sectionOf(usePathname())
  const isOther = current !== undefined && PHONE_OTHERS.includes(current)
  return (
    <nav aria-label={t('label')} className="hidden shrink-0 border-line border-t bg-sunken pb-[env(safe-area-inset-bottom)] phone:flex">
      {PHONE_PLACES.map(section => (
        <Link
          key={section}
          href={routes.section(section)}
          prefetch={standing}
          aria-current={section === current ? 'page' : undefined}
          className={clsx(LOOK, section === current ? 'text-accent-strong' : 'text-ink-soft')}
        >
          <Face icon={SECTION_ICONS[section]} text={t(section)} />
        </Link>
      ))}
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={ui.overlay === 'more'}
        onClick={() => ui.show('more')}
        className={clsx(LOOK, isOther ? 'font-medium text-accent-strong' : 'text-ink-soft')}
      >
        <Face icon={Ellipsis} text={t('more')} />
      </button>
    </nav>
  )
}

function Face({ icon: Icon, text }: { readonly icon: LucideIcon; readonly text: string }) {
  return (
    <>
      <Icon size={20} aria-hidden />
      <span className="max-w-full truncate px-1">{text}</span>
    </>
  )
}
