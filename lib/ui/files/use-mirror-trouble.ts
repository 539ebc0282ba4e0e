'use client'
/** Why the lists do not follow the server now; `undefined` while they do. */
import { useSyncExternalStore } from 'react'
import { RemoteFault } from '../../core/ports'
import { useDriveClient } from '../client/drive-client-provider'

const never = () => () => {}

export function useMirrorTrouble(): Error | undefined {
  const mirror = useDriveClient()?.mirror
  const trouble = useSyncExternalStore(
    mirror?.subscribe ?? never,
    () => mirror?.snapshot().trouble,
    () => undefined,
  )
  return trouble && new RemoteFault(trouble)
}
