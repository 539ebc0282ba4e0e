'use client'
/** The sections that a phone's bar has no room for. */
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { DriveLinks } from '../drives/drive-links'
import { Dialog } from '../kit/dialog'
import { AccountLink } from './account-link'
import { sectionOf } from './route'
import { PHONE_OTHERS, SECTION_ICONS } from './sections'
import { useShellUi } from './shell-ui'
import { StorageMeter } from './storage-meter'
import { useOffered } from './use-offered'
import { useRoutes } from './use-routes'

export function MoreSheet() {
  const t = useTranslations('nav')
  const ui = useShellUi()
  const routes = useRoutes()
  const offered = useOffered()
  const current = sectionOf(usePathname())
  return (
    <Dialog open={ui.overlay === 'more'} onOpenChange={open => !open && ui.hide()} title={t('more')}>
      <DriveLinks />
      <ul className="-mx-2 flex flex-col">
        {PHONE_OTHERS.filter(offered.has).map(section => {
          const Icon = SECTION_ICONS[section]
          return (
            <li key={section}>
              <Link
                href={routes.section(section)}
                onClick={ui.hide}
                aria-current={section === current ? 'page' : undefined}
                className="-outline-offset-2 flex min-h-11 items-center gap-3 rounded-md px-2 text-ink-soft hover:bg-hover aria-[current]:font-medium aria-[current]:text-accent-strong"
              >
                <Icon size={20} aria-hidden />
                <span className="flex-1">{t(section)}</span>
                {offered.count(section) > 0 && (
                  <span className="tabular rounded-full bg-warn-wash px-2 text-12 text-warn">{offered.count(section)}</span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears that one of its links was followed */}
      <div className="-mx-5 mt-3" onClick={ui.hide} onKeyUp={undefined}>
        <StorageMeter />
        <AccountLink />
      </div>
    </Dialog>
  )
}
