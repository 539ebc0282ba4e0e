/** What takes room in a drive. Throws `RemoteFault`. */
import { createHttp } from '../../browser/remote/http'
import type { DriveId } from '../../core/ids'
import { type Storage, StorageSchema } from '../../core/protocol/storage'
import { address } from './address'

const http = createHttp({ origin: '' })

export function getStorage(drive: DriveId): Promise<Storage> {
  return http.json('GET', address(drive, 'storage'), StorageSchema)
}
