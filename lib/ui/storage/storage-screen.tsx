'use client'
import Link from 'next/link'
/** Where the room of the drive goes: by kind, by folder, in older versions and in the trash. */
import { useTranslations } from 'next-intl'
import type { Storage } from '../../core/protocol/storage'
import { useFormat } from '../format/use-format'
import { buttonLook } from '../kit/button'
import { Progress } from '../kit/progress'
import { ScreenFailed } from '../kit/screen-failed'
import { Skeleton } from '../kit/skeleton'
import { useStorage } from '../queries/use-storage'
import { Group } from '../settings/group'
import { Screen } from '../shell/screen'
import { FolderMap } from './folder-map'
import { KindBar } from './kind-bar'

export function StorageScreen() {
  const t = useTranslations('storage')
  const storage = useStorage()
  if (!storage.data && storage.error) return <ScreenFailed error={storage.error} retry={() => void storage.refetch()} />
  return (
    <Screen title={t('title')}>
      {storage.data ? (
        <div className="flex flex-col gap-10">
          <Used storage={storage.data} />
          <KindBar storage={storage.data} />
          <FolderMap storage={storage.data} />
          <Room storage={storage.data} />
        </div>
      ) : (
        <div className="flex flex-col gap-4">
          <Skeleton className="h-8" />
          <Skeleton className="h-48" />
        </div>
      )}
    </Screen>
  )
}

function Used({ storage: { usedBytes, limitBytes, live, folders } }: { readonly storage: Storage }) {
  const t = useTranslations('storage')
  const nav = useTranslations('nav')
  const format = useFormat()
  const used = format.bytes(usedBytes)
  const text = limitBytes > 0 ? nav('usedOf', { used, limit: format.bytes(limitBytes) }) : nav('used', { used })
  return (
    <div className="flex flex-col gap-2">
      <p className="font-semibold text-16">{text}</p>
      {limitBytes > 0 && <Progress value={Math.min(1, usedBytes / limitBytes)} label={nav('storage')} text={text} />}
      <p className="tabular text-13 text-ink-soft">
        {t('live', { files: live.files, folders })} {t('once')}
      </p>
    </div>
  )
}

/** What helps when there is too little. */
function Room({ storage: { trash } }: { readonly storage: Storage }) {
  const t = useTranslations('storage')
  const format = useFormat()
  return (
    <Group title={t('room')}>
      <div className="flex items-center gap-4">
        <p className="min-w-0 flex-1 text-pretty text-ink-soft">
          {trash.bytes > 0 ? t('roomTrash', { size: format.bytes(trash.bytes) }) : t('roomNothing')}
        </p>
        {trash.bytes > 0 && (
          <Link href="/trash" className={buttonLook('secondary')}>
            {t('toTrash')}
          </Link>
        )}
      </div>
    </Group>
  )
}
