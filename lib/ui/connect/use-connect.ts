'use client'
/** Connecting a local folder to the shown drive, by picker or by drop, and saying in words how that went. */
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { ConnectResult, LockstepClient } from '../../browser/client-api'
import type { DriveId } from '../../core/ids'
import type { FaultKind } from '../../core/protocol/messages'
import { useClient, useConnectedFolder } from '../client/client-provider'
import { toast } from '../kit/toast'
import { useDrive } from '../queries/use-me'

export interface Connect {
  /** This browser can, the drive is known, and it has no folder here yet. */
  readonly possible: boolean
  /** Opens the browser's picker; call from a click. */
  pick(): void
  /** `handle` must have been asked for in the drop event itself. */
  drop(handle: Promise<FileSystemHandle | null>): void
  /** Forgets the connected folder and opens the picker for another; every file stays. */
  chooseAgain(): void
}

export function useConnect(): Connect {
  const client = useClient()
  const drive = useDrive()?.id
  const folder = useConnectedFolder()?.id
  const tell = useTellResult()
  return useMemo(() => {
    const run = (connect: (client: LockstepClient, drive: DriveId) => Promise<ConnectResult>) => {
      if (!client || !drive) return
      connect(client, drive).then(tell, () => tell({ kind: 'failed', error: 'internal' }))
    }
    return {
      possible: client?.support.folders === true && drive !== undefined && folder === undefined,
      pick: () => run((client, drive) => client.pickFolder(drive)),
      drop: handle => run((client, drive) => client.connectDropped(drive, handle)),
      chooseAgain: () =>
        run(async (client, drive) => {
          if (folder !== undefined) await client.disconnect(folder)
          return client.pickFolder(drive)
        }),
    }
  }, [client, drive, folder, tell])
}

function useTellResult(): (result: ConnectResult) => void {
  const t = useTranslations('connect')
  const fault = useTranslations('fault')
  return useMemo(() => {
    const descriptionOf = (result: ConnectResult) => {
      if (result.kind === 'aborted') return t('blockedHint')
      if (result.kind === 'permission-denied') return t('permissionHow')
      return result.kind === 'failed' && fault.has(result.error as FaultKind) ? fault(result.error as FaultKind) : undefined
    }
    return result => {
      if (result.kind === 'connected') return
      const name = result.kind === 'overlaps' ? result.with : ''
      const description = descriptionOf(result)
      toast(t(`result.${result.kind}`, { name }), description === undefined ? {} : { description })
    }
  }, [t, fault])
}
