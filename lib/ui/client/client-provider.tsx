'use client'
/** Gives the screens the browser side of sync, once it is open. It is opened once per page and outlives every screen. */
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { ClientSnapshot, FolderSnapshot, LockstepClient } from '../../browser/client-api'
import { useDrive } from '../queries/use-me'

interface Opened {
  readonly client?: LockstepClient
  /** This browser lets nothing be stored. */
  readonly failed?: true
}

const ClientContext = createContext<Opened>({})

interface ClientProviderProps {
  readonly open: () => Promise<LockstepClient>
  readonly children: ReactNode
}

export function ClientProvider({ open, children }: ClientProviderProps) {
  const [opened, setOpened] = useState<Opened>({})
  useEffect(() => {
    let here = true
    const tell = (outcome: Opened) => here && setOpened(outcome)
    open().then(
      client => tell({ client }),
      () => tell({ failed: true }),
    )
    return () => {
      here = false
    }
  }, [open])
  return <ClientContext value={opened}>{children}</ClientContext>
}

/** `undefined` for the first moment of a page, and where it cannot be opened. */
export function useClient(): LockstepClient | undefined {
  return useContext(ClientContext).client
}

export function useClientFailed(): boolean {
  return useContext(ClientContext).failed === true
}

const NOTHING: ClientSnapshot = { ready: false, folders: [], online: false }
const never = () => () => {}
const nothing = () => NOTHING

export function useSnapshot(): ClientSnapshot {
  const client = useClient()
  return useSyncExternalStore(client?.subscribe ?? never, client?.snapshot ?? nothing, nothing)
}

/** The folder of this device that is connected to the shown drive. While the drive is not known, the only one there can be. */
export function useConnectedFolder(): FolderSnapshot | undefined {
  const { folders } = useSnapshot()
  const drive = useDrive()
  return drive ? folders.find(folder => folder.drive === drive.id) : folders[0]
}
