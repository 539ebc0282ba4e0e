/** A folder or a drive as a person sees it: path → content hash, or `folder`. What sync never shows is left out. */
import type { NodeId } from '../ids'
import type { Ignored } from '../local/ignore'
import { parseRules, RULES_NAME } from '../local/ignore-rules'
import type { Path } from '../name'
import { contentOf, textOf } from './content'
import type { DiskFolder, MemoryDisk } from './memory-disk'
import type { MemoryServer, StoredNode } from './memory-server'

/** Names joined by `/`, in Unicode NFC, in order. */
export type PlainTree = ReadonlyMap<string, string>

export const FOLDER = 'folder'
/** A folder in which nothing is seen but something is: it may have left sync, here or there, and then it is in the way of whatever gets its name. */
const LEFT = 'left'

/** What the rules that lie on a disk keep out. */
export function ignoredOn(disk: MemoryDisk): Ignored {
  const rules = disk.file([RULES_NAME])
  return parseRules(rules ? textOf(rules.bytes) : '').ignored
}

export function diskTree(disk: MemoryDisk): PlainTree {
  const found = new Map<string, string>()
  const root = disk.folder([])
  if (root) walkDisk({ disk, ignored: ignoredOn(disk), found }, root, [])
  return ordered(found)
}

interface Walk {
  readonly disk: MemoryDisk
  readonly ignored: Ignored
  readonly found: Map<string, string>
}

/** Tells whether something in the folder takes part in sync, or nothing is in it. */
function walkDisk(walk: Walk, folder: DiskFolder, path: Path): boolean {
  const { disk, ignored, found } = walk
  let shown = folder.children.size === 0
  for (const entry of folder.children.values()) {
    const at = [...path, entry.name]
    if (disk.kind.hides(entry.name) || ignored(at, entry.kind === 'folder')) continue
    const isShown = entry.kind === 'file' || walkDisk(walk, entry, at)
    found.set(keyOf(at), entry.kind === 'file' ? contentOf(entry.bytes).hash : isShown ? FOLDER : LEFT)
    shown ||= isShown
  }
  return shown
}

const NOTHING_MORE: Ignored = () => false

/** `holds`: whether a device can hold a name. What lies in a folder that it cannot hold, or that is ignored, is left out with it. */
export function serverTree(
  server: MemoryServer,
  holds: (name: string) => boolean = () => true,
  ignored: Ignored = NOTHING_MORE,
): PlainTree {
  const found = new Map<string, string>()
  const hiding = new Set<string>()
  for (const node of server.liveNodes()) {
    const path = serverPath(server, node)
    if (!path?.every(holds)) continue
    const top = path.findIndex((_, i) => ignored(path.slice(0, i + 1), i + 1 < path.length || node.kind === 'folder'))
    const revision = node.revision === null ? undefined : server.data.revisions.get(node.revision)
    if (top < 0) found.set(keyOf(path), revision?.content ?? FOLDER)
    else hiding.add(keyOf(path.slice(0, top)))
  }
  for (const key of hiding) markLeft(found, key)
  return ordered(found)
}

/** A folder that shows nothing but holds something, and those above that show only such ones. */
function markLeft(found: Map<string, string>, key: string): void {
  const shows = [...found].some(([other, what]) => other.startsWith(`${key}/`) && what !== LEFT)
  if (key === '' || shows) return
  found.set(key, LEFT)
  markLeft(found, key.slice(0, Math.max(0, key.lastIndexOf('/'))))
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
