/** The addresses of the screens. Pure. */
import { isClientId, type NodeId, ROOT } from '../../core/ids'

export const SECTIONS = ['files', 'activity', 'devices', 'settings'] as const
export type Section = (typeof SECTIONS)[number]

export function folderUrl(node: NodeId): string {
  return node === ROOT ? '/files' : `/files/${node}`
}

/** The folder that an address shows; the top for anything that is no folder's address. */
export function folderOf(pathname: string): NodeId {
  const [, section, node] = pathname.split('/')
  return section === 'files' && node !== undefined && isClientId(node) ? (node as NodeId) : ROOT
}

export function sectionOf(pathname: string): Section | undefined {
  return SECTIONS.find(section => section === pathname.split('/')[1])
}
