/**
 * Whether the names in a folder may be looked up at all. Where they may not (a folder without its x bit, say after a
 * careless `chmod -R 644`), Chromium lists nothing without a word and answers "not found" for whatever is inside.
 */
import { DiskFault, onDisk } from './disk-fault'

/** Longer than any disk takes, so it can never be made; but the disk looks into the folder before it says so. */
const IMPOSSIBLE_NAME = 'x'.repeat(300)

/** `gone`: the folder itself is not there. */
export async function searchable(folder: FileSystemDirectoryHandle): Promise<boolean | 'gone'> {
  try {
    await onDisk(() => folder.getFileHandle(IMPOSSIBLE_NAME, { create: true }))
  } catch (error) {
    if (!(error instanceof DiskFault)) throw error
    if (error.kind === 'gone') return 'gone'
    return !(error.cause instanceof DOMException && DENIED.has(error.cause.name))
  }
  return true
}

const DENIED = new Set(['NoModificationAllowedError', 'NotAllowedError'])
