'use client'
/** What lies directly in one folder of the drive. */
import { useQuery } from '@tanstack/react-query'
import type { DriveId, NodeId } from '../../core/ids'
import { type Folder, getFolder } from '../api/drive'

export function useFolderNodes(drive: DriveId | undefined, parent: NodeId) {
  return useQuery<Folder>({
    queryKey: ['nodes', drive, parent],
    queryFn: () => getFolder(drive as DriveId, parent),
    enabled: drive !== undefined,
  })
}
