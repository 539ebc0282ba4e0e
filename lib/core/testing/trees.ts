/**
 * Trees in a few characters, for tables that a person can read: `{ d: 'docs/', f: 'd:note=one' }` is a folder `docs`
 * with a file `note` in it that holds `one`; the keys are node ids.
 */
import type { ContentHash, NodeId } from '../ids'
import { ROOT } from '../ids'
import type { BaseEntry, LocalEntry, RemoteEntry } from '../sides'
import { type Entry, MapTree, OverlayTree } from '../tree'
import type { View } from '../view'

export type Notation = Readonly<Record<string, string>>

export function idOf(label: string): NodeId {
  return label as NodeId
}

export function contentOfText(text: string): ContentHash {
  return text as ContentHash
}

export function entryOf(id: string, written: string): Entry {
  const match = /^(?:([^:]+):)?([^=/]+)(?:=(.*)|\/)$/.exec(written)
  if (!match) throw new Error(`not a tree: ${written}`)
  const [, parent, name = '', content] = match
  const place = { id: idOf(id), parent: parent === undefined ? ROOT : idOf(parent), name }
  if (content === undefined) return { ...place, kind: 'folder' }
  return { ...place, kind: 'file', content: content === '?' ? undefined : contentOfText(content), size: content.length }
}

export function entriesOf(notation: Notation): Entry[] {
  return Object.entries(notation).map(([id, written]) => entryOf(id, written))
}

export function treeOf(notation: Notation): MapTree {
  return new MapTree(entriesOf(notation))
}

export function writtenAs(entry: Entry): string {
  const place = `${entry.parent === ROOT ? '' : `${entry.parent}:`}${entry.name}`
  return entry.kind === 'folder' ? `${place}/` : `${place}=${entry.content ?? '?'}`
}

export function notationOf(entries: Iterable<Entry>): Notation {
  return Object.fromEntries([...entries].map(entry => [entry.id, writtenAs(entry)]).sort())
}

// ── The three trees ────────────────────────────────────────────────────────────────────────────────────────────────

/** A file's revision is named after its content, so that equal contents are one revision. */
function asBase(entry: Entry): BaseEntry {
  return { ...asLocal(entry), ...asRemote(entry) } as BaseEntry
}

function asLocal(entry: Entry): LocalEntry {
  return { ...entry, fingerprint: entry.kind === 'file' ? { size: entry.size, mtime: 1 } : null, observedAt: 10_000 }
}

function asRemote(entry: Entry): RemoteEntry {
  return entry.kind === 'file' ? { ...entry, revision: `revision ${entry.content}`, chunks: 1 } : { ...entry, revision: null, chunks: 0 }
}

export function viewOf(base: Notation, local: Notation, remote: Notation): View {
  const tree = new MapTree(entriesOf(base).map(asBase))
  return { base: tree, local: overlay(tree, base, local, asLocal), remote: overlay(tree, base, remote, asRemote) }
}

function overlay<Side extends LocalEntry | RemoteEntry>(
  tree: MapTree<BaseEntry>,
  base: Notation,
  side: Notation,
  as: (entry: Entry) => Side,
): OverlayTree<Side> {
  const over = new OverlayTree<Side>(tree as unknown as MapTree<Side>)
  for (const id of Object.keys(base)) if (side[id] === undefined) over.hide(idOf(id))
  for (const [id, written] of Object.entries(side)) if (base[id] !== written) over.set(as(entryOf(id, written)))
  return over
}
