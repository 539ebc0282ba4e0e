'use client'
/** The way to the rest of a long list. */
import { useTranslations } from 'next-intl'
import { Button } from './button'

interface LoadMoreProps {
  /** `undefined`: there is no rest. */
  readonly more: (() => void) | undefined
  readonly busy: boolean
}

export function LoadMore({ more, busy }: LoadMoreProps) {
  const t = useTranslations('common')
  if (!more) return null
  return (
    <div className="flex justify-center p-4">
      <Button size="sm" busy={busy} onClick={more}>
        {t('showMore')}
      </Button>
    </div>
  )
}
