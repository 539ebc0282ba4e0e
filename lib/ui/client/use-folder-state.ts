'use client'
/** What lies in a folder of the shown drive, as the replica of this browser has it; loading while there is none. */
import { useSyncExternalStore } from 'react'
import type { FolderState } from '../../browser/drive-api'
import type { NodeId } from '../../core/ids'
import { useDriveClient } from './drive-client-provider'

const LOADING: FolderState = { kind: 'loading' }
const never = () => () => {}
const loading = () => LOADING

export function useFolderState(folder: NodeId): FolderState {
  const view = useDriveClient()?.mirror.folder(folder)
  return useSyncExternalStore(view?.subscribe ?? never, view?.snapshot ?? loading, loading)
}
