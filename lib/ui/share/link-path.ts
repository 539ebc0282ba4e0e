/** Where a shared link is within its server: readable, in any language, as browsers take it. Pure. */
import type { SharedLink } from '../../core/protocol/links'

export function linkPath({ token, slug }: Pick<SharedLink, 'token' | 'slug'>): string {
  return ['', 's', token, ...(slug === null ? [] : [slug])].join('/')
}
