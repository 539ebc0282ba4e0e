/** Renames and moves one file. A target that stands there is never covered, but by its own name in another case. */
import { nameKey, type Path } from '../../core/name'
import type { WriteResult } from '../../core/ports'
import type { Fingerprint } from '../../core/sides'
import { type Adapter, fingerprintOf, nameOf, openExpected, parentOf, passingName, refusalOf, standingAt } from './adapter'
import { copyFile, sameBytes } from './copy-file'
import { DiskFault, onDisk } from './disk-fault'
import { nameProblem } from './name-problem'
import type { MovableFileHandle } from './platform'

const STALE = { kind: 'stale' } as const

export function moveFile(adapter: Adapter, from: Path, to: Path, expected: Fingerprint): Promise<WriteResult> {
  const problem = nameProblem(nameOf(to), adapter.onWindows)
  if (problem) return Promise.resolve({ kind: 'problem', why: problem })
  return adapter.moves.run(async () => {
    try {
      return await moveExpected(adapter, from, to, expected)
    } catch (error) {
      return refusalOf(error)
    }
  })
}

async function moveExpected(adapter: Adapter, from: Path, to: Path, expected: Fingerprint): Promise<WriteResult> {
  const source = await openExpected(adapter, from, expected)
  if (!('file' in source)) return source.kind === 'problem' ? source : STALE
  const [fromFolder, toFolder] = await Promise.all([adapter.handles.find(parentOf(from)), adapter.handles.find(parentOf(to))])
  if ((await standingAt(toFolder, nameOf(to))) !== 'nothing') {
    const isItself = isRespelling(from, to) && !(await lists(toFolder, nameOf(to)))
    return isItself ? respellFile(source.handle, toFolder, nameOf(to)) : STALE
  }
  return fromFolder === toFolder ? relocate(source.handle, toFolder, nameOf(to)) : carry(source.handle, fromFolder, toFolder, nameOf(to))
}

/** Moves a file onto a free name in another folder. */
export async function carry(
  handle: MovableFileHandle,
  from: FileSystemDirectoryHandle,
  to: FileSystemDirectoryHandle,
  name: string,
): Promise<WriteResult> {
  const before = handle.name
  const moved = await relocate(handle, to, name)
  if ((await standingAt(from, before)) === 'nothing') return moved
  // Where the disk refused to take the source away, Chromium made a copy and said that all is well. Unless somebody has
  // put another file in the old place by now: only what is there twice may go.
  if (!(await isSameContent(from, before, to, name))) return moved
  await onDisk(() => to.removeEntry(name))
  return { kind: 'problem', why: 'no-permission' }
}

async function isSameContent(
  from: FileSystemDirectoryHandle,
  before: string,
  to: FileSystemDirectoryHandle,
  name: string,
): Promise<boolean> {
  const fileAt = (folder: FileSystemDirectoryHandle, of: string) => onDisk(async () => (await folder.getFileHandle(of)).getFile())
  try {
    return await sameBytes(await fileAt(from, before), await fileAt(to, name))
  } catch (error) {
    if (error instanceof DiskFault) return false
    throw error
  }
}

/** Whether `to` is `from` in another case or normal form: on many disks the same place. */
export function isRespelling(from: Path, to: Path): boolean {
  const sameParent = from.length === to.length && parentOf(from).every((name, i) => name === to[i])
  return sameParent && nameOf(from) !== nameOf(to) && nameKey(nameOf(from)) === nameKey(nameOf(to))
}

/** Whether a folder's own listing has exactly this name; a look-up may answer for another spelling of it. */
export function lists(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  return onDisk(async () => {
    for await (const listed of folder.keys()) if (listed === name) return true
    return false
  })
}

/** By way of another name, as a disk that folds names takes old and new for one. */
async function respellFile(handle: MovableFileHandle, folder: FileSystemDirectoryHandle, name: string): Promise<WriteResult> {
  const before = handle.name
  const passing = passingName(name)
  await relocate(handle, folder, passing)
  try {
    return await relocate(await onDisk(() => folder.getFileHandle(passing)), folder, name)
  } catch (error) {
    await relocate(await onDisk(() => folder.getFileHandle(passing)), folder, before)
    throw error
  }
}

async function relocate(handle: MovableFileHandle, folder: FileSystemDirectoryHandle, name: string): Promise<WriteResult> {
  if (!handle.move) return copyFile(handle, folder, name)
  await onDisk(() => handle.move?.(folder, name))
  const moved = await onDisk(async () => (await folder.getFileHandle(name)).getFile())
  return { kind: 'done', fingerprint: fingerprintOf(moved) }
}
