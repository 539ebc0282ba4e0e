'use client'
/** In place of what a link shows: why, and the way on. */
import { CircleAlert, CloudOff, FolderX, Link2Off } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { RemoteFault } from '../../core/ports'
import { Button } from '../kit/button'
import { Notice } from '../kit/notice'
import { useFaultText } from '../queries/use-fault-text'

/** The same for every link that does not open: whether it ever did is nobody's business. */
export function VisitGone() {
  const t = useTranslations('visit.gone')
  return (
    <State icon={<Link2Off size={36} strokeWidth={1.5} aria-hidden />} title={t('title')}>
      {t('text')}
    </State>
  )
}

interface FailedProps {
  readonly error: Error
  readonly retry: () => void
}

export function VisitFailed({ error, retry }: FailedProps) {
  const t = useTranslations('visit.failed')
  const common = useTranslations('common')
  const faultText = useFaultText()
  const offline = error instanceof RemoteFault && error.kind === 'offline'
  const Icon = offline ? CloudOff : CircleAlert
  return (
    <State
      icon={<Icon size={36} strokeWidth={1.5} aria-hidden />}
      title={t(offline ? 'offline' : 'title')}
      action={<Button onClick={retry}>{common('retry')}</Button>}
    >
      {offline ? t('offlineText') : faultText(error)}
    </State>
  )
}

interface FolderFailedProps extends FailedProps {
  readonly toTop: () => void
}

/** A folder of a link that is open. */
export function FolderFailed({ error, retry, toTop }: FolderFailedProps) {
  const t = useTranslations('visit.folderGone')
  if (!(error instanceof RemoteFault) || error.kind !== 'not-found') return <VisitFailed error={error} retry={retry} />
  return (
    <State
      icon={<FolderX size={36} strokeWidth={1.5} aria-hidden />}
      title={t('title')}
      action={<Button onClick={toTop}>{t('toTop')}</Button>}
    >
      {t('text')}
    </State>
  )
}

interface StateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly action?: ReactNode
  readonly children: ReactNode
}

function State(props: StateProps) {
  return (
    <div role="alert" className="grid min-h-80 flex-1 place-items-center pb-16">
      <Notice {...props} />
    </div>
  )
}
