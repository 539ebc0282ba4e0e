'use client'
/** How a file or folder stands on each device of this person that keeps a folder of the drive, this one among them. */
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import type { ItemState } from '../../core/engine-api'
import type { DriveId } from '../../core/ids'
import type { Device, DeviceFolder } from '../../core/protocol/devices'
import { type Judged, nodeStanding } from '../devices/device-standing'
import { useItemStates } from '../files/use-item-states'
import { Moment } from '../format/moment'
import { useNow } from '../format/use-now'
import { useDevices } from '../queries/use-devices'
import { itemView } from '../sync/item-view'
import { StatusMark } from '../sync/status-mark'
import type { StatusView } from '../sync/status-view'
import { useCounts } from './use-counts'

interface OnDevicesProps {
  readonly drive: DriveId
  /** `seq`: of its own last change; what is in a folder is looked up here. */
  readonly node: Judged
}

/** A device that keeps the drive in step, and what it says of its folder. */
interface Keeper {
  readonly device: Device
  readonly folder: DeviceFolder
}

export function OnDevices({ drive, node }: OnDevicesProps) {
  const t = useTranslations('details')
  const heading = useId()
  const { data: devices, dataUpdatedAt } = useDevices()
  const counts = useCounts(node.kind === 'folder' ? node.id : undefined, dataUpdatedAt)
  if (!devices) return null
  const judged = { ...node, seq: Math.max(node.seq, counts?.seq ?? 0) }
  const keepers = devices.flatMap(device => device.folders.filter(folder => folder.drive === drive).map(folder => ({ device, folder })))
  return (
    <section aria-labelledby={heading} className="mt-5">
      <h4 id={heading} className="mb-2 font-medium text-12 text-ink-soft">
        {t('devices')}
      </h4>
      {keepers.length === 0 ? (
        <p className="text-13 text-ink-soft">{t('noDevice')}</p>
      ) : (
        <ul className="flex flex-col gap-2.5">
          {keepers.map(keeper => (
            <Row key={keeper.device.id} keeper={keeper} node={judged} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ keeper, node }: { readonly keeper: Keeper; readonly node: Judged }) {
  const state = useItemStates()?.(node.id)
  const { device } = keeper
  // What this tab sees is newer than what the server was told.
  if (device.current && state && (state !== 'in-step' || node.kind === 'file')) return <OwnRow device={device} state={state} />
  return <ToldRow keeper={keeper} node={node} />
}

function OwnRow({ device, state }: { readonly device: Device; readonly state: ItemState }) {
  const item = useTranslations('item')
  return (
    <Line device={device} look={itemView(state)}>
      {item(state)}
    </Line>
  )
}

function ToldRow({ keeper: { device, folder }, node }: { readonly keeper: Keeper; readonly node: Judged }) {
  const t = useTranslations('details')
  const status = useTranslations('status.title')
  const now = useNow()
  const standing = nodeStanding(folder, device.online, node)
  const isSure = standing.key === 'in-step' || standing.key === 'coming' || standing.key === 'waiting'
  return (
    <Line device={device} look={standing}>
      {standing.key === 'paused'
        ? status(`paused-${standing.why}`, { name: folder.name })
        : t.rich(`standing.${standing.key}`, { moment: () => <Moment at={device.lastSeenAt} now={now} /> })}
      {!isSure && ` · ${t(standing.holds ? 'holds' : 'lacks', { kind: node.kind })}`}
    </Line>
  )
}

interface LineProps {
  readonly device: Device
  readonly look: Pick<StatusView, 'figure' | 'tone'>
  readonly children: ReactNode
}

function Line({ device, look: { figure, tone }, children }: LineProps) {
  const t = useTranslations('devices')
  return (
    <li className="flex gap-2.5 text-13">
      <StatusMark figure={figure} tone={tone} size={14} still className="mt-1 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate">{device.name}</span>
          {device.current && <span className="shrink-0 text-12 text-ink-soft">{t('current')}</span>}
        </p>
        <p className="text-pretty text-12 text-ink-soft">{children}</p>
      </div>
    </li>
  )
}
