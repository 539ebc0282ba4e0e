/** Bytes for visitors: files to look at, files to keep, many as a zip file. Only present contents, never older ones. */
import type { NodeId, RevisionId } from '../../core/ids'
import { LINK_VERBS } from '../../core/protocol/links'
import type { ZipOrder } from '../../core/protocol/zip'
import { openContent } from '../content'
import { contentElsewhere } from '../content-origin/content-elsewhere'
import { Fault } from '../fault'
import { contentResponse } from '../http/content-response'
import { passiveType } from '../http/passive-type'
import type { Given } from '../http/routes'
import type { ZipPlaces } from '../zip/zip-places'
import { zipResponse } from '../zip/zip-response'
import { requireInLink } from './nodes-in-link'
import { nodeInLink, type OpenLink } from './open-link'
import { nameOf } from './visit'

export interface ContentWanted {
  readonly node: NodeId
  /** To be shown where its type does nothing by itself, otherwise as a download. */
  readonly inline: boolean
  /** The one that the visitor knows, so that two ranges never mix two states; `null`: whatever it is now. */
  readonly revision: string | null
}

/**
 * A file. Throws `not-found` for what the link does not open, `forbidden` where its role keeps nothing, `changed` for
 * another revision than the present one.
 */
export async function visitedContent(link: OpenLink, request: Request, token: string, wanted: ContentWanted): Promise<Given> {
  const { node: id, inline, revision } = wanted
  const node = await nodeInLink(link, id)
  const shown = inline && passiveType(node.name) !== undefined
  if (!shown && !LINK_VERBS[link.role].includes('download')) throw new Fault('forbidden', `a link to ${link.role} gives nothing to keep`)
  if (revision !== null && revision !== node.revisionId) throw new Fault('changed')
  const content = await openContent(link.drive, id, (node.revisionId ?? undefined) as RevisionId | undefined)
  const path = `/api/s/${token}/nodes/${id}/content`
  const download = { what: `${id} ${content.hash}`, name: node.name, path, shown }
  const { id: linkId, version, maxDownloads } = link.row
  const by = { kind: 'link', link: linkId, version, limited: maxDownloads !== null } as const
  const elsewhere = { by, drive: link.drive.id, node: id, inline: shown }
  return {
    download,
    response: contentResponse(request, content, shown),
    sent: counted => contentElsewhere(link.drive.server, request, content, elsewhere, counted),
  }
}

export interface ZipWanted {
  readonly token: string
  readonly order: ZipOrder
  readonly places: ZipPlaces
}

/** Folders with all that is in them. Throws as `visitedContent`, and as `zipResponse`. */
export async function visitedZip(link: OpenLink, request: Request, { token, order, places }: ZipWanted): Promise<Given> {
  await requireInLink(link, order.nodes)
  const what = [...order.nodes].sort().join(' ')
  const download = { what, name: nameOf(link), path: `/api/s/${token}/zip`, shown: false }
  return { download, response: await zipResponse(link.drive, request, order, places.take(link.row.id)) }
}
