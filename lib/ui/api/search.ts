/** What is found in a drive. Throws `RemoteFault`. */
import { createHttp } from '../../browser/remote/http'
import type { DriveId } from '../../core/ids'
import { type SearchAnswer, SearchAnswerSchema } from '../../core/protocol/search'
import { address } from './address'

const http = createHttp({ origin: '' })

/** As `SearchQuerySchema` reads it. */
export type SearchAsked = Readonly<Record<string, string | undefined>>

export function search(drive: DriveId, asked: SearchAsked): Promise<SearchAnswer> {
  return http.json('GET', address(drive, 'search', asked), SearchAnswerSchema)
}
