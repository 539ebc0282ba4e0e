'use client'
/** The list of a screen, or what stands in its place: that nothing is in it, why it did not come, that it is fetched. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Notice } from './notice'
import { RowsLoading } from './rows-loading'
import { ScreenFailed } from './screen-failed'

interface FetchedListProps<Item> {
  /** `undefined` before the first answer. */
  readonly items: readonly Item[] | undefined
  readonly error: Error | null
  readonly retry: () => void
  /** What is said when nothing is in it. */
  readonly none: { readonly icon: LucideIcon; readonly title: string; readonly text: string }
  /** At least one. */
  readonly children: (items: readonly Item[]) => ReactNode
}

export function FetchedList<Item>({ items, error, retry, none, children }: FetchedListProps<Item>) {
  if (!items) return error ? <ScreenFailed error={error} retry={retry} /> : <RowsLoading />
  if (items.length > 0) return children(items)
  return (
    <Notice icon={<none.icon size={32} strokeWidth={1.5} aria-hidden />} title={none.title}>
      {none.text}
    </Notice>
  )
}
