'use client'
/** A folder that cannot be shown: why, what is safe, the way on. */
import { CircleAlert, CloudOff, FolderX, Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ROOT } from '../../core/ids'
import { RemoteFault } from '../../core/ports'
import { Button, buttonLook } from '../kit/button'
import { Notice } from '../kit/notice'
import { useRoutes } from '../shell/use-routes'
import { onFolderLink } from './go-to-folder'

interface FilesFailedProps {
  /** `undefined`: this account has no drive. */
  readonly error: Error | undefined
  readonly retry: () => void
}

const ICONS = { offline: CloudOff, gone: FolderX, forbidden: Lock, failed: CircleAlert } as const

export function FilesFailed({ error, retry }: FilesFailedProps) {
  const t = useTranslations('files.failed')
  const common = useTranslations('common')
  const routes = useRoutes()
  const kind = kindOf(error)
  const Icon = ICONS[kind]
  return (
    <Notice
      icon={<Icon size={32} strokeWidth={1.5} aria-hidden />}
      title={t(`${kind}.title`)}
      action={
        kind === 'gone' ? (
          <a href={routes.folder(ROOT)} onClick={onFolderLink(ROOT)} className={buttonLook('primary')}>
            {t('toTop')}
          </a>
        ) : (
          <Button onClick={retry}>{common('retry')}</Button>
        )
      }
    >
      {t(`${kind}.text`)}
    </Notice>
  )
}

function kindOf(error: Error | undefined): keyof typeof ICONS {
  if (!error) return 'forbidden'
  if (!(error instanceof RemoteFault)) return 'failed'
  if (error.kind === 'offline') return 'offline'
  if (error.kind === 'not-found') return 'gone'
  return error.kind === 'forbidden' ? 'forbidden' : 'failed'
}
