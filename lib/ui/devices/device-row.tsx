'use client'
/** One device: what it is, when it was last here. */
import { Monitor, Pencil, Smartphone, Unplug } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Device } from '../api/drive'
import { Moment } from '../format/moment'
import { MenuItem } from '../kit/menu'
import { RowMenu } from '../kit/row-menu'
import { useStatus } from '../sync/use-status'

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
          {device.browser} · {device.platform} · <LastSeen at={device.lastSeenAt} now={now} />
        </p>
        {device.current && <OwnFolder />}
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

/** Only of this device is it known what its folder is called and how it stands. */
function OwnFolder() {
  const t = useTranslations('devices')
  const { folder, title } = useStatus()
  if (!folder) return null
  return <p className="truncate text-13 text-ink-soft">{t('folder', { name: folder.name, state: title })}</p>
}

function LastSeen({ at, now }: { readonly at: number; readonly now: number }) {
  const t = useTranslations('devices')
  return t.rich('lastSeen', { moment: () => <Moment at={at} now={now} /> })
}
