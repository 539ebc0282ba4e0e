/** The first answer of a link: what it is, and what may still be done with it. */
import { LINK_VERBS, type Visit } from '../../core/protocol/links'
import type { OpenLink } from './open-link'
import { uploadLeft } from './upload-left'
import { visitedRoots } from './visited-nodes'

type Opened = Extract<Visit, { readonly kind: 'open' }>

/** `signedIn`: the visitor has an account here. Says nothing but `locked` before the password is known. */
export async function visit(link: OpenLink, signedIn: boolean): Promise<Visit> {
  const { row, role, drive, unlocked } = link
  if (!unlocked) return { kind: 'locked' }
  const verbs = LINK_VERBS[role]
  return {
    kind: 'open',
    role,
    title: titleOf(link),
    note: row.note,
    owner: drive.user.name,
    expiresAt: row.expiresAt === null ? null : Number(row.expiresAt),
    downloadsLeft: row.maxDownloads === null ? null : Math.max(0, row.maxDownloads - row.downloads),
    uploadLeft: verbs.includes('upload') ? await uploadLeft(link) : null,
    roots: verbs.includes('look') ? await visitedRoots(link) : [],
    signedIn,
  } satisfies Opened
}

/** Empty for a selection that has no title. */
export function titleOf({ row, roots }: OpenLink): string {
  const [only, ...others] = roots
  return row.title ?? (only && others.length === 0 ? only.name : '')
}

/** For its maker: never empty. */
export function nameOf(link: OpenLink): string {
  return titleOf(link) || (link.roots[0]?.name ?? '')
}
