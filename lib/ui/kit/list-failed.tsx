'use client'
/** In place of a list that could not be fetched. */
import { useTranslations } from 'next-intl'
import { useFaultText } from '../data/use-fault-text'
import { Button } from './button'

interface ListFailedProps {
  readonly error: Error
  readonly retry: () => void
}

export function ListFailed({ error, retry }: ListFailedProps) {
  const t = useTranslations('common')
  const faultText = useFaultText()
  return (
    <div role="alert" className="flex items-center gap-3 rounded-md bg-bad-wash px-4 py-3 text-13">
      <p className="flex-1">{faultText(error)}</p>
      <Button size="sm" onClick={retry}>
        {t('retry')}
      </Button>
    </div>
  )
}
