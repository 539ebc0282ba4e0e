/**
 * Moves a folder. The platform cannot: another folder is made, what is listed goes over piece by piece, and the emptied
 * one is removed. What the platform hides stays where it is, in the old folder, and that is said.
 */
import type { Path } from '../../core/name'
import type { ChangeResult, LocalProblem } from '../../core/ports'
import { type Adapter, creating, nameOf, parentOf, passingName, refusalOf, standingAt } from './adapter'
import { DiskFault, onDisk, problemOf } from './disk-fault'
import { type EntryHandle, readEntries } from './entries'
import { carry, isRespelling, lists } from './move-file'
import { nameProblem } from './name-problem'

const STALE = { kind: 'stale' } as const
const DONE = { kind: 'done' } as const
/** Pieces of one folder in flight; those of all folders together are limited by the adapter. */
const READERS = 64
/** Somebody may put something into the old folder while it is emptied. */
const PASSES = 3

export async function moveFolder(adapter: Adapter, from: Path, to: Path): Promise<ChangeResult> {
  const problem = nameProblem(nameOf(to), adapter.onWindows)
  if (problem) return { kind: 'problem', why: problem }
  try {
    return await moveWhole(adapter, from, to)
  } catch (error) {
    return refusalOf(error)
  }
}

async function moveWhole(adapter: Adapter, from: Path, to: Path): Promise<ChangeResult> {
  if (from.every((name, i) => to[i] === name)) return STALE
  const fromParent = await adapter.handles.find(parentOf(from))
  const toParent = await adapter.handles.find(parentOf(to))
  if ((await standingAt(fromParent, nameOf(from))) !== 'folder') return STALE
  if ((await standingAt(toParent, nameOf(to))) === 'nothing') return pour(adapter, fromParent, nameOf(from), toParent, nameOf(to))
  if (!isRespelling(from, to) || (await lists(toParent, nameOf(to)))) return STALE
  // A disk that folds names takes old and new for one: by way of another name.
  const passing = passingName(nameOf(to))
  const aside = await pour(adapter, fromParent, nameOf(from), toParent, passing)
  return aside.kind === 'done' ? pour(adapter, toParent, passing, toParent, nameOf(to)) : aside
}

/** Makes the target and empties the source into it. */
async function pour(
  adapter: Adapter,
  fromParent: FileSystemDirectoryHandle,
  fromName: string,
  toParent: FileSystemDirectoryHandle,
  toName: string,
): Promise<ChangeResult> {
  const source = await onDisk(() => fromParent.getDirectoryHandle(fromName))
  const target = await creating(toParent, () => toParent.getDirectoryHandle(toName, { create: true }))
  for (let pass = 1; ; pass++) {
    const moved = await movePieces(adapter, source, target)
    if (moved.problem) {
      // Where nothing could be moved at all, nothing was begun.
      if (moved.count === 0) await removeEmptied(toParent, toName)
      return { kind: 'problem', why: moved.problem }
    }
    const removed = await removeEmptied(fromParent, fromName)
    if (removed.kind !== 'not-empty' || moved.count === 0 || pass === PASSES) return removed
  }
}

interface Moved {
  count: number
  problem: LocalProblem | undefined
}

async function movePieces(adapter: Adapter, source: FileSystemDirectoryHandle, target: FileSystemDirectoryHandle): Promise<Moved> {
  const moved: Moved = { count: 0, problem: undefined }
  await readEntries(source, READERS, async piece => {
    const { kind, why } = await movePiece(adapter, source, piece, target)
    if (kind === 'problem') moved.problem ??= why
    // What stays because it is hidden deep below is told by the removal of the folders around it.
    else moved.count++
  })
  return moved
}

type PieceResult = { readonly kind: 'moved'; readonly why?: never } | { readonly kind: 'problem'; readonly why: LocalProblem }

/** One stuck piece stops no other. */
async function movePiece(
  adapter: Adapter,
  source: FileSystemDirectoryHandle,
  piece: EntryHandle,
  target: FileSystemDirectoryHandle,
): Promise<PieceResult> {
  try {
    const result =
      piece.kind === 'file'
        ? await adapter.moves.run(() => moveOne(piece, source, target))
        : await pour(adapter, source, piece.name, target, piece.name)
    return result.kind === 'problem' ? result : { kind: 'moved' }
  } catch (error) {
    if (!(error instanceof DiskFault)) throw error
    return error.kind === 'gone' ? { kind: 'moved' } : { kind: 'problem', why: problemOf(error.kind) }
  }
}

async function moveOne(
  file: FileSystemFileHandle,
  source: FileSystemDirectoryHandle,
  target: FileSystemDirectoryHandle,
): Promise<ChangeResult> {
  if ((await standingAt(target, file.name)) !== 'nothing') return { kind: 'problem', why: 'in-use' }
  const moved = await carry(file, source, target, file.name)
  return moved.kind === 'done' ? DONE : moved
}

async function removeEmptied(parent: FileSystemDirectoryHandle, name: string): Promise<ChangeResult> {
  try {
    await onDisk(() => parent.removeEntry(name))
    return DONE
  } catch (error) {
    if (error instanceof DiskFault && error.kind === 'gone') return DONE
    if (error instanceof DiskFault && error.kind === 'refused') return { kind: 'not-empty' }
    throw error
  }
}
