'use client'
/** The browsers that sync for this account, and everywhere it is signed in. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Device } from '../../core/protocol/devices'
import { useNow } from '../format/use-now'
import { ListFailed } from '../kit/list-failed'
import { Skeleton } from '../kit/skeleton'
import { useDevices } from '../queries/use-devices'
import { Group } from '../settings/group'
import { SessionList } from '../settings/session-list'
import { Screen } from '../shell/screen'
import { DeviceRow } from './device-row'
import { RenameDialog } from './rename-dialog'
import { RevokeDialog } from './revoke-dialog'

export function DevicesScreen() {
  const t = useTranslations('devices')
  const devices = useDevices()
  return (
    <Screen title={t('title')}>
      <div className="flex flex-col gap-10">
        <Group title={t('syncing')}>
          <p className="-mt-2 mb-4 text-pretty text-13 text-ink-soft">{t('text')}</p>
          {devices.data ? (
            <DeviceList devices={devices.data} />
          ) : devices.error ? (
            <ListFailed error={devices.error} retry={() => void devices.refetch()} />
          ) : (
            <Skeleton className="h-16" />
          )}
        </Group>
        <Group title={t('signedIn')}>
          <p className="-mt-2 mb-4 text-pretty text-13 text-ink-soft">{t('signedInText')}</p>
          <SessionList />
        </Group>
      </div>
    </Screen>
  )
}

function DeviceList({ devices }: { readonly devices: readonly Device[] }) {
  const t = useTranslations('devices')
  const now = useNow()
  const [asked, setAsked] = useState<{ readonly what: 'rename' | 'revoke'; readonly device: Device }>()
  const done = () => setAsked(undefined)
  if (devices.length === 0) return <p className="rounded-md bg-sunken px-4 py-6 text-center text-ink-soft">{t('none')}</p>
  return (
    <>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {devices.map(device => (
          <DeviceRow
            key={device.id}
            device={device}
            now={now}
            onRename={() => setAsked({ what: 'rename', device })}
            onRevoke={() => setAsked({ what: 'revoke', device })}
          />
        ))}
      </ul>
      {asked?.what === 'rename' && <RenameDialog device={asked.device} onDone={done} />}
      {asked?.what === 'revoke' && <RevokeDialog device={asked.device} onDone={done} />}
    </>
  )
}
