'use client'
/**
 * Gives the screens the shown drive on the web: its listings, edits and uploads, with or without a connected folder. It
 * is opened once per page and drive, and outlives every screen. How it is opened is the caller's.
 */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { DriveClient } from '../../browser/drive-api'
import type { DriveId } from '../../core/ids'
import { useFirstAnswers } from '../queries/use-first-answers'
import { useDrive } from '../queries/use-me'

export type OpenDrive = (drive: DriveId) => Promise<DriveClient>

const DriveClientContext = createContext<DriveClient | undefined>(undefined)

interface DriveClientProviderProps {
  /** The same function for as long as the page lives; `undefined` where a drive can only be looked at. */
  readonly open: OpenDrive | undefined
  readonly children: ReactNode
}

export function DriveClientProvider({ open, children }: DriveClientProviderProps) {
  const drive = useDrive()?.id
  const [client, setClient] = useState<DriveClient>()
  // What the screen shows first comes before what follows and changes it.
  const ready = useFirstAnswers(drive !== undefined)
  useEffect(() => {
    if (drive === undefined || !open || !ready) return
    let here = true
    open(drive).then(
      opened => here && setClient(opened),
      // Without it the screens still show what the server says; what changes the drive stays switched off.
      () => {},
    )
    return () => {
      here = false
      setClient(undefined)
    }
  }, [drive, open, ready])
  // For a moment after the shown drive changed, the last one is still here.
  return <DriveClientContext value={client?.drive === drive ? client : undefined}>{children}</DriveClientContext>
}

/** `undefined` for the first moment of a page, and where it cannot be opened. */
export function useDriveClient(): DriveClient | undefined {
  return useContext(DriveClientContext)
}
