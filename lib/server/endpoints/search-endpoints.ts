/** Finding files, and seeing them small. */
import { isClientId, type NodeId, type RevisionId } from '../../core/ids'
import { type SearchQuery, SearchQuerySchema } from '../../core/protocol/search'
import { openContent } from '../content'
import type { Server } from '../context'
import { Fault } from '../fault'
import { type Routes, textOf } from '../http/routes'
import { thumbnailResponse, thumbnailSizeOf } from '../http/thumbnail-response'

export function searchEndpoints({ search, thumbnails }: Server, { inDrive }: Routes) {
  return {
    search: inDrive('read', undefined, ({ drive, query }) => search.find(drive, searchQueryOf(query))),
    thumbnail: inDrive('read', undefined, async ({ drive, params, query, request }) => {
      const size = thumbnailSizeOf(query)
      const content = await openContent(drive, idOf<NodeId>(textOf(params, 'node')), revisionOf(query.get('revision')))
      return thumbnailResponse(request, await thumbnails.get(drive.id, content, size), `${content.hash}-${size}`)
    }),
  }
}

function searchQueryOf(query: URLSearchParams): SearchQuery {
  const parsed = SearchQuerySchema.safeParse(Object.fromEntries(query))
  if (!parsed.success) throw new Fault('bad-request', parsed.error.issues[0]?.path.join('.'))
  const { limit, q, ...filters } = parsed.data
  if (q === '' && Object.values(filters).every(value => value === undefined)) throw new Fault('bad-request', 'nothing to look for')
  return parsed.data
}

function idOf<Id extends NodeId | RevisionId>(text: string): Id {
  if (!isClientId(text)) throw new Fault('not-found')
  return text as Id
}

function revisionOf(text: string | null): RevisionId | undefined {
  return text === null ? undefined : idOf<RevisionId>(text)
}
