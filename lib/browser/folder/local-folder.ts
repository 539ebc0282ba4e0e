/** The LocalFolder port over File System Access, for a dedicated worker. Knows nothing of sync, nor of what is ignored. */

import type { Path } from '../../core/name'
import type { Access, ChangeResult, LocalFolder } from '../../core/ports'
import { type Adapter, createAdapter, creating, nameOf, parentOf, refusalOf } from './adapter'
import { FolderHandles } from './folder-handles'
import { listFolder, standingIn } from './list'
import { moveFile } from './move-file'
import { moveFolder } from './move-folder'
import { nameProblem } from './name-problem'
import { folderObserverClass, isWindows, type PermissionHandle } from './platform'
import { readLarge, readRange, readSmall } from './read'
import { removeFile, removeFolder } from './remove'
import { searchable } from './searchable'
import { watchFolder } from './watch'
import { writeFile } from './write'

const timers = {
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** `root`: the folder that the person connected, or any folder in it. */
export function createLocalFolder(root: FileSystemDirectoryHandle): LocalFolder {
  const adapter = createAdapter(new FolderHandles(root), isWindows())
  return {
    access: () => accessTo(root),
    list: path => listFolder(adapter, path),
    standing: path => standingIn(adapter, path),
    readSmall: files => readSmall(adapter, files),
    readLarge: (path, expected) => readLarge(adapter, path, expected),
    readRange: (path, expected, offset, length) => readRange(adapter, path, expected, offset, length),
    write: (path, expected, content) => writeFile(adapter, path, expected, content),
    makeFolder: path => makeFolder(adapter, path),
    moveFile: (from, to, expected) => moveFile(adapter, from, to, expected),
    moveFolder: (from, to) => moveFolder(adapter, from, to),
    removeFile: (path, expected) => removeFile(adapter, path, expected),
    removeFolder: path => removeFolder(adapter, path),
    nameProblem: name => nameProblem(name, adapter.onWindows),
    watch: hint => watchFolder(folderObserverClass(), root, timers, hint),
  }
}

async function accessTo(root: PermissionHandle & FileSystemDirectoryHandle): Promise<Access> {
  const state = (await root.queryPermission?.({ mode: 'readwrite' })) ?? 'granted'
  if (state !== 'granted') return state === 'prompt' ? 'ask' : 'denied'
  const found = await searchable(root)
  if (found === 'gone') return 'gone'
  return found ? 'granted' : 'denied'
}

async function makeFolder(adapter: Adapter, path: Path): Promise<ChangeResult> {
  const problem = nameProblem(nameOf(path), adapter.onWindows)
  if (problem) return { kind: 'problem', why: problem }
  try {
    const parent = await adapter.handles.find(parentOf(path))
    await adapter.moves.run(() => creating(parent, () => parent.getDirectoryHandle(nameOf(path), { create: true })))
    return { kind: 'done' }
  } catch (error) {
    return refusalOf(error)
  }
}
