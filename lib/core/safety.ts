/** The brakes: whether a plan deletes so much that the person is asked first. Counted after moves are matched. */
import { type NodeId, ROOT } from './ids'
import type { Path } from './name'
import { descendants, pathOf, type Tree } from './tree'

export interface BrakeLimits {
  /** A plan that deletes more files than this, and more than `share` of the folder, is stopped. */
  readonly files: number
  readonly share: number
  /** A whole top-level folder of this many files, or all files in it, is stopped. */
  readonly topFolderFiles: number
  /** In a small folder: at least this many files that are more than half of all. */
  readonly smallFiles: number
  readonly smallShare: number
}

export const BRAKE_LIMITS: BrakeLimits = { files: 50, share: 0.2, topFolderFiles: 20, smallFiles: 5, smallShare: 0.5 }

export interface Alarm {
  readonly why: 'would-empty' | 'mass-delete' | 'top-folder'
  /** Where the files would be deleted. */
  readonly side: 'here' | 'there'
  readonly deletes: number
  /** How many of them stay and hold nothing any more. */
  readonly emptied: number
  readonly of: number
  /** A sample, at most `ALARM_NAMES`. */
  readonly names: readonly Path[]
}

export const ALARM_NAMES = 100

/** What a plan would delete on one side, against what the base holds. */
export interface Deletes {
  readonly here: readonly NodeId[]
  readonly there: readonly NodeId[]
  /** Those among them that are not deleted, but shrank to nothing. */
  readonly emptied: ReadonlySet<NodeId>
}

/** The reason to stop and ask, or `undefined`. `files`: how many files the base holds. */
export function alarm(base: Tree, files: number, entries: number, deletes: Deletes, limits: BrakeLimits = BRAKE_LIMITS): Alarm | undefined {
  const { here, there, emptied } = deletes
  return sideAlarm(base, files, entries, 'here', here, emptied, limits) ?? sideAlarm(base, files, entries, 'there', there, emptied, limits)
}

function sideAlarm(
  base: Tree,
  files: number,
  entries: number,
  side: 'here' | 'there',
  ids: readonly NodeId[],
  emptied: ReadonlySet<NodeId>,
  limits: BrakeLimits,
): Alarm | undefined {
  const lost = ids.filter(id => base.get(id)?.kind === 'file')
  const raise = (why: Alarm['why']): Alarm => ({
    why,
    side,
    deletes: lost.length,
    emptied: lost.filter(id => emptied.has(id)).length,
    of: files,
    names: names(base, lost.length > 0 ? lost : ids),
  })
  const known = ids.filter(id => base.get(id) !== undefined)
  if (entries >= 2 && known.length === entries) return raise('would-empty')
  if (lost.length > Math.max(limits.files, limits.share * files)) return raise('mass-delete')
  if (lost.length >= limits.smallFiles && lost.length > limits.smallShare * files) return raise('mass-delete')
  if (wholeTopFolder(base, ids, limits)) return raise('top-folder')
  return undefined
}

/** A top-level folder that goes, or that stays and loses all files in it, as where a disk was mounted in it. */
function wholeTopFolder(base: Tree, ids: readonly NodeId[], limits: BrakeLimits): boolean {
  const going = new Set(ids)
  const losses = new Map<NodeId, number>()
  for (const id of ids) {
    const top = base.get(id)?.kind === 'file' ? topFolder(base, id) : undefined
    if (top !== undefined) losses.set(top, (losses.get(top) ?? 0) + 1)
  }
  return [...losses].some(([top, lost]) => lost >= limits.topFolderFiles && (going.has(top) || lost === filesIn(base, top)))
}

function topFolder(base: Tree, id: NodeId): NodeId | undefined {
  for (let at = base.get(id); at; at = base.get(at.parent)) if (at.parent === ROOT) return at.kind === 'folder' ? at.id : undefined
  return undefined
}

function filesIn(base: Tree, folder: NodeId): number {
  let files = 0
  for (const id of descendants(base, folder)) if (base.get(id)?.kind === 'file') files++
  return files
}

function names(base: Tree, ids: readonly NodeId[]): Path[] {
  return ids
    .slice(0, ALARM_NAMES)
    .map(id => pathOf(base, id))
    .filter(path => path !== undefined)
}
