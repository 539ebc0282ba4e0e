/** The addresses of the screens. Pure. */
import { isClientId, type NodeId, ROOT } from '../../core/ids'

export const SECTIONS = [
  'files',
  'recent',
  'starred',
  'search',
  'conflicts',
  'activity',
  'trash',
  'devices',
  'storage',
  'settings',
  'people',
] as const
export type Section = (typeof SECTIONS)[number]

export function folderUrl(node: NodeId): string {
  return node === ROOT ? '/files' : `/files/${node}`
}

/** A file shown above the folder that it lies in. */
export function fileUrl(folder: NodeId, file: NodeId): string {
  return `${folderUrl(folder)}?file=${file}`
}

/** Where a node is shown: a folder by itself, a file open above the folder that it lies in. */
export function nodeUrl(node: { readonly id: NodeId; readonly kind: 'file' | 'folder'; readonly parent: NodeId }): string {
  return node.kind === 'folder' ? folderUrl(node.id) : fileUrl(node.parent, node.id)
}

/** The folder that an address shows; the top for anything that is no folder's address. */
export function folderOf(pathname: string): NodeId {
  const [, section, node] = pathname.split('/')
  return section === 'files' && node !== undefined && isClientId(node) ? (node as NodeId) : ROOT
}

export function sectionOf(pathname: string): Section | undefined {
  return SECTIONS.find(section => section === pathname.split('/')[1])
}
