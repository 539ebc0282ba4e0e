'use client'
/** Who is signed in, and the way out. */
import { ChevronsUpDown, LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSignOut } from '../auth/use-sign-out'
import { useMe } from '../data/use-me'
import { Menu, MenuItem } from '../kit/menu'

export function AccountMenu() {
  const t = useTranslations('nav')
  const user = useMe().data?.user
  const signOut = useSignOut()
  if (!user) return <div className="h-13" />
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          aria-label={t('accountOf', { name: user.name })}
          className="-outline-offset-2 flex min-h-13 items-center gap-2.5 border-line border-t px-4.5 text-left hover:bg-hover"
        >
          <span
            aria-hidden
            className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-wash font-medium text-12 text-accent-strong"
          >
            {initial(user.name)}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium text-13">{user.name}</span>
            <span className="block truncate text-12 text-ink-soft">{user.email}</span>
          </span>
          <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-ink-faint" />
        </button>
      }
    >
      <MenuItem onClick={signOut}>
        <LogOut size={16} aria-hidden />
        {t('signOut')}
      </MenuItem>
    </Menu>
  )
}

function initial(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? ''
}
