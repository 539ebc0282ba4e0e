/** Opens a file of the data folder, never what a symbolic link leads to: neither in its own place nor in that of a folder above it. */
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { requireOwnFolder } from './own-folder'

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDONLY, O_RDWR, O_WRONLY } = constants

const FLAGS = {
  read: O_RDONLY,
  /** What is there already. */
  change: O_RDWR,
  /** Nothing may be there yet. */
  create: O_WRONLY | O_CREAT | O_EXCL,
  /** What is there already, or a new one. */
  ensure: O_WRONLY | O_CREAT,
}

/** `root`: as for `requireOwnFolder`. New files are for their owner alone. Throws as `open`, with `ELOOP` for a link. */
export async function openOwn(root: string, path: string, how: keyof typeof FLAGS): Promise<FileHandle> {
  await requireOwnFolder(root, dirname(path))
  return open(path, FLAGS[how] | O_NOFOLLOW, 0o600)
}
