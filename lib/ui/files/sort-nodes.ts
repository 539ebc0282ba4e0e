/**
 * The order of a list of files: folders first, names as people of the language sort them, numbers as numbers. Pure.
 * What names are compared by is made once for each name, not once for each comparison.
 */
import { extensionOf, FILE_KINDS, fileKind } from '../../core/file-kind'
import type { RemoteNode, RevisionInfo } from '../../core/protocol/messages'
import { OrderKeys } from './order-keys'

/** What the order is by. */
export type Sortable = Pick<RemoteNode, 'kind' | 'name'> & { readonly revision: Pick<RevisionInfo, 'size' | 'mtime'> | null }

export const SORT_KEYS = ['name', 'kind', 'size', 'modified'] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface Sort {
  readonly key: SortKey
  readonly descending: boolean
}

export const BY_NAME: Sort = { key: 'name', descending: false }

/** The sort that a click on a column's head leads to: sizes begin with the largest, times with the newest. */
export function nextSort(sort: Sort, key: SortKey): Sort {
  if (sort.key === key) return { key, descending: !sort.descending }
  return { key, descending: key === 'size' || key === 'modified' }
}

export function sortNodes<Node extends Sortable>(nodes: readonly Node[], sort: Sort, locale: string): readonly Node[] {
  const byName = sortedByName(nodes, locale) as readonly Node[]
  const [folders, files] = parted(byName)
  if (sort.key === 'name') return sort.descending ? folders.reverse().concat(files.reverse()) : folders.concat(files)
  return [...folders, ...sortedByValue(files, VALUES[sort.key], sort.descending)]
}

/** The same list is often wanted in another order. */
const sorted = new WeakMap<readonly Sortable[], Sorted>()

interface Sorted {
  readonly locale: string
  readonly nodes: readonly Sortable[]
}

/** A list that changed a little is put in order by what changed. */
let latest: { readonly of: readonly Sortable[]; readonly sorted: Sorted } | undefined
const MOST_PLACED = 1000

function sortedByName(nodes: readonly Sortable[], locale: string): readonly Sortable[] {
  const known = sorted.get(nodes)
  if (known?.locale === locale) return known.nodes
  const changes = latest?.sorted.locale === locale ? changesBetween(latest.of, nodes) : undefined
  const made = changes && latest ? placed(latest.sorted.nodes, changes, comparing(locale)) : inOrderOfNames(nodes, comparing(locale))
  latest = { of: nodes, sorted: { locale, nodes: made } }
  sorted.set(nodes, latest.sorted)
  return made
}

interface Changes {
  readonly gone: ReadonlySet<Sortable>
  readonly come: readonly Sortable[]
}

/** `undefined`: too many. What stays is taken to stay in its order, and what comes to come behind it. */
function changesBetween(before: readonly Sortable[], after: readonly Sortable[]): Changes | undefined {
  const gone = new Set<Sortable>()
  let stayed = 0
  for (const node of before)
    if (node === after[stayed]) stayed++
    else if (gone.add(node).size > MOST_PLACED) return undefined
  return after.length - stayed > MOST_PLACED ? undefined : { gone, come: after.slice(stayed) }
}

function placed(order: readonly Sortable[], { gone, come }: Changes, { collator }: Comparing): readonly Sortable[] {
  const rest = gone.size === 0 ? order : order.filter(node => !gone.has(node))
  if (come.length === 0) return rest
  const all: Sortable[] = []
  let from = 0
  for (const node of come.toSorted((a, b) => collator.compare(a.name, b.name))) {
    const to = placeOf(node, rest, from, collator)
    for (let at = from; at < to; at++) all.push(rest[at] as Sortable)
    all.push(node)
    from = to
  }
  return all.concat(rest.slice(from))
}

/** Behind all that are not after it. */
function placeOf(node: Sortable, order: readonly Sortable[], from: number, { compare }: Intl.Collator): number {
  let [low, high] = [from, order.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(order[middle]?.name ?? '', node.name) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

interface Comparing {
  readonly locale: string
  readonly collator: Intl.Collator
  readonly keys: OrderKeys
}

let last: Comparing | undefined

/** What was learnt of the letters of a language is kept. */
function comparing(locale: string): Comparing {
  if (last?.locale === locale) return last
  const collator = new Intl.Collator(locale, { numeric: true })
  last = { locale, collator, keys: new OrderKeys(new Intl.Collator(locale, { sensitivity: 'base' }).compare) }
  return last
}

/** Those with a key by that, the others by the collator, then both as one. Texts alone sort much faster than anything by a function. */
function inOrderOfNames(nodes: readonly Sortable[], { collator, keys }: Comparing): Sortable[] {
  const byCollator = (a: Sortable, b: Sortable) => collator.compare(a.name, b.name)
  const plain = new Map<string, Sortable[]>()
  const others: Sortable[] = []
  keys.learn(nodes.map(({ name }) => name))
  for (const node of nodes) {
    const key = keys.keyOf(node.name)
    const same = key === undefined ? others : plain.get(key)
    if (same) same.push(node)
    else if (key !== undefined) plain.set(key, [node])
  }
  const first = [...plain.keys()].sort().flatMap(key => plain.get(key)?.sort(byCollator) ?? [])
  return others.length === 0 ? first : merged(first, others.sort(byCollator), collator)
}

function merged(a: readonly Sortable[], b: readonly Sortable[], collator: Intl.Collator): Sortable[] {
  const both: Sortable[] = []
  let [i, j] = [0, 0]
  for (;;) {
    const [left, right] = [a[i], b[j]]
    if (!left) return both.concat(b.slice(j))
    if (!right) return both.concat(a.slice(i))
    const leftFirst = collator.compare(left.name, right.name) <= 0
    both.push(leftFirst ? left : right)
    if (leftFirst) i++
    else j++
  }
}

function parted<Node extends Sortable>(nodes: readonly Node[]): [folders: Node[], files: Node[]] {
  const [folders, files]: [Node[], Node[]] = [[], []]
  for (const node of nodes) (node.kind === 'folder' ? folders : files).push(node)
  return [folders, files]
}

const VALUES: Record<Exclude<SortKey, 'name'>, (node: Sortable) => number | string> = {
  kind: node => `${String.fromCharCode(0x61 + FILE_KINDS.indexOf(fileKind(node.name)))}${extensionOf(node.name)}`,
  size: node => node.revision?.size ?? 0,
  modified: node => node.revision?.mtime ?? 0,
}

/** Sorting is stable, so that equal values stay in the order of their names. */
function sortedByValue<Node extends Sortable>(files: readonly Node[], worth: (node: Node) => number | string, descending: boolean): Node[] {
  const sign = descending ? -1 : 1
  const valued = files.map(node => ({ node, value: worth(node) }))
  valued.sort((a, b) => sign * (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))
  return valued.map(({ node }) => node)
}
