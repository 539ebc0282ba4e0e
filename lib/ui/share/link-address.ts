/** The address of a shared link, as it is passed on. Pure. */
import type { SharedLink } from '../../core/protocol/links'
import { linkPath } from './link-path'

/** `here`: of the page that passes it on; its address may be one that only works where it is, like one of the house. */
export function linkAddress(here: string, link: Pick<SharedLink, 'token' | 'slug' | 'origin'>): string {
  return (link.origin ?? here) + linkPath(link)
}
