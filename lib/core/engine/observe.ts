/** One look at the disk: the folders that need it are listed, moved items recognised, doubtful files read. */
import type { DeviceTrees } from '../device-trees'
import { type NodeId, ROOT } from '../ids'
import { type MoveHint, matchMoves } from '../local/match'
import { foldersOfMissing, type ScanContext, type ScanResult, SECOND_LOOK_MS, scan } from '../local/scan'
import type { Path } from '../name'
import type { WatchHint } from '../ports'
import type { News } from './news'

export interface ObserveContext extends Omit<ScanContext, 'trees'> {
  /** Reads local files into the tree. */
  readonly read: (ids: readonly NodeId[]) => Promise<void>
}

/** What was listed, or `root-gone`. */
export async function observe(
  trees: DeviceTrees,
  news: News,
  context: ObserveContext,
): Promise<(ScanResult & { readonly everything: boolean }) | 'root-gone'> {
  const moves = takeHints(trees, news)
  const everything = news.scanAll
  const folders = everything ? new Set([ROOT]) : new Set(news.dirty)
  if (isSecondLookDue(trees, context.now())) for (const id of foldersOfMissing(trees)) folders.add(id)
  news.dirty.clear()
  news.scanAll = false
  if (folders.size === 0) return { again: [], racy: [], strangers: new Map(), everything }
  const result = await scan({ ...context, trees }, folders, everything)
  if (result === 'root-gone') return result
  for (const id of result.again) news.dirty.add(id)
  await context.read([...result.racy, ...overwritten(trees, moves)])
  await matchMoves(trees, moves, context.read)
  return { ...result, everything }
}

/** When the next item after `after` is due for its second look. */
export function nextSecondLook(trees: DeviceTrees, after: number): number | undefined {
  let next: number | undefined
  for (const since of trees.missing.values()) {
    const due = since + SECOND_LOOK_MS
    if (due > after && (next === undefined || due < next)) next = due
  }
  return next
}

function isSecondLookDue(trees: DeviceTrees, now: number): boolean {
  for (const since of trees.missing.values()) if (since + SECOND_LOOK_MS <= now) return true
  return false
}

/** Folders to list because of what the watcher saw, and the moves it saw. */
function takeHints(trees: DeviceTrees, news: News): MoveHint[] {
  const moves: MoveHint[] = []
  for (const hint of news.takeHints()) {
    for (const path of pathsOf(hint)) news.dirty.add(nearestFolder(trees, path))
    if (hint.kind === 'unknown') news.scanAll = true
    if (hint.kind === 'moved') moves.push(hint)
  }
  return moves
}

function pathsOf(hint: WatchHint): Path[] {
  if (hint.kind === 'moved') return [hint.from, hint.to]
  return hint.kind === 'changed' ? [hint.path] : []
}

/** The deepest folder on the way to `path` that the tree knows. */
function nearestFolder(trees: DeviceTrees, path: Path): NodeId {
  for (let length = path.length - 1; length > 0; length--) {
    const id = trees.findLocal(path.slice(0, length))
    if (id !== undefined && trees.local.get(id)?.kind === 'folder') return id
  }
  return ROOT
}

/** Known files that something was moved onto: the newcomer may look the same by size and time. */
function overwritten(trees: DeviceTrees, moves: readonly MoveHint[]): NodeId[] {
  return moves.map(move => trees.findLocal(move.to)).filter(id => id !== undefined && trees.base.get(id) !== undefined) as NodeId[]
}
