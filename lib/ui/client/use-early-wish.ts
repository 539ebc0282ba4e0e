'use client'
/** What is asked for in the first moment of a page, when the drive is shown and not open yet: done as soon as it is. */
import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import type { DriveId } from '../../core/ids'
import { useDrive } from '../queries/use-me'
import { useDriveClient } from './drive-client-provider'

/** Gives what keeps a wish, the last one only; `false` when it can be granted, or refused, at once. */
export function useEarlyWish<Wish>(grant: (wish: Wish) => void): (wish: Wish) => boolean {
  const drive = useDrive()?.id
  const client = useDriveClient()
  const kept = useRef<{ readonly drive: DriveId | undefined; readonly wish: Wish }>(undefined)
  const granted = useEffectEvent(grant)
  useEffect(() => {
    const { current } = kept
    if (!client || !current) return
    kept.current = undefined
    if (current.drive === client.drive) granted(current.wish)
  }, [client])
  return useCallback(
    wish => {
      if (client) return false
      kept.current = { drive, wish }
      return true
    },
    [client, drive],
  )
}
