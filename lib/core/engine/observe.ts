/** One look at the disk: the folders that need it are listed, moved items recognised, doubtful files read. */
import { type DeviceTrees, pathKey } from '../device-trees'
import { type NodeId, ROOT } from '../ids'
import { type MoveHint, matchMoves } from '../local/match'
import { foldersOfMissing, type ScanContext, type ScanResult, SECOND_LOOK_MS, scan } from '../local/scan'
import { nameKey, type Path } from '../name'
import type { WatchHint } from '../ports'
import { descendants } from '../tree'
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
  const { moves, changed } = takeHints(trees, news)
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
  await matchMoves(trees, moves, changed, context.read)
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

interface Heard {
  readonly moves: MoveHint[]
  /** Joined paths of which more than a move was told. */
  readonly changed: Set<string>
}

/** Notes which folders to list because of what the watcher saw, and gives what it saw of single items. */
function takeHints(trees: DeviceTrees, news: News): Heard {
  const heard: Heard = { moves: [], changed: new Set() }
  for (const hint of news.takeHints()) {
    for (const path of pathsOf(hint)) if (takesPart(trees, path)) news.dirty.add(nearestFolder(trees, path))
    if (hint.kind === 'unknown') news.scanAll = true
    if (hint.kind === 'moved') heard.moves.push(hint)
    if (hint.kind === 'changed') heard.changed.add(pathKey(hint.path))
  }
  return heard
}

/** A folder of that name would take part where a file does not, and the other way round: what it is, nobody said. */
function takesPart(trees: DeviceTrees, path: Path): boolean {
  return [true, false].some(isFolder => trees.rules.decide(path, isFolder).kind === 'takes-part')
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

/** Known files where something was moved to, or in a folder that was: the newcomer may look the same by size and time. */
function overwritten(trees: DeviceTrees, moves: readonly MoveHint[]): NodeId[] {
  return moves.flatMap(move => {
    const id = trees.findLocal(move.to)
    if (id === undefined || !trees.base.get(id)) return []
    const isOnlyRespelled = nameKey(move.from.join('/')) === nameKey(move.to.join('/'))
    return isOnlyRespelled ? [id] : [id, ...descendants(trees.local, id)].filter(one => trees.base.get(one))
  })
}
