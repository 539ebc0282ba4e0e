/** What takes room in a drive and on the server. Throws `RemoteFault`. */
import { createHttp } from '../../browser/remote/http'
import type { DriveId } from '../../core/ids'
import { type Storage, StorageSchema } from '../../core/protocol/storage'
import { type StorageHealth, StorageHealthSchema } from '../../core/protocol/storage-health'
import { address } from './address'

const http = createHttp({ origin: '' })

export function getStorage(drive: DriveId): Promise<Storage> {
  return http.json('GET', address(drive, 'storage'), StorageSchema)
}

/** For administrators. */
export function getStorageHealth(): Promise<StorageHealth> {
  return http.json('GET', '/api/storage-health', StorageHealthSchema)
}
