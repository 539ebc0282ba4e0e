/** A folder or a drive as a person sees it: path → content hash, or `folder`. What sync never shows is left out. */
import type { NodeId } from '../ids'
import { ignoredByDefault } from '../local/ignore'
import type { Path } from '../name'
import { contentOf } from './content'
import type { DiskFolder, MemoryDisk } from './memory-disk'
import type { MemoryServer, StoredNode } from './memory-server'

/** Names joined by `/`, in Unicode NFC, in order. */
export type PlainTree = ReadonlyMap<string, string>

export const FOLDER = 'folder'
/** A folder in which nothing is seen but something is: it may have left sync, and then it is in the way of whatever gets its name. */
const LEFT = 'left'

export function diskTree(disk: MemoryDisk): PlainTree {
  const found = new Map<string, string>()
  const root = disk.folder([])
  if (root) walkDisk(disk, root, [], found)
  return ordered(found)
}

/** Tells whether something in the folder takes part in sync, or nothing is in it. */
function walkDisk(disk: MemoryDisk, folder: DiskFolder, path: Path, found: Map<string, string>): boolean {
  let shown = folder.children.size === 0
  for (const entry of folder.children.values()) {
    const at = [...path, entry.name]
    if (disk.kind.hides(entry.name) || ignoredByDefault(at, entry.kind === 'folder')) continue
    const isShown = entry.kind === 'file' || walkDisk(disk, entry, at, found)
    found.set(keyOf(at), entry.kind === 'file' ? contentOf(entry.bytes).hash : isShown ? FOLDER : LEFT)
    shown ||= isShown
  }
  return shown
}

/** `holds`: whether a device can hold a name; what lies in a folder that it cannot hold is left out with it. */
export function serverTree(server: MemoryServer, holds: (name: string) => boolean = () => true): PlainTree {
  const found = new Map<string, string>()
  for (const node of server.liveNodes()) {
    const path = serverPath(server, node)
    if (!path?.every(holds)) continue
    const revision = node.revision === null ? undefined : server.data.revisions.get(node.revision)
    found.set(keyOf(path), revision?.content ?? FOLDER)
  }
  return ordered(found)
}

/** `undefined` when a parent is not there. */
export function serverPath(server: MemoryServer, node: StoredNode): Path | undefined {
  const names: string[] = []
  for (let at: StoredNode | undefined = node; at; at = server.data.nodes.get(at.parent as NodeId)) names.push(at.name)
  return names.reverse()
}

/** What one has and the other has not, or holds differently; nothing when they are equal. */
export function differences(a: PlainTree, b: PlainTree): string[] {
  const keys = new Set([...a.keys(), ...b.keys()])
  return [...keys].filter(key => !isSame(a.get(key), b.get(key))).map(key => `${key}: ${short(a.get(key))} | ${short(b.get(key))}`)
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  if (a === LEFT || b === LEFT) return true
  return a === b
}

function short(value: string | undefined): string {
  return value === undefined ? 'nothing' : value.slice(0, 8)
}

function keyOf(path: Path): string {
  return path.join('/').normalize('NFC')
}

function ordered(found: Map<string, string>): PlainTree {
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}
