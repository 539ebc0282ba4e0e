'use client'
/** In place of a screen whose content did not come: why, what is safe, the way on. */
import { CircleAlert, CloudOff, Lock, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { RemoteFault } from '../../core/ports'
import { useFaultText } from '../queries/use-fault-text'
import { Button } from './button'
import { Notice } from './notice'

interface ScreenFailedProps {
  readonly error: Error
  readonly retry: () => void
}

type Kind = 'offline' | 'forbidden' | 'failed'

const ICONS: Record<Kind, LucideIcon> = { offline: CloudOff, forbidden: Lock, failed: CircleAlert }

export function ScreenFailed({ error, retry }: ScreenFailedProps) {
  const t = useTranslations('screen.failed')
  const common = useTranslations('common')
  const faultText = useFaultText()
  const kind = kindOf(error)
  const Icon = ICONS[kind]
  return (
    <div role="alert" className="min-h-0 flex-1">
      <Notice
        icon={<Icon size={32} strokeWidth={1.5} aria-hidden />}
        title={t(kind)}
        action={kind !== 'forbidden' && <Button onClick={retry}>{common('retry')}</Button>}
      >
        {faultText(error)}
      </Notice>
    </div>
  )
}

function kindOf(error: Error): Kind {
  const kind = error instanceof RemoteFault ? error.kind : 'internal'
  return kind === 'offline' || kind === 'forbidden' ? kind : 'failed'
}
