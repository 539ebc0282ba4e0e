/** What visitors of a link ask. Each is checked anew by the guard, and names nodes that must be in the link. */
import { UnlockSchema, VisitorEditSchema } from '../../core/protocol/links'
import type { ZipOrdered } from '../../core/protocol/zip'
import { ADDRESS_HEADER } from '../auth'
import { openContent } from '../content'
import type { Server } from '../context'
import { Fault } from '../fault'
import { nodeOf, toNodeId } from '../http/query'
import { type Params, type Routes, textOf } from '../http/routes'
import { thumbnailResponse, thumbnailSizeOf } from '../http/thumbnail-response'
import { countOpening } from '../links/count-opening'
import { linkTicket } from '../links/link-ticket'
import { requireInLink } from '../links/nodes-in-link'
import { nodeInLink } from '../links/open-link'
import { unlock } from '../links/unlock'
import { createUnlockLimits } from '../links/unlock-limits'
import { nameOf, visit } from '../links/visit'
import { visitedContent, visitedZip } from '../links/visited-content'
import { visitedFolder } from '../links/visited-nodes'
import { editByVisitor } from '../links/visitor-edits'
import { askerOf } from '../session'
import { zipOrderOf } from '../zip/zip-order'
import { createZipOrders } from '../zip/zip-orders'
import { createZipPlaces } from '../zip/zip-places'

export function visitEndpoints(server: Server, { onLink }: Routes) {
  const limits = createUnlockLimits()
  const places = createZipPlaces()
  const orders = createZipOrders()
  return {
    visit: onLink('front', undefined, async ({ link, request, params }) => {
      const response = Response.json(await visit(link, await isSignedIn(server, request)))
      const cookie = link.unlocked ? await countOpening(link, request, tokenOf(params), nameOf(link)) : undefined
      if (cookie !== undefined) response.headers.append('set-cookie', cookie)
      return response
    }),
    unlock: onLink('front', UnlockSchema, async ({ link, request, params, body }) => {
      const tried = { password: body.password, token: tokenOf(params), address: request.headers.get(ADDRESS_HEADER) ?? '' }
      return new Response(null, { status: 204, headers: { 'set-cookie': await unlock(server, limits, link, tried) } })
    }),
    visitedFolder: onLink('look', undefined, ({ link, query }) => {
      const parent = query.get('parent')
      return visitedFolder(link, parent === null ? undefined : toNodeId(parent))
    }),
    visitedThumbnail: onLink('look', undefined, async ({ link, request, params, query }) => {
      const size = thumbnailSizeOf(query)
      const { id } = await nodeInLink(link, nodeOf(params))
      const content = await openContent(link.drive, toNodeId(id))
      return thumbnailResponse(request, await server.thumbnails.get(link.drive.id, content, size), `${content.hash}-${size}`)
    }),
    visitedContent: onLink('look', undefined, ({ link, request, params, query }) =>
      visitedContent(link, request, tokenOf(params), {
        node: nodeOf(params),
        inline: query.get('inline') === '1',
        revision: query.get('revision'),
      }),
    ),
    visitedZip: onLink('download', undefined, async ({ link, request, params, query }) => {
      const name = query.get('order')
      const order = name === null ? await zipOrderOf(request, query) : orders.find(link.row.id, name, server.now())
      return visitedZip(link, request, { token: tokenOf(params), order, places })
    }),
    /** A form of a page that tells no referrer has no origin, and a script's answer is no download: so it is asked in two steps. */
    orderZip: onLink('download', undefined, async ({ link, request, query }) => {
      const order = await zipOrderOf(request, query)
      await requireInLink(link, order.nodes)
      return { order: orders.keep(link.row.id, order, server.now()) } satisfies ZipOrdered
    }),
    visitorEdit: onLink('change', VisitorEditSchema, ({ link, body }) => editByVisitor(link, body)),
    /** For whoever looks or adds files, which is everybody who has the password. */
    socketTicket: onLink('front', undefined, async ({ link }) => {
      if (!link.unlocked) throw new Fault('link-locked')
      return { ticket: linkTicket(server.secret, 'ticket', link.row, server.now()) }
    }),
    /** Also for whoever stands before the password: by it one hears that the link is gone, and nothing else. */
    doorTicket: onLink('front', undefined, async ({ link }) => ({ ticket: linkTicket(server.secret, 'door', link.row, server.now()) })),
  }
}

function tokenOf(params: Params): string {
  return textOf(params, 'token')
}

async function isSignedIn(server: Server, request: Request): Promise<boolean> {
  return askerOf(server, request.headers).then(
    () => true,
    error => {
      if (error instanceof Fault) return false
      throw error
    },
  )
}
