/** A tree of folders and files as rows, without a server: names are unique, parents come first. */
import type { NodeId } from '../../lib/core/ids'
import { ROOT } from '../../lib/core/ids'
import { nameKey } from '../../lib/core/name'
import type { Random } from '../../lib/core/testing/random'
import type { SeedContent } from './contents'
import { nameOf } from './names'

export interface SeedNode {
  readonly id: NodeId
  readonly parent: NodeId
  readonly name: string
  /** `undefined` for folders. */
  readonly content: SeedContent | undefined
}

export interface TreePlan {
  /** Folders and files together. */
  readonly nodes: number
  readonly folders: number
  /** Files in one folder of its own, of those nodes. */
  readonly oneFolder: number
}

const MAX_DEPTH = 8
/** Of files that lie at the top. */
const AT_TOP = 0.002

/** `taken`: name keys at the top that are in use. */
export function makeTree(plan: TreePlan, contents: readonly SeedContent[], random: Random, taken: ReadonlySet<string>): SeedNode[] {
  const nodes: SeedNode[] = []
  const folders: { id: NodeId; depth: number }[] = []
  let number = 0

  function add(parent: NodeId, content: SeedContent | undefined): SeedNode {
    let name: string
    do {
      number++
      name = nameOf(random, number) + (content ? `.${content.extension}` : '')
    } while (parent === ROOT && taken.has(nameKey(name)))
    const node = { id: random.id() as NodeId, parent, name, content }
    nodes.push(node)
    return node
  }

  const crowded = plan.oneFolder > 0 ? add(ROOT, undefined).id : ROOT
  while (nodes.length < plan.folders) {
    const inside = folders.length > 0 && random.chance(0.85) ? random.pick(folders) : undefined
    const within = inside && inside.depth < MAX_DEPTH ? inside : undefined
    folders.push({ id: add(within?.id ?? ROOT, undefined).id, depth: (within?.depth ?? 0) + 1 })
  }
  for (let i = 0; i < plan.oneFolder && nodes.length < plan.nodes; i++) add(crowded, random.pick(contents))
  while (nodes.length < plan.nodes) {
    const atTop = folders.length === 0 || random.chance(AT_TOP)
    add(atTop ? ROOT : random.pick(folders).id, random.pick(contents))
  }
  return nodes
}
