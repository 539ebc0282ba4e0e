/** A link as it will be once a change of it is saved. Pure. */
import type { LinkChange, SharedLink } from '../../core/protocol/links'

export function withChange(link: SharedLink, { password, ...change }: LinkChange): SharedLink {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return { ...link, ...given, ...(password !== undefined && { hasPassword: password !== null }) }
}
