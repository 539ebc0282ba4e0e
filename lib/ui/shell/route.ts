/** The addresses of the screens. Pure. */
import { type DriveId, isClientId, type NodeId, ROOT } from '../../core/ids'

export const SECTIONS = [
  'files',
  'recent',
  'starred',
  'links',
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

/** The addresses within one drive. The first drive has them as they are, any other below `/d/DRIVE`. */
export interface Routes {
  /** What they all begin with. */
  readonly base: string
  section(section: Section): string
  folder(node: NodeId): string
  /** A file shown above the folder that it lies in. */
  file(folder: NodeId, file: NodeId): string
  /** Where a node is shown: a folder by itself, a file open above the folder that it lies in. */
  node(node: { readonly id: NodeId; readonly kind: 'file' | 'folder'; readonly parent: NodeId }): string
}

export function routesIn(base: string): Routes {
  const folder = (node: NodeId) => (node === ROOT ? `${base}/files` : `${base}/files/${node}`)
  const file = (parent: NodeId, node: NodeId) => `${folder(parent)}?file=${node}`
  return {
    base,
    section: section => `${base}/${section}`,
    folder,
    file,
    node: ({ id, kind, parent }) => (kind === 'folder' ? folder(id) : file(parent, id)),
  }
}

const OTHER_DRIVE = /^\/d\/([A-Za-z0-9_-]{22})(?=\/|$)/

/** What the address begins with when it is one of another drive than the first. */
export function baseOf(pathname: string): string {
  return OTHER_DRIVE.exec(pathname)?.[0] ?? ''
}

/** The drive that an address names; `undefined`: the first. */
export function driveIn(pathname: string): DriveId | undefined {
  return OTHER_DRIVE.exec(pathname)?.[1] as DriveId | undefined
}

/** What all addresses of a drive begin with. `drives`: of the account, in their order. */
export function baseFor(drive: DriveId, drives: readonly { readonly id: DriveId }[]): string {
  return drives[0]?.id === drive ? '' : `/d/${drive}`
}

/** The folder that an address shows; the top for anything that is no folder's address. */
export function folderOf(pathname: string): NodeId {
  const [, section, node] = inDrive(pathname)
  return section === 'files' && node !== undefined && isClientId(node) ? (node as NodeId) : ROOT
}

export function sectionOf(pathname: string): Section | undefined {
  return SECTIONS.find(section => section === inDrive(pathname)[1])
}

function inDrive(pathname: string): readonly string[] {
  return pathname.slice(baseOf(pathname).length).split('/')
}
