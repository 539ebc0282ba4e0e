/**
 * The names of a whole drive in memory, compact: what is asked for as one types, or of everything below a folder, and
 * would take a database too long. It is filled when it is first needed.
 */
import { type NodeId, ROOT } from '../../core/ids'
import { MAX_DEPTH } from '../../core/name'
import type { RemoteNode } from '../../core/protocol/messages'
import type { Counts } from '../drive-api'
import { foldName, wordsOf } from './fold-name'

interface Row {
  readonly id: NodeId
  readonly parent: NodeId
  /** As compared; see `fold-name.ts`. */
  readonly folded: string
  /** Bytes; -1 for a folder. */
  readonly size: number
  readonly seq: number
}

export interface IndexQuery {
  readonly text: string
  readonly folder?: NodeId
  readonly kind?: 'file' | 'folder'
  readonly limit: number
}

export interface Ranked {
  readonly ids: readonly NodeId[]
  /** More match than were asked for. */
  readonly more: boolean
}

export class NameIndex {
  private readonly rows = new Map<NodeId, Row>()

  get size(): number {
    return this.rows.size
  }

  put({ id, parent, name, kind, revision, seq }: RemoteNode): void {
    // One string for all that lie in a folder.
    const shared = this.rows.get(parent)?.id ?? parent
    const size = kind === 'folder' ? -1 : (revision?.size ?? 0)
    this.rows.set(id, { id, parent: shared, folded: foldName(name), size, seq })
  }

  delete(id: NodeId): void {
    this.rows.delete(id)
  }

  /** Best first: the whole name, its beginning, the beginning of a word, anywhere; then the shorter ones. */
  search({ text, folder = ROOT, kind, limit }: IndexQuery): Ranked {
    const words = wordsOf(text)
    const whole = words.join(' ')
    const best = new Best(limit)
    if (words.length === 0) return best
    const isBelow = this.below(folder)
    for (const row of this.rows.values()) {
      if (kind !== undefined && row.size < 0 !== (kind === 'folder')) continue
      const rank = rankOf(row.folded, words, whole)
      if (rank !== undefined && isBelow(row)) best.offer(row.id, rank, row.folded)
    }
    return best
  }

  counts(folder: NodeId): Counts {
    const isBelow = this.below(folder)
    let files = 0
    let folders = 0
    let bytes = 0
    let seq = 0
    for (const row of this.rows.values()) {
      if (!isBelow(row)) continue
      seq = Math.max(seq, row.seq)
      if (row.size < 0) folders++
      else {
        files++
        bytes += row.size
      }
    }
    return { files, folders, bytes, seq }
  }

  /** Everything below these folders, parents before children; they themselves are not among it. */
  descendants(tops: readonly NodeId[]): NodeId[] {
    const children = new Map<NodeId, NodeId[]>()
    for (const { id, parent } of this.rows.values()) {
      const siblings = children.get(parent)
      if (siblings) siblings.push(id)
      else children.set(parent, [id])
    }
    const found = tops.flatMap(id => children.get(id) ?? [])
    // It grows while it is walked.
    for (const id of found) found.push(...(children.get(id) ?? []))
    return found
  }

  /** The folders around a node, from the top down. */
  ancestors(id: NodeId): NodeId[] {
    const path: NodeId[] = []
    for (let at = this.rows.get(id)?.parent; at !== undefined && at !== ROOT && path.length <= MAX_DEPTH; at = this.rows.get(at)?.parent) {
      path.unshift(at)
    }
    return path
  }

  /** Whether a row lies below `folder`; what was found of one parent holds for all its children. */
  private below(folder: NodeId): (row: Row) => boolean {
    if (folder === ROOT) return () => true
    const known = new Map<NodeId, boolean>([[folder, true]])
    known.set(ROOT, false)
    const look = (id: NodeId, depth: number): boolean => {
      const answer = known.get(id)
      if (answer !== undefined) return answer
      const row = this.rows.get(id)
      const found = row !== undefined && depth <= MAX_DEPTH && look(row.parent, depth + 1)
      known.set(id, found)
      return found
    }
    return row => look(row.parent, 0)
  }
}

/** 0 is best; `undefined`: a word does not occur. */
function rankOf(name: string, words: readonly string[], whole: string): number | undefined {
  let rank = 0
  for (const word of words) {
    const at = name.indexOf(word)
    if (at === -1) return undefined
    rank += at === 0 ? 1 : startsWord(name, word, at) ? 2 : 3
  }
  if (name === whole) return 0
  return rank / words.length
}

const LETTER = /[\p{L}\p{N}]/u

/** Whether `word` stands somewhere after something that is no letter. */
function startsWord(name: string, word: string, first: number): boolean {
  for (let at = first; at !== -1; at = name.indexOf(word, at + 1)) {
    if (at === 0 || !LETTER.test(name[at - 1] as string)) return true
  }
  return false
}

/** The best few of many, in order. */
class Best implements Ranked {
  private readonly kept: { readonly id: NodeId; readonly rank: number; readonly name: string }[] = []
  more = false

  constructor(private readonly limit: number) {}

  get ids(): NodeId[] {
    return this.kept.map(({ id }) => id)
  }

  offer(id: NodeId, rank: number, name: string): void {
    const one = { id, rank, name }
    const { kept, limit } = this
    if (kept.length === limit) {
      this.more = true
      if (!isBetter(one, kept[limit - 1])) return
      kept.pop()
    }
    let low = 0
    for (let high = kept.length; low < high; ) {
      const middle = (low + high) >> 1
      if (isBetter(one, kept[middle])) high = middle
      else low = middle + 1
    }
    kept.splice(low, 0, one)
  }
}

interface Candidate {
  readonly rank: number
  readonly name: string
}

function isBetter(a: Candidate, b: Candidate | undefined): boolean {
  if (!b) return true
  if (a.rank !== b.rank) return a.rank < b.rank
  if (a.name.length !== b.name.length) return a.name.length < b.name.length
  return a.name < b.name
}
