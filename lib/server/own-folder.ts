/**
 * A folder below one of the data folder's, which must be a folder itself and no symbolic link: whoever can make a link
 * there must not have the server read or write what lies elsewhere. `root` may be one, by which whoever administers the
 * server puts it on another disk.
 */
import { lstat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** `folder`: `root` or below it. Throws for a link on the way from there, and as `lstat` for what is missing. */
export async function requireOwnFolder(root: string, folder: string): Promise<void> {
  let at = root
  for (const step of relative(root, folder).split(sep).filter(Boolean)) {
    at = join(at, step)
    if (!(await lstat(at)).isDirectory()) throw new Error(`${at} is no folder of ours`)
  }
}
