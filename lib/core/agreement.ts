/** What two sides of one node have in common, and when one of them is as the base has it. */
import type { BaseEntry, LocalEntry, RemoteEntry } from './sides'
import { sameFingerprint } from './sides'
import { samePlace } from './tree'

/** What both sides have in common, or `undefined` when a new node is not the same on both yet. */
export function agreed(base: BaseEntry | undefined, local: LocalEntry, remote: RemoteEntry): BaseEntry | undefined {
  const place = samePlace(local, remote) ? local : base
  if (!place) return undefined
  const spelling = (place as LocalEntry).spelling
  const where = { id: local.id, parent: place.parent, name: place.name, ...(spelling !== undefined && { spelling }) }
  if (local.kind === 'folder' || remote.kind === 'folder') {
    return { ...where, kind: 'folder', fingerprint: null, observedAt: 0, revision: null, chunks: 0 }
  }
  if (local.content !== undefined && local.content === remote.content) {
    const { content, size, fingerprint, observedAt } = local
    return { ...where, kind: 'file', content, size, fingerprint, observedAt, revision: remote.revision, chunks: remote.chunks }
  }
  if (base?.kind !== 'file') return undefined
  const { content, size, fingerprint, observedAt, revision, chunks } = base
  return { ...where, kind: 'file', content, size, fingerprint, observedAt, revision, chunks }
}

export function isSameLocal(a: LocalEntry, b: LocalEntry): boolean {
  if (!samePlace(a, b) || a.kind !== b.kind || a.spelling !== b.spelling) return false
  if (a.kind === 'folder' || b.kind === 'folder') return true
  const sameLook = a.fingerprint && b.fingerprint ? sameFingerprint(a.fingerprint, b.fingerprint) : a.fingerprint === b.fingerprint
  return a.content === b.content && sameLook && a.observedAt === b.observedAt
}

export function isSameRemote(a: RemoteEntry, b: RemoteEntry): boolean {
  if (!samePlace(a, b) || a.kind !== b.kind) return false
  return a.kind === 'folder' || b.kind === 'folder' || (a.content === b.content && a.revision === b.revision)
}

export function isSameBase(a: BaseEntry, b: BaseEntry): boolean {
  return isSameLocal(a, b) && isSameRemote(a, b)
}
