/** The address of a shared link, as it is passed on: readable, in any language, as browsers take it. Pure. */
import type { SharedLink } from '../../core/protocol/links'

/** `origin`: where this server is reached; empty for an address within it. */
export function linkAddress(origin: string, { token, slug }: Pick<SharedLink, 'token' | 'slug'>): string {
  return [origin, 's', token, ...(slug === null ? [] : [slug])].join('/')
}
