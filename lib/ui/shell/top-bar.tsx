'use client'
/** Above every screen: the search, and the way to everything else by keys. A phone has the search as a screen of its own. */
import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '../kit/button'
import { Keys } from '../kit/keys'
import { SearchBox } from '../search/search-box'
import { sectionOf } from './route'
import { useShellUi } from './shell-ui'
import { SHORTCUTS } from './shortcuts'
import { useMac } from './use-mac'

export function TopBar() {
  const t = useTranslations('nav')
  const ui = useShellUi()
  const mac = useMac()
  const searching = sectionOf(usePathname()) === 'search'
  return (
    <div className={clsx('flex h-13 shrink-0 items-center gap-2 border-line border-b bg-sunken px-4', !searching && 'phone:hidden')}>
      <SearchBox />
      <Button
        tone="ghost"
        size="sm"
        title={t('palette')}
        aria-haspopup="dialog"
        onClick={() => ui.show('palette')}
        className="min-h-9 phone:hidden"
      >
        <span className="sr-only">{t('palette')}</span>
        <Keys combination={SHORTCUTS.palette.keys[0]} mac={mac} />
      </Button>
    </div>
  )
}
