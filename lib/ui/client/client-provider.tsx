'use client'
/** Gives the screens the browser side of sync, once it is open. It is opened once per page and outlives every screen. */
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { ClientSnapshot, FolderSnapshot, LockstepClient } from '../../browser/client-api'
import { useDrive } from '../data/use-me'

const ClientContext = createContext<LockstepClient | undefined>(undefined)

interface ClientProviderProps {
  readonly open: () => Promise<LockstepClient>
  readonly children: ReactNode
}

export function ClientProvider({ open, children }: ClientProviderProps) {
  const [client, setClient] = useState<LockstepClient>()
  useEffect(() => {
    let here = true
    void open().then(opened => here && setClient(opened))
    return () => {
      here = false
    }
  }, [open])
  return <ClientContext value={client}>{children}</ClientContext>
}

/** `undefined` for the first moment of a page. */
export function useClient(): LockstepClient | undefined {
  return useContext(ClientContext)
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
