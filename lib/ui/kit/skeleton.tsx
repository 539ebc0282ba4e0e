'use client'
/** Where something will be; not shown for the first moment, so that quick answers do not flicker. */
import { clsx } from 'clsx'

export function Skeleton({ className }: { readonly className?: string }) {
  return <span className={clsx('block animate-[appear_1ms_200ms_both] rounded-sm bg-press', className)} />
}
