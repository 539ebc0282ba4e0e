'use client'
/** What happened: in the drive, to everybody; and what sync did on this device. */
import { Activity } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useConnectedFolder } from '../client/client-provider'
import { Notice } from '../kit/notice'
import { Scroller } from '../kit/scroller'
import { Tabs } from '../kit/tabs'
import { PageHeader } from '../shell/page-header'
import { ActivityList } from './activity-list'
import { DriveActivity } from './drive-activity'

export function ActivityScreen() {
  const t = useTranslations('activity')
  const [tab, setTab] = useState<'drive' | 'device'>('drive')
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs
        label={t('title')}
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'drive', label: t('inDrive'), panel: <DriveActivity /> },
          { value: 'device', label: t('onDevice'), panel: <DeviceActivity /> },
        ]}
      />
    </>
  )
}

function DeviceActivity() {
  const t = useTranslations('activity')
  const folder = useConnectedFolder()
  if (folder && folder.activity.length > 0)
    return (
      <Scroller label={t('onDevice')} className="h-full">
        <ActivityList items={folder.activity} />
      </Scroller>
    )
  return (
    <Notice icon={<Activity size={32} strokeWidth={1.5} aria-hidden />} title={t('nothing')}>
      {t(folder ? 'nothingText' : 'noFolderText')}
    </Notice>
  )
}
