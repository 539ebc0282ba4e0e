/** Shared links as those see them who make them, what happened at them, and what administrators demand of them. Throws `RemoteFault`. */
import { z } from 'zod/mini'
import { createHttp } from '../../browser/remote/http'
import type { DriveId } from '../../core/ids'
import {
  type LinkChange,
  type LinkMade,
  LinkMadeSchema,
  type LinkPolicy,
  LinkPolicySchema,
  LinksSchema,
  type NewLink,
  PolicyEffectSchema,
  type SharedLink,
} from '../../core/protocol/links'
import { type Notices, NoticesSchema } from '../../core/protocol/notices'

const http = createHttp({ origin: '' })

/** Of one drive: one's own, and for its owner everybody's. The newest first. */
export async function getLinks(drive: DriveId): Promise<readonly SharedLink[]> {
  return (await http.json('GET', `/api/drives/${drive}/links`, LinksSchema)).links
}

/** One's own, of all drives. The newest first. */
export async function getMyLinks(): Promise<readonly SharedLink[]> {
  return (await http.json('GET', '/api/links', LinksSchema)).links
}

export function makeLink(drive: DriveId, link: NewLink): Promise<LinkMade> {
  return http.json('POST', `/api/drives/${drive}/links`, LinkMadeSchema, link)
}

export function changeLink({ drive, id }: SharedLink, change: LinkChange): Promise<LinkMade> {
  return http.json('PATCH', `/api/drives/${drive}/links/${id}`, LinkMadeSchema, change)
}

/** It gets another address; the old one opens nothing any more. */
export function rotateLink({ drive, id }: SharedLink): Promise<LinkMade> {
  return http.json('POST', `/api/drives/${drive}/links/${id}/rotate`, LinkMadeSchema)
}

export async function revokeLink({ drive, id }: SharedLink): Promise<void> {
  await http.json('DELETE', `/api/drives/${drive}/links/${id}`, z.unknown())
}

export function getLinkPolicy(): Promise<LinkPolicy> {
  return http.json('GET', '/api/link-policy', LinkPolicySchema)
}

export function changeLinkPolicy(policy: LinkPolicy): Promise<LinkPolicy> {
  return http.json('PATCH', '/api/link-policy', LinkPolicySchema, policy)
}

/** How many links would stop with it. */
export async function getPolicyEffect(policy: LinkPolicy): Promise<number> {
  return (await http.json('POST', '/api/link-policy/effect', PolicyEffectSchema, policy)).stops
}

export function getNotices(): Promise<Notices> {
  return http.json('GET', '/api/notices', NoticesSchema)
}

/** `until`: milliseconds since 1970; what came later stays unseen. */
export async function seeNotices(until: number): Promise<void> {
  await http.json('POST', '/api/notices/seen', z.unknown(), { until })
}
