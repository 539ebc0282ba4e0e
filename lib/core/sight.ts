/**
 * What of the server's tree and of what both sides agreed on takes part in sync under the rules of a drive. Ignored nodes
 * are known and kept apart, so that they are neither fetched nor taken for gone. Other rules sort anew and delete nothing.
 */
import type { DeviceTrees } from './device-trees'
import { type NodeId, ROOT } from './ids'
import { parseRules } from './local/ignore-rules'
import { MAX_DEPTH, type Path } from './name'
import type { RemoteEntry } from './sides'
import type { Entry, Tree } from './tree'

/** Whether the rules keep out what stands there. What lies in a folder that was not told of yet is looked at when it is. */
export function isIgnoredThere(trees: DeviceTrees, { parent, name, kind }: RemoteEntry): boolean {
  if (trees.unseen.get(parent)) return true
  const above = pathThere(trees.remote, parent)
  return above !== undefined && trees.rules.ignored([...above, name], kind === 'folder')
}

/** Where a folder lies. While the server's changes are read, two folders may lie in each other for a moment. */
function pathThere(tree: Tree, folder: NodeId): Path | undefined {
  const names: string[] = []
  for (let at = folder; at !== ROOT; ) {
    const entry = tree.get(at)
    if (!entry || names.length > MAX_DEPTH) return undefined
    names.push(entry.name)
    at = entry.parent
  }
  return names.reverse()
}

/** What lies below a folder, parents before children, each once. */
export function below<E extends Entry>(tree: Tree<E>, folder: NodeId): E[] {
  const found = new Map<NodeId, E>()
  const queue = [folder]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const id of tree.children(at)) {
      const entry = tree.get(id)
      if (!entry || id === folder || found.has(id)) continue
      found.set(id, entry)
      queue.push(id)
    }
  }
  return [...found.values()]
}

/** From now on `text` holds: what it keeps out leaves sync and stays where it is on both sides; what it lets in is new on both. */
export function sortByRules(trees: DeviceTrees, text: string): void {
  trees.setRules(text, parseRules(text))
  for (const id of ignoredNodes(trees)) trees.leaveSync(id)
  for (const entry of below(trees.wholeRemote, ROOT)) trees.placeRemote(entry)
}

/** Nodes that are ignored where they were agreed to be, where they lie here, or where they lie there. */
function ignoredNodes(trees: DeviceTrees): Set<NodeId> {
  const found = new Set<NodeId>()
  for (const tree of [trees.base, trees.local, trees.wholeRemote]) collect(tree, ROOT, [], false)
  return found

  function collect(tree: Tree, folder: NodeId, path: Path, within: boolean): void {
    for (const id of tree.children(folder)) {
      const entry = tree.get(id)
      if (!entry) continue
      const at = [...path, entry.name]
      const ignored = within || trees.rules.ignored(at, entry.kind === 'folder')
      if (ignored) found.add(id)
      if (entry.kind === 'folder') collect(tree, id, at, ignored)
    }
  }
}

/** Folders of the server in which something ignored lives: they are not deleted there, for it would go with them. */
export function keptThere({ remote, unseen }: DeviceTrees): ReadonlySet<NodeId> {
  const kept = new Set<NodeId>()
  for (const { parent } of unseen.all()) {
    for (let at = parent; at !== ROOT && !kept.has(at) && remote.get(at); at = remote.get(at)?.parent ?? ROOT) kept.add(at)
  }
  return kept
}
