/** Shared links as their owners keep them, and what they were told about them. */
import { LinkChangeSchema, type LinkMade, LinkPolicySchema, NewLinkSchema } from '../../core/protocol/links'
import { NoticesSeenSchema } from '../../core/protocol/notices'
import type { Server } from '../context'
import { type Routes, textOf } from '../http/routes'
import { changeLink, makeLink, revokeLink, rotateLink } from '../links/keep-links'
import { countStopped, readPolicy, writePolicy } from '../links/link-policy'
import { linksOfDrive, linksOfUser } from '../links/list-links'
import { markSeen, noticesOf } from '../links/notices'

export function linkEndpoints(server: Server, { admin, inDrive, signedIn }: Routes) {
  return {
    links: inDrive('write', undefined, async ({ drive }) => ({ links: await linksOfDrive(drive) })),
    makeLink: inDrive('write', NewLinkSchema, ({ drive, body }) => makeLink(drive, body)),
    changeLink: inDrive('write', LinkChangeSchema, ({ drive, body, params }) => changeLink(drive, textOf(params, 'link'), body)),
    rotateLink: inDrive('write', undefined, async ({ drive, params }): Promise<LinkMade> => {
      return { kind: 'done', link: await rotateLink(drive, textOf(params, 'link')) }
    }),
    revokeLink: inDrive('write', undefined, async ({ drive, params }) => {
      await revokeLink(drive, textOf(params, 'link'))
      return undefined
    }),
    myLinks: signedIn(undefined, async ({ asker }) => ({ links: await linksOfUser(server, asker.user.id) })),
    linkPolicy: signedIn(undefined, () => readPolicy(server.db)),
    changeLinkPolicy: admin(LinkPolicySchema, async ({ body }) => {
      await writePolicy(server.db, body)
      server.events.emit('link-policy-changed')
      return body
    }),
    linkPolicyEffect: admin(LinkPolicySchema, async ({ body }) => ({ stops: await countStopped(server.db, body, server.now()) })),
    notices: signedIn(undefined, ({ asker }) => noticesOf(server, asker.user.id)),
    noticesSeen: signedIn(NoticesSeenSchema, async ({ asker, body }) => {
      await markSeen(server, asker.user.id, body.until)
      return undefined
    }),
  }
}
