'use client'
/** The state of sync on this device, in words. */
import { useTranslations } from 'next-intl'
import type { FolderSnapshot } from '../../browser/client-api'
import { useClient, useClientFailed, useConnectedFolder, useSnapshot } from '../client/client-provider'
import { type StatusView, viewOf } from './status-view'

export interface StatusWords {
  readonly folder: FolderSnapshot | undefined
  readonly view: StatusView
  readonly title: string
  /** What is safe, and what to do. Empty when there is nothing to say. */
  readonly hint: string
}

/** With the folder of the shown drive. */
export function useStatus(): StatusWords {
  return useStatusOf(useConnectedFolder())
}

export function useStatusOf(folder: FolderSnapshot | undefined): StatusWords {
  const t = useTranslations('status')
  const client = useClient()
  const { ready } = useSnapshot()
  const view = viewOf(folder, { support: client?.support, ready, failed: useClientFailed() })
  const values = { ...numbersOf(folder), name: folder?.name ?? '' }
  return { folder, view, title: t(`title.${view.key}`, values), hint: t(`hint.${view.key}`, values) }
}

function numbersOf(folder: FolderSnapshot | undefined) {
  const status = folder?.status
  return {
    found: status?.kind === 'scanning' ? status.found : 0,
    done: status?.kind === 'syncing' ? status.done : 0,
    total: status?.kind === 'syncing' ? status.total : 0,
    deletes: status?.kind === 'asking' ? status.alarm.deletes : 0,
    waiting: folder?.waiting.length ?? 0,
  }
}
