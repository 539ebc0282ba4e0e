'use client'
/** Who is signed in; leads to the account's settings, where the way out is. */
import Link from 'next/link'
import { useMe } from '../queries/use-me'
import { useRoutes } from './use-routes'

export function AccountLink() {
  const user = useMe().data?.user
  const routes = useRoutes()
  if (!user) return <div className="h-13" />
  return (
    <Link
      href={routes.section('settings')}
      className="-outline-offset-2 flex min-h-13 items-center gap-2.5 border-line border-t px-4.5 hover:bg-hover"
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
    </Link>
  )
}

function initial(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? ''
}
