'use client'
/** What helps when there is too little room: emptying the trash, removing older versions. */
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { Storage } from '../../core/protocol/storage'
import { useMay } from '../client/use-writable-drive'
import { useFormat } from '../format/use-format'
import { Button, buttonLook } from '../kit/button'
import { Group } from '../settings/group'
import { useRoutes } from '../shell/use-routes'
import { OldVersionsDialog } from './old-versions-dialog'

export function MakeRoom({ storage: { trash, versions } }: { readonly storage: Storage }) {
  const t = useTranslations('storage')
  const format = useFormat()
  const routes = useRoutes()
  const owns = useMay('own')
  const [removing, setRemoving] = useState(false)
  return (
    <Group title={t('makeRoom')}>
      <div className="flex flex-col gap-4">
        <Way text={trash.bytes > 0 ? t('roomTrash', { size: format.bytes(trash.bytes) }) : t('roomNothing')}>
          {trash.bytes > 0 && (
            <Link href={routes.section('trash')} className={buttonLook('secondary')}>
              {t('toTrash')}
            </Link>
          )}
        </Way>
        {versions.files > 0 && (
          <Way text={t(owns ? 'roomVersions' : 'roomVersionsOwner', { count: versions.files, size: format.bytes(versions.bytes) })}>
            {owns && <Button onClick={() => setRemoving(true)}>{t('old.open')}</Button>}
          </Way>
        )}
      </div>
      {removing && <OldVersionsDialog onClose={() => setRemoving(false)} />}
    </Group>
  )
}

function Way({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-center gap-4 phone:flex-col phone:items-start phone:gap-2">
      <p className="min-w-0 flex-1 text-pretty text-ink-soft">{text}</p>
      {children}
    </div>
  )
}
