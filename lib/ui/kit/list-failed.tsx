'use client'
/** In place of a list that could not be fetched. */
import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFaultText } from '../queries/use-fault-text'
import { Button } from './button'

interface ListFailedProps {
  readonly error: Error
  readonly retry: () => void
}

export function ListFailed({ error, retry }: ListFailedProps) {
  const t = useTranslations('common')
  const faultText = useFaultText()
  return (
    <div role="alert" className="flex items-center gap-3 rounded-lg border border-line bg-sunken px-4 py-3 text-13">
      <CircleAlert size={16} aria-hidden className="shrink-0 text-ink-faint" />
      <p className="min-w-0 flex-1">{faultText(error)}</p>
      <Button size="sm" onClick={retry}>
        {t('retry')}
      </Button>
    </div>
  )
}
