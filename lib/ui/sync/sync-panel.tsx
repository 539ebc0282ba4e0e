'use client'
/** All about sync on this device: the state in full, what can be done, what waits, and what happened. */
import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import type { FolderSnapshot } from '../../browser/client-api'
import { ActivityList } from '../activity/activity-list'
import { Button } from '../kit/button'
import { Progress } from '../kit/progress'
import { Tabs } from '../kit/tabs'
import { progressOf, StatusDetail } from './status-detail'
import { StatusMark } from './status-mark'
import { useSyncUi } from './sync-ui'
import { useStatus } from './use-status'
import { useFolderActions, useStatusAction } from './use-status-action'
import { WaitingList } from './waiting-list'

export function SyncPanel() {
  const { folder } = useStatus()
  return (
    <div
      className={clsx(
        'flex max-h-[55dvh] shrink-0 border-line border-t bg-canvas phone:flex-col phone:overflow-y-auto',
        folder && 'h-80 phone:h-auto',
      )}
    >
      <Summary />
      {folder && <Lists folder={folder} />}
    </div>
  )
}

function Summary() {
  const { view, title, hint, folder } = useStatus()
  const t = useTranslations('panel')
  return (
    <div className="flex w-96 max-w-[45%] shrink-0 flex-col gap-3 overflow-y-auto border-line p-5 not-last:border-e phone:w-auto phone:max-w-none phone:overflow-visible phone:border-e-0">
      <div className="flex items-start gap-3">
        <StatusMark figure={view.figure} tone={view.tone} size={28} className="mt-0.5" />
        <div className="min-w-0">
          <h2 className="font-semibold text-14">{title}</h2>
          {folder && (
            <p className="tabular text-13 text-ink-soft">
              <StatusDetail status={folder.status} />
            </p>
          )}
        </div>
      </div>
      {folder?.status.kind === 'syncing' && <Progress value={progressOf(folder.status)} label={title} text={title} />}
      {hint !== '' && <p className="text-pretty text-13 text-ink-soft">{hint}</p>}
      {folder?.role === 'follower' && <p className="text-13 text-ink-soft">{t('follower')}</p>}
      <Actions folder={folder} />
    </div>
  )
}

function Actions({ folder }: { readonly folder: FolderSnapshot | undefined }) {
  const t = useTranslations('status.action')
  const { view } = useStatus()
  const act = useStatusAction()
  const { action } = view
  return (
    <div className="flex flex-wrap gap-2 pt-1">
      {action && action !== 'show-waiting' && (
        <Button size="sm" tone="primary" onClick={() => act(action)}>
          {t(action)}
        </Button>
      )}
      {folder && <FolderButtons folder={folder} />}
    </div>
  )
}

function FolderButtons({ folder }: { readonly folder: FolderSnapshot }) {
  const t = useTranslations('panel')
  const ui = useSyncUi()
  const { pause, lookAhead, syncNow } = useFolderActions()
  const running = ['scanning', 'syncing', 'up-to-date', 'offline'].includes(folder.status.kind)
  return (
    <>
      {running && (
        <Button size="sm" onClick={pause}>
          {t('pause')}
        </Button>
      )}
      {folder.status.kind === 'paused' && folder.status.why === 'person' && (
        <Button
          size="sm"
          onClick={() => {
            lookAhead()
            ui.openDialog('ahead')
          }}
        >
          {t('ahead')}
        </Button>
      )}
      {folder.status.kind === 'up-to-date' && (
        <Button size="sm" onClick={syncNow}>
          {t('syncNow')}
        </Button>
      )}
      <Button size="sm" tone="ghost" onClick={() => ui.openDialog('disconnect')}>
        {t('disconnect')}
      </Button>
    </>
  )
}

function Lists({ folder }: { readonly folder: FolderSnapshot }) {
  const t = useTranslations('panel')
  const { tab, openPanel } = useSyncUi()
  return (
    <Tabs
      label={t('lists')}
      value={tab}
      onChange={openPanel}
      tabs={[
        { value: 'activity', label: t('activity'), panel: <ActivityList items={folder.activity} /> },
        {
          value: 'waiting',
          label: (
            <>
              {t('waiting')}
              {folder.waiting.length > 0 && <Count value={folder.waiting.length} />}
            </>
          ),
          panel: <WaitingList items={folder.waiting} />,
        },
      ]}
    />
  )
}

function Count({ value }: { readonly value: number }) {
  return <span className="tabular rounded-full bg-warn-wash px-1.5 text-12 text-warn">{value}</span>
}
