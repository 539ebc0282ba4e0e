'use client'
/** One device: what it is, when it was last here, and how the folders on it stand. */
import { Monitor, Pencil, Smartphone, Unplug } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FolderSnapshot } from '../../browser/client-api'
import type { Device, DeviceFolder } from '../../core/protocol/devices'
import { useSnapshot } from '../client/client-provider'
import { Moment } from '../format/moment'
import { MenuItem } from '../kit/menu'
import { RowMenu } from '../kit/row-menu'
import { useMe } from '../queries/use-me'
import { StatusMark } from '../sync/status-mark'
import type { StatusView } from '../sync/status-view'
import { useStatusOf } from '../sync/use-status'
import { folderStanding } from './device-standing'

interface DeviceRowProps {
  readonly device: Device
  readonly now: number
  readonly onRename: () => void
  readonly onRevoke: () => void
}

export function DeviceRow({ device, now, onRename, onRevoke }: DeviceRowProps) {
  const t = useTranslations('devices')
  const Icon = /android|ios|iphone/i.test(device.platform) ? Smartphone : Monitor
  return (
    <li className="flex items-center gap-3.5 py-3 pe-2.5 ps-4">
      <Icon size={20} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{device.name}</span>
          {device.current && (
            <span className="shrink-0 rounded-full bg-accent-wash px-2 font-medium text-12 text-accent-strong leading-5">
              {t('current')}
            </span>
          )}
        </p>
        <p className="truncate text-13 text-ink-soft">
          {device.browser} · {device.platform} · {device.online ? t('online') : <LastSeen at={device.lastSeenAt} now={now} />}
        </p>
        <Folders device={device} now={now} />
      </div>
      <RowMenu label={t('actionsOf', { name: device.name })}>
        <MenuItem onClick={onRename}>
          <Pencil size={16} aria-hidden />
          {t('rename')}
        </MenuItem>
        <MenuItem onClick={onRevoke}>
          <Unplug size={16} aria-hidden />
          {t('revoke')}
        </MenuItem>
      </RowMenu>
    </li>
  )
}

/** Of its own folders this tab knows more, and sooner, than the server. */
function Folders({ device, now }: Pick<DeviceRowProps, 'device' | 'now'>) {
  const { folders } = useSnapshot()
  if (device.current) return folders.map(folder => <OwnFolder key={folder.id} folder={folder} />)
  return device.folders.map(folder => <ToldFolder key={folder.drive} folder={folder} online={device.online} now={now} />)
}

function OwnFolder({ folder }: { readonly folder: FolderSnapshot }) {
  const { title, view } = useStatusOf(folder)
  return <FolderLine folder={folder} state={title} look={view} />
}

interface ToldFolderProps {
  readonly folder: DeviceFolder
  readonly online: boolean
  readonly now: number
}

function ToldFolder({ folder, online, now }: ToldFolderProps) {
  const t = useTranslations('devices')
  const status = useTranslations('status.title')
  const standing = folderStanding(folder, online)
  const state =
    standing.key === 'paused'
      ? status(`paused-${standing.why}`, { name: folder.name })
      : t(`state.${standing.key}`, { waiting: folder.waiting })
  return (
    <FolderLine folder={folder} state={state} look={standing}>
      {' '}
      {t.rich(online ? 'told' : 'toldThen', { moment: () => <Moment at={folder.at} now={now} /> })}
    </FolderLine>
  )
}

interface FolderLineProps {
  readonly folder: Pick<DeviceFolder, 'name' | 'drive'>
  readonly state: string
  readonly look: Pick<StatusView, 'figure' | 'tone'>
  readonly children?: ReactNode
}

function FolderLine({ folder: { name, drive }, state, look: { figure, tone }, children }: FolderLineProps) {
  const t = useTranslations('devices')
  const drives = useMe().data?.drives ?? []
  const known = drives.length > 1 ? drives.find(({ id }) => id === drive)?.name : undefined
  return (
    <p className="mt-1 flex min-w-0 gap-2 text-13">
      <StatusMark figure={figure} tone={tone} size={14} still className="mt-1 shrink-0" />
      <span className="min-w-0 text-pretty text-ink-soft">
        {known === undefined ? t('folder', { name, state }) : t('folderOf', { name, drive: known, state })}
        {children}
      </span>
    </p>
  )
}

function LastSeen({ at, now }: { readonly at: number; readonly now: number }) {
  const t = useTranslations('devices')
  return t.rich('lastSeen', { moment: () => <Moment at={at} now={now} /> })
}
