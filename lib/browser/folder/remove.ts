/** Removes one expected file, or one empty folder; never anything with what is in it. */
import type { Path } from '../../core/name'
import type { ChangeResult } from '../../core/ports'
import type { Fingerprint } from '../../core/sides'
import { type Adapter, nameOf, openExpected, parentOf, refusalOf, standingAt } from './adapter'
import { DiskFault, onDisk } from './disk-fault'

const DONE = { kind: 'done' } as const
const STALE = { kind: 'stale' } as const

export async function removeFile(adapter: Adapter, path: Path, expected: Fingerprint): Promise<ChangeResult> {
  const opened = await openExpected(adapter, path, expected)
  if (!('file' in opened)) return opened.kind === 'problem' ? opened : STALE
  try {
    const folder = await adapter.handles.find(parentOf(path))
    await adapter.moves.run(() => onDisk(() => folder.removeEntry(nameOf(path))))
    return DONE
  } catch (error) {
    return refusalOf(error)
  }
}

export async function removeFolder(adapter: Adapter, path: Path): Promise<ChangeResult> {
  try {
    const parent = await adapter.handles.find(parentOf(path))
    const standing = await standingAt(parent, nameOf(path))
    if (standing === 'file') return STALE
    if (standing === 'folder') await adapter.moves.run(() => onDisk(() => parent.removeEntry(nameOf(path))))
    return DONE
  } catch (error) {
    if (error instanceof DiskFault && error.kind === 'gone') return DONE
    if (error instanceof DiskFault && error.kind === 'refused') return { kind: 'not-empty' }
    return refusalOf(error)
  }
}
