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
import { requireLeft } from '../links/count-download'
import { countOpening } from '../links/count-opening'
import { COST } from '../links/link-limits'
import { linkTicket } from '../links/link-ticket'
import { requireInLink } from '../links/nodes-in-link'
import { nodeInLink } from '../links/open-link'
import { unlock } from '../links/unlock'
import { createUnlockLimits } from '../links/unlock-limits'
import { nameOf, visit } from '../links/visit'
import { visitedContent, visitedZip } from '../links/visited-content'
import { visitedFolder } from '../links/visited-nodes'
import { editByVisitor } from '../links/visitor-edits'
import { askerOf, type User } from '../session'
import { THUMBNAIL_SIZES } from '../thumbnails/thumbnails'
import { zipOrderOf } from '../zip/zip-order'
import { createZipOrders } from '../zip/zip-orders'
import type { ZipPlaces } from '../zip/zip-places'

const [SMALLEST] = THUMBNAIL_SIZES

export function visitEndpoints(server: Server, { onLink, countedOnLink, picturesOnLink }: Routes, places: ZipPlaces) {
  const limits = createUnlockLimits()
  const orders = createZipOrders()
  return {
    visit: onLink('front', COST.open, undefined, async ({ link, request, params }) => {
      const user = await signedInAs(server, request)
      const response = Response.json(await visit(link, user !== undefined))
      // Whoever made it looks at it as its visitors see it, and is none.
      const counts = link.unlocked && user?.id !== link.row.creatorId
      const cookie = counts ? await countOpening(link, request, tokenOf(params), nameOf(link)) : undefined
      if (cookie !== undefined) response.headers.append('set-cookie', cookie)
      return response
    }),
    unlock: onLink('front', COST.open, UnlockSchema, async ({ link, request, params, body }) => {
      const tried = { password: body.password, token: tokenOf(params), address: request.headers.get(ADDRESS_HEADER) ?? '' }
      return new Response(null, { status: 204, headers: { 'set-cookie': await unlock(server, limits, link, tried) } })
    }),
    visitedFolder: onLink('look', COST.list, undefined, ({ link, query }) => {
      const parent = query.get('parent')
      return visitedFolder(link, parent === null ? undefined : toNodeId(parent), query.get('after') ?? undefined)
    }),
    visitedThumbnail: picturesOnLink('look', COST.look, async ({ link, request, params, query }) => {
      const size = thumbnailSizeOf(query)
      const { id } = await nodeInLink(link, nodeOf(params))
      // Large enough to take the place of the picture itself.
      if (size !== SMALLEST) requireLeft(link)
      const content = await openContent(link.drive, toNodeId(id))
      return thumbnailResponse(request, await server.thumbnails.get(link.drive.id, content, size))
    }),
    visitedContent: countedOnLink('look', COST.look, ({ link, request, params, query }) =>
      visitedContent(link, request, tokenOf(params), {
        node: nodeOf(params),
        inline: query.get('inline') === '1',
        revision: query.get('revision'),
      }),
    ),
    visitedZip: countedOnLink('download', COST.zip, async ({ link, request, params, query }) => {
      const name = query.get('order')
      const order = name === null ? await zipOrderOf(request, query) : orders.find(link.row.id, name, server.now())
      return visitedZip(link, request, { token: tokenOf(params), order, places })
    }),
    /** A form of a page that tells no referrer has no origin, and a script's answer is no download: so it is asked in two steps. */
    orderZip: onLink('download', COST.list, undefined, async ({ link, request, query }) => {
      const order = await zipOrderOf(request, query)
      await requireInLink(link, order.nodes)
      return { order: orders.keep(link.row.id, order, server.now()) } satisfies ZipOrdered
    }),
    visitorEdit: onLink('change', COST.list, VisitorEditSchema, ({ link, body }) => editByVisitor(link, body)),
    /** For whoever looks or adds files, which is everybody who has the password. */
    socketTicket: onLink('front', COST.open, undefined, async ({ link }) => {
      if (!link.unlocked) throw new Fault('link-locked')
      return { ticket: linkTicket(server.secret, 'ticket', link.row, server.now()) }
    }),
    /** Also for whoever stands before the password: by it one hears that the link is gone, and nothing else. */
    doorTicket: onLink('front', COST.open, undefined, async ({ link }) => ({
      ticket: linkTicket(server.secret, 'door', link.row, server.now()),
    })),
  }
}

function tokenOf(params: Params): string {
  return textOf(params, 'token')
}

/** `undefined`: a stranger. */
async function signedInAs(server: Server, request: Request): Promise<User | undefined> {
  return askerOf(server, request.headers).then(
    asker => asker.user,
    error => {
      if (error instanceof Fault) return undefined
      throw error
    },
  )
}
