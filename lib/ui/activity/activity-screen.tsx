'use client'
/** What sync did on this device, as a page. */
import { Activity } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useConnectedFolder } from '../client/client-provider'
import { Notice } from '../kit/notice'
import { Scroller } from '../kit/scroller'
import { ActivityList } from './activity-list'

export function ActivityScreen() {
  const t = useTranslations('activity')
  const folder = useConnectedFolder()
  return (
    <>
      <header className="flex h-13 shrink-0 items-center border-line border-b px-4">
        <h1 className="font-semibold text-14">{t('title')}</h1>
      </header>
      {folder && folder.activity.length > 0 ? (
        <Scroller label={t('title')} className="min-h-0 flex-1">
          <ActivityList items={folder.activity} />
        </Scroller>
      ) : (
        <Notice icon={<Activity size={32} strokeWidth={1.5} aria-hidden />} title={t('nothing')}>
          {t(folder ? 'nothingText' : 'noFolderText')}
        </Notice>
      )}
    </>
  )
}
