/** What is asked for to get several nodes of one folder as a zip. Pure. */
import type { NodeId } from '../../core/ids'
import { MAX_ZIP_NODES } from '../../core/protocol/zip'

interface Chosen {
  readonly folder: { readonly id: NodeId; readonly nodes: readonly unknown[] }
  /** Of nodes in the folder. */
  readonly ids: readonly NodeId[]
}

/** The folder stands for very many when that is all it holds. `undefined`: they are too many to be named. */
export function zipNodes({ folder, ids }: Chosen): readonly NodeId[] | undefined {
  if (ids.length <= MAX_ZIP_NODES) return ids
  return ids.length === folder.nodes.length ? [folder.id] : undefined
}
