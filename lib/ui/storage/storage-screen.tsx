'use client'
/** Where the room of the drive goes: by kind, by folder, in older versions and in the trash; for administrators also that of the server. */
import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { Storage } from '../../core/protocol/storage'
import { useFormat } from '../format/use-format'
import { ListFailed } from '../kit/list-failed'
import { onDemand } from '../kit/on-demand'
import { Progress } from '../kit/progress'
import { Skeleton } from '../kit/skeleton'
import { Tabs } from '../kit/tabs'
import { useMe } from '../queries/use-me'
import { useStorage, useStorageHealth } from '../queries/use-storage'
import { PageHeader } from '../shell/page-header'
import { Screen } from '../shell/screen'
import { FolderMap } from './folder-map'
import { KindBar } from './kind-bar'
import { MakeRoom } from './make-room'

const ServerStorage = onDemand(async () => (await import('./server-storage')).ServerStorage, Waiting)

export function StorageScreen() {
  const t = useTranslations('storage')
  const admin = useMe().data?.user.admin === true
  if (admin) return <WithServer />
  return (
    <Screen title={t('title')}>
      <DriveStorage />
    </Screen>
  )
}

/** For administrators, who look after all drives. */
function WithServer() {
  const t = useTranslations('storage')
  const [tab, setTab] = useState<'drive' | 'server'>('drive')
  const tabs = [
    { value: 'drive' as const, label: t('ownDrive'), panel: <Column panel={<DriveStorage />} /> },
    { value: 'server' as const, label: <ServerLabel />, panel: <Column panel={<ServerStorage />} /> },
  ]
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs label={t('title')} value={tab} onChange={setTab} tabs={tabs} />
    </>
  )
}

function Column({ panel }: { readonly panel: ReactNode }) {
  return <div className="mx-auto max-w-2xl px-6 pt-6 pb-12 phone:px-4 phone:pt-4">{panel}</div>
}

/** Tells on its own that something there wants to be looked after. */
function ServerLabel() {
  const t = useTranslations('storage')
  const warnings = useStorageHealth().data?.warnings.length ?? 0
  return (
    <>
      {t('server')}
      {warnings > 0 && (
        <TriangleAlert size={14} role="img" aria-label={t('warnings', { count: warnings })} className="shrink-0 text-warn" />
      )}
    </>
  )
}

function DriveStorage() {
  const storage = useStorage()
  if (!storage.data) return storage.error ? <ListFailed error={storage.error} retry={() => void storage.refetch()} /> : <Waiting />
  return (
    <div className="flex flex-col gap-10">
      <Used storage={storage.data} />
      <KindBar storage={storage.data} />
      <FolderMap />
      <MakeRoom storage={storage.data} />
    </div>
  )
}

function Waiting() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-8" />
      <Skeleton className="h-48" />
    </div>
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
