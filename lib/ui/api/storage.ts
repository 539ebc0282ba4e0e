/** What takes room in a drive and on the server. Throws `RemoteFault`. */
import { createHttp } from '../../browser/remote/http'
import type { DriveId, NodeId } from '../../core/ids'
import {
  type FolderStorage,
  FolderStorageSchema,
  type OldVersions,
  OldVersionsSchema,
  type Storage,
  StorageSchema,
} from '../../core/protocol/storage'
import { type StorageHealth, StorageHealthSchema } from '../../core/protocol/storage-health'
import { address } from './address'

const http = createHttp({ origin: '' })

export function getStorage(drive: DriveId): Promise<Storage> {
  return http.json('GET', address(drive, 'storage'), StorageSchema)
}

/** By what lies in the folder. */
export function getFolderStorage(drive: DriveId, folder: NodeId): Promise<FolderStorage> {
  return http.json('GET', address(drive, 'storage/folder', { folder }), FolderStorageSchema)
}

/** Versions that are older than so many days, for the owner. */
export function getOldVersions(drive: DriveId, days: number): Promise<OldVersions> {
  return http.json('GET', address(drive, 'versions', { days: String(days) }), OldVersionsSchema)
}

/** The same go for good. Tells what went. */
export function removeOldVersions(drive: DriveId, days: number): Promise<OldVersions> {
  return http.json('DELETE', address(drive, 'versions', { days: String(days) }), OldVersionsSchema)
}

/** For administrators. */
export function getStorageHealth(): Promise<StorageHealth> {
  return http.json('GET', '/api/storage-health', StorageHealthSchema)
}
