/** The conflict copies of a drive. Throws `RemoteFault`. */
import { createHttp } from '../../browser/remote/http'
import type { DriveId } from '../../core/ids'
import { type Conflicts, ConflictsSchema } from '../../core/protocol/conflicts'
import { address } from './address'

const http = createHttp({ origin: '' })
const PAGE = '50'

export function getConflicts(drive: DriveId, after: string | undefined): Promise<Conflicts> {
  return http.json('GET', address(drive, 'conflicts', { after, limit: PAGE }), ConflictsSchema)
}
