/** Which of the folders that were found have nothing in them: no file brings them along. Pure. */
import type { Found } from '../uploads/sources'

export class EmptyFolders {
  private readonly left = new Map<string, readonly string[]>()

  /** In the order in which they are found: a folder before what is in it. */
  saw(found: Found): void {
    const inside = found.kind === 'folder' ? found.folders.slice(0, -1) : found.folders
    this.left.delete(keyOf(inside))
    if (found.kind === 'folder') this.left.set(keyOf(found.folders), found.folders)
    // What is in it is not known, if it is one.
    else if (found.kind === 'problem') this.left.delete(keyOf([...found.folders, found.name]))
  }

  /** Once all are found. */
  rest(): Iterable<readonly string[]> {
    return this.left.values()
  }
}

/** No name holds a "/". */
function keyOf(folders: readonly string[]): string {
  return folders.join('/')
}
