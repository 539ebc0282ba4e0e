/** The order of a list of files: folders first, names as people of the language sort them. Pure. */
import type { RemoteNode } from '../../core/protocol/messages'

export type SortKey = 'name' | 'size' | 'modified'

export interface Sort {
  readonly key: SortKey
  readonly descending: boolean
}

export const BY_NAME: Sort = { key: 'name', descending: false }

/** The sort that a click on a column's head leads to: numbers begin with the largest. */
export function nextSort(sort: Sort, key: SortKey): Sort {
  if (sort.key === key) return { key, descending: !sort.descending }
  return { key, descending: key !== 'name' }
}

export function sortNodes(nodes: readonly RemoteNode[], sort: Sort, locale: string): readonly RemoteNode[] {
  const collator = new Intl.Collator(locale, { numeric: true })
  const byName = (a: RemoteNode, b: RemoteNode) => collator.compare(a.name, b.name)
  const sign = sort.descending ? -1 : 1
  return [...nodes].sort((a, b) => kindOrder(a) - kindOrder(b) || sign * compare(a, b, sort.key, byName) || byName(a, b))
}

function compare(a: RemoteNode, b: RemoteNode, key: SortKey, byName: (a: RemoteNode, b: RemoteNode) => number): number {
  if (key === 'name') return byName(a, b)
  if (key === 'size') return (a.revision?.size ?? 0) - (b.revision?.size ?? 0)
  return (a.revision?.mtime ?? 0) - (b.revision?.mtime ?? 0)
}

function kindOrder(node: RemoteNode): number {
  return node.kind === 'folder' ? 0 : 1
}
